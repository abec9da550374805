//! Inputs and responses are structures whose members can travel where they are bound to.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Arena, Binding, Member, Model, Operation, Presence, QueryStyle, Scalar, Shape, ShapeId, ShapeKind,
    StructureShape, UriPart,
};
use crate::source::Origin;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for operation in &model.operations {
        if let Some(input) = structure(&model.shapes, operation.input, &operation.origin, diagnostics) {
            check_labels(operation, input, diagnostics);
        }
        for response in operation.success.iter().chain(&operation.errors) {
            if let Some(shape) = response.shape {
                structure(&model.shapes, shape, &response.origin, diagnostics);
            }
        }
        let responses = super::super::reach::of_responses(operation);
        for id in std::iter::once(operation.input).chain(responses) {
            // Errors belong to many operations, and are told of once.
            if seen.insert(id) {
                check_bindings(&model.shapes, &model.shapes[id], diagnostics);
            }
        }
    }
}

fn structure<'a>(
    shapes: &'a Arena,
    id: ShapeId,
    user: &Origin,
    diagnostics: &mut Diagnostics,
) -> Option<&'a StructureShape> {
    let shape = &shapes[id];
    if let ShapeKind::Structure(structure) = &shape.kind {
        return Some(structure);
    }
    let message = format!("`{}` is an input or a response, but is no structure", shape.name);
    diagnostics.push(Diagnostic::new(Code::ModelNotAStructure, user, message));
    None
}

fn check_labels(operation: &Operation, input: &StructureShape, diagnostics: &mut Diagnostics) {
    let path = operation.http.iter().flat_map(|http| &http.uri.parts);
    let labels: Vec<_> = path
        .chain(operation.host_prefix.iter().flat_map(|prefix| &prefix.parts))
        .filter_map(|part| match part {
            UriPart::Label { member, .. } => Some(member),
            UriPart::Literal(_) => None,
        })
        .collect();
    for label in &labels {
        let problem = match input.members.iter().find(|member| member.name == **label) {
            None => "has no member in the input",
            Some(member) if !always_there(member) => "belongs to a member that may be left out",
            Some(_) => continue,
        };
        let message = format!("label `{label}` of operation `{}` {problem}", operation.name);
        diagnostics.push(Diagnostic::new(Code::ModelLabel, &operation.origin, message));
    }
    // Without a request line the protocol takes no notice of labels.
    let bound = input.members.iter().filter(|_| operation.http.is_some());
    for member in bound {
        if member.binding == Some(Binding::Label) && !labels.contains(&&member.name) {
            let message = format!("`{}` is bound to a label that the path does not have", member.name);
            diagnostics.push(Diagnostic::new(Code::ModelLabel, &member.origin, message));
        }
    }
}

fn always_there(member: &Member) -> bool {
    member.presence != Presence::Optional
}

fn check_bindings(shapes: &Arena, shape: &Shape, diagnostics: &mut Diagnostics) {
    let ShapeKind::Structure(structure) = &shape.kind else { return };
    let mut places = BTreeSet::new();
    for member in &structure.members {
        let Some(binding) = &member.binding else { continue };
        if !places.insert(place(binding, member)) {
            let message = format!("`{}` travels where another member of `{}` does", member.name, shape.name);
            let help = "bind one of the two to another place, or remove it";
            diagnostics.push(Diagnostic::new(Code::ModelBindingConflict, &member.origin, message).help(help));
        }
        // Where the specification gives a style, every value has a spelling.
        if member.spelling.is_none() && !fits(shapes, binding, &shapes[member.target]) {
            let message = format!("the value of `{}` cannot travel in {}", member.name, describe(binding));
            diagnostics.push(Diagnostic::new(Code::ModelBindingTarget, &member.origin, message));
        }
    }
}

/// Two members in the same place have equal texts.
fn place(binding: &Binding, member: &Member) -> String {
    match binding {
        Binding::Label => format!("label {}", member.name),
        Binding::Query { name, .. } => format!("query {name}"),
        Binding::QueryMap => "query map".into(),
        Binding::Header(name) => format!("header {}", name.to_ascii_lowercase()),
        Binding::HeaderPrefix(_) => "header prefix".into(),
        Binding::Cookie(name) => format!("cookie {name}"),
        Binding::Payload(_) => "payload".into(),
        Binding::StatusCode => "status code".into(),
    }
}

fn describe(binding: &Binding) -> &'static str {
    match binding {
        Binding::Label => "the path",
        Binding::Query { .. } => "a query parameter",
        Binding::QueryMap => "query parameters",
        Binding::Header(_) => "a header",
        Binding::HeaderPrefix(_) => "headers",
        Binding::Cookie(_) => "a cookie",
        Binding::Payload(_) => "the body",
        Binding::StatusCode => "the status",
    }
}

fn fits(shapes: &Arena, binding: &Binding, target: &Shape) -> bool {
    let list_of_text = |shape: &Shape| match &shape.kind {
        ShapeKind::List(list) => is_text(&shapes[list.member.target]),
        _ => is_text(shape),
    };
    match (binding, &target.kind) {
        (Binding::Payload(_), _) => true,
        (Binding::Query { style, .. }, ShapeKind::Structure(structure)) => {
            let fits = |member: &Member| list_of_text(&shapes[member.target]);
            *style != QueryStyle::Space && *style != QueryStyle::Pipe && structure.members.iter().all(fits)
        }
        (Binding::Query { .. }, ShapeKind::Map(map)) => list_of_text(&shapes[map.value.target]),
        (Binding::QueryMap, ShapeKind::Map(map)) => list_of_text(&shapes[map.value.target]),
        (Binding::HeaderPrefix(_), ShapeKind::Map(map)) => is_text(&shapes[map.value.target]),
        (Binding::QueryMap | Binding::HeaderPrefix(_), _) => false,
        (Binding::StatusCode, kind) => {
            matches!(kind, ShapeKind::Scalar(Scalar::Integer | Scalar::Long) | ShapeKind::IntEnum(_))
        }
        _ => list_of_text(target),
    }
}

/// Whether a value can be spelled as one text.
fn is_text(shape: &Shape) -> bool {
    match shape.kind {
        ShapeKind::Scalar(scalar) => !matches!(scalar, Scalar::StreamingBlob | Scalar::File),
        ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => true,
        _ => false,
    }
}
