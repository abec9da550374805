//! Small models as text.

use crate::diagnostic::{Diagnostics, render};
use crate::model::{Draft, Member, Model, Operation, Shape, ShapeKind, StructureShape};
use crate::options::Options;
use crate::smithy;
use crate::source::Sources;

/// A model of version 2.0 with these shapes.
pub(super) fn file(shapes: &str) -> String {
    format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#)
}

/// A service `a#S` with an operation `a#Op` that has this input, and these shapes beside them.
pub(super) fn service(input: &str, shapes: &str) -> String {
    let head = r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}}"#;
    file(&format!(
        r#"{head}, "a#In": {{"type": "structure", {input}}}, {shapes} "a#End": {{"type": "string"}}"#
    ))
}

/// What is made of files, and what is said about them.
pub(super) fn read(files: &[&str], options: &Options) -> (Option<Draft>, Diagnostics, Sources) {
    let mut sources = Sources::default();
    for (index, text) in files.iter().enumerate() {
        sources.add(format!("{index}.json"), *text);
    }
    let mut diagnostics = Diagnostics::default();
    let draft = smithy::read(&sources, options, &mut diagnostics);
    (draft, diagnostics, sources)
}

/// A model that must be sound.
pub(super) fn lower(text: &str) -> Model {
    lower_with(text, &Options::default())
}

/// A model that must be sound, with decisions of a maintainer.
pub(super) fn lower_with(text: &str, options: &Options) -> Model {
    let (draft, diagnostics, sources) = read(&[text], options);
    match draft {
        Some(Draft(model)) => model,
        None => panic!("{}", render(&diagnostics, &sources)),
    }
}

/// The shape with a name.
pub(super) fn shape<'m>(model: &'m Model, name: &str) -> &'m Shape {
    model.shapes.iter().map(|(_, shape)| shape).find(|shape| shape.name == name).unwrap()
}

/// The structure with a name.
pub(super) fn structure<'m>(model: &'m Model, name: &str) -> &'m StructureShape {
    match &shape(model, name).kind {
        ShapeKind::Structure(structure) => structure,
        other => panic!("{name} is {other:?}"),
    }
}

/// A member of the structure with a name.
pub(super) fn member<'m>(model: &'m Model, name: &str, member: &str) -> &'m Member {
    structure(model, name).members.iter().find(|each| each.name == member).unwrap()
}

/// The operation with a name.
pub(super) fn operation<'m>(model: &'m Model, name: &str) -> &'m Operation {
    model.operations.iter().find(|operation| operation.name == name).unwrap()
}
