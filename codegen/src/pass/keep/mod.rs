//! Which structures keep members that the specification does not name?
//!
//! Those that declare additional properties do anyway. What `[[keep-unknown]]` in `spec.toml` says
//! comes in, and goes into the model: such a structure gets additional members that are documents.
//! Only objects of JSON and maps of CBOR have a place for them ([`places`]).

mod places;

use self::places::Places;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::model::{Model, Shape, ShapeId, ShapeKind, StructureShape};
use crate::options::{Options, Override};
use crate::source::{JsonPointer, Origin};

/// Makes the structures that the maintainer names keep what nobody knows.
pub(super) fn settle(model: &mut Model, options: &Options, diagnostics: &mut Diagnostics) {
    if options.keep_unknown.is_empty() {
        return;
    }
    let places = Places::of(model);
    let chosen = options.keep_unknown.iter().map(|wanted| choose(model, &places, wanted));
    let mut keepers: Vec<ShapeId> = Vec::new();
    // All entries are looked at before the model is changed, so that none makes another one useless.
    for chosen in chosen.collect::<Vec<_>>() {
        match chosen {
            Ok(found) => keepers.extend(found),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    if !keepers.is_empty() {
        let origin = Origin { file: model.service.origin.file, pointer: JsonPointer::ROOT };
        let value = model.shapes.add(Shape::new("Document", ShapeKind::Document, origin));
        for id in keepers {
            if let ShapeKind::Structure(structure) = &mut model.shapes[id].kind {
                structure.additional = Some(value);
                structure.keeps_unknown = true;
            }
        }
    }
}

/// The structures that an entry is about, or what is wrong with it.
fn choose(model: &Model, places: &Places, wanted: &Override) -> Result<Vec<ShapeId>, Box<Diagnostic>> {
    let named: Vec<_> = structures(model).filter(|(_, shape, _)| is_named(wanted, shape)).collect();
    let silent = named.iter().filter(|(_, _, structure)| structure.additional.is_none());
    let fit: Vec<_> = silent.map(|(id, ..)| *id).filter(|id| places.unfit(*id).is_none()).collect();
    if !fit.is_empty() {
        return Ok(fit);
    }
    let declared = named.iter().find(|(_, _, structure)| structure.additional.is_some());
    Err(Box::new(match (declared, named.first()) {
        (Some((_, shape, _)), _) => needless(wanted, shape),
        (None, Some((id, shape, _))) => misplaced(wanted, shape, places.unfit(*id).unwrap_or_default()),
        (None, None) => unknown(model, wanted),
    }))
}

fn structures(model: &Model) -> impl Iterator<Item = (ShapeId, &Shape, &StructureShape)> {
    model.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
        ShapeKind::Structure(structure) => Some((id, shape, structure)),
        _ => None,
    })
}

fn is_named(wanted: &Override, shape: &Shape) -> bool {
    let target = target(shape);
    match wanted.target.strip_suffix('*') {
        Some(beginning) => target.starts_with(beginning),
        None => target == wanted.target,
    }
}

/// What the maintainer calls a shape: its id in a Smithy model, where it is in any other document.
fn target(shape: &Shape) -> String {
    match shape.origin.pointer.tokens().as_slice() {
        ["shapes", id, ..] if id.contains('#') => (*id).to_owned(),
        _ => shape.origin.pointer.to_string(),
    }
}

fn unknown(model: &Model, wanted: &Override) -> Diagnostic {
    let message = format!("`[[keep-unknown]]` has the target `{}`, which is no structure", wanted.target);
    let targets: Vec<_> = structures(model).map(|(_, shape, _)| target(shape)).collect();
    let help = match similar(&wanted.target, targets.iter().map(String::as_str)) {
        Some(meant) => format!("is `{meant}` meant?"),
        None => {
            "the target is a structure's shape id (Smithy) or JSON pointer (OpenAPI), the beginning of some \
                 with `*` behind it, or `*` for all"
                .to_owned()
        }
    };
    Diagnostic::global(Code::OptionsKeepUnknown, message).help(help)
}

fn needless(wanted: &Override, shape: &Shape) -> Diagnostic {
    let message = format!(
        "`[[keep-unknown]]` has the target `{}`, and `{}` keeps what it does not name anyway, since the \
         specification allows it",
        wanted.target, shape.name
    );
    Diagnostic::new(Code::OptionsKeepUnknownNeedless, &shape.origin, message).help("remove the entry")
}

fn misplaced(wanted: &Override, shape: &Shape, reason: &str) -> Diagnostic {
    let message = format!(
        "`[[keep-unknown]]` has the target `{}`, but `{}` cannot keep what it does not name: it {reason}",
        wanted.target, shape.name
    );
    Diagnostic::new(Code::OptionsKeepUnknown, &shape.origin, message)
        .help("only documents of JSON and CBOR can hold more than is described: remove the entry")
}

#[cfg(test)]
mod tests;
