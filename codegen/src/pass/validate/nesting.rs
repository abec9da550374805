//! Lists and maps do not lie too deep inside each other: they have no names in Rust, so that each
//! step makes the type of their member longer.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Arena, Model, Shape, ShapeId, ShapeKind};

/// How many lists and maps may lie inside each other.
const DEEPEST: usize = 64;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for (_, shape) in model.shapes.iter() {
        // What lies around it is too deep as well, which need not be said.
        if depth(&model.shapes, shape) == DEEPEST + 1 {
            let message =
                format!("`{}` holds more than {DEEPEST} lists and maps inside each other", shape.name);
            let help = "put a structure in between";
            diagnostics.push(Diagnostic::new(Code::ModelNesting, &shape.origin, message).help(help));
        }
    }
}

/// How many lists and maps a shape is, with those inside of it; those that go round in a circle are
/// counted a little further than may be.
fn depth(shapes: &Arena, shape: &Shape) -> usize {
    let mut next = item(shape);
    let mut depth = 0;
    while let Some(id) = next.filter(|_| depth <= DEEPEST + 1) {
        depth += 1;
        next = item(&shapes[id]);
    }
    depth
}

/// What a list or map holds.
fn item(shape: &Shape) -> Option<ShapeId> {
    match &shape.kind {
        ShapeKind::List(list) => Some(list.member.target),
        ShapeKind::Map(map) => Some(map.value.target),
        _ => None,
    }
}
