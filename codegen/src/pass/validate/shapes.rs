//! Enums and unions are not empty, map keys are text, and every structure can end.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Arena, Model, Scalar, Shape, ShapeKind, endless};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for (_, shape) in model.shapes.iter() {
        diagnostics.extend(empty(shape));
        diagnostics.extend(odd_key(&model.shapes, shape));
    }
    for id in endless(&model.shapes) {
        diagnostics.push(has_no_end(&model.shapes[id]));
    }
}

fn empty(shape: &Shape) -> Option<Diagnostic> {
    let (code, what) = match &shape.kind {
        ShapeKind::Enum(known) if known.values.is_empty() => (Code::ModelEmptyEnum, "enum"),
        ShapeKind::IntEnum(known) if known.values.is_empty() => (Code::ModelEmptyEnum, "enum"),
        ShapeKind::Union(union) if union.variants.is_empty() => (Code::ModelEmptyUnion, "union"),
        _ => return None,
    };
    let message = format!("{what} `{}` has no values, so that nothing can be of its type", shape.name);
    Some(Diagnostic::new(code, &shape.origin, message))
}

fn odd_key(shapes: &Arena, shape: &Shape) -> Option<Diagnostic> {
    let ShapeKind::Map(map) = &shape.kind else { return None };
    match shapes[map.key.target].kind {
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => None,
        _ => {
            let message = format!("the keys of map `{}` are not text", shape.name);
            Some(Diagnostic::new(Code::ModelMapKey, &map.key.origin, message))
        }
    }
}

fn has_no_end(shape: &Shape) -> Diagnostic {
    let message = format!("`{}` always contains itself, so that no value of it can ever end", shape.name);
    Diagnostic::new(Code::ModelEndless, &shape.origin, message)
        .help("make one of the members that lead back to it optional")
}
