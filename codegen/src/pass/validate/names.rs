//! Nothing is nameless, and nothing is there twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::walk::members;
use crate::model::{Member, Model, Shape, ShapeKind};
use crate::source::Origin;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let operations = model.operations.iter().map(|operation| (operation.name.as_str(), &operation.origin));
    unique("operation", operations, diagnostics);
    for (_, shape) in model.shapes.iter() {
        if shape.name.is_empty() {
            diagnostics.push(nameless("shape", &shape.origin));
        }
        check_members(shape, diagnostics);
    }
}

fn check_members(shape: &Shape, diagnostics: &mut Diagnostics) {
    if !matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)) {
        return;
    }
    let members = members(shape);
    let named = members.iter().map(|member| (member.name.as_str(), &member.origin));
    unique(&format!("member of `{}`", shape.name), named, diagnostics);
    let on_wire = members.iter().filter(|member| in_document(member));
    let wire_names = on_wire.map(|member| (member.wire_name.as_str(), &member.origin));
    if matches!(shape.kind, ShapeKind::Structure(_)) {
        repeated(&format!("`{}` has two properties", shape.name), wire_names, diagnostics);
    }
}

/// Bound members do not meet in the document.
fn in_document(member: &Member) -> bool {
    member.binding.is_none()
}

fn unique<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, &'a Origin)> + Clone,
    diagnostics: &mut Diagnostics,
) {
    for (_, origin) in names.clone().filter(|(name, _)| name.is_empty()) {
        diagnostics.push(nameless(what, origin));
    }
    repeated(&format!("there are two of: {what}"), names, diagnostics);
}

fn repeated<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, &'a Origin)>,
    diagnostics: &mut Diagnostics,
) {
    let mut seen = BTreeMap::new();
    for (name, origin) in names.filter(|(name, _)| !name.is_empty()) {
        if seen.insert(name, origin).is_some() {
            let diagnostic = Diagnostic::new(Code::ModelDuplicateName, origin, format!("{what} `{name}`"));
            diagnostics.push(diagnostic.help("give one of the two another name"));
        }
    }
}

fn nameless(what: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::ModelEmptyName, origin, format!("a {what} has no name"))
        .help("name it, or leave it out")
}
