//! Which operations would send or receive a stream of events by a protocol that has none?

use super::reach::of_responses;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Operation, ShapeId, ShapeKind, Skipped};

use crate::protocol;

const REASON: &str = "the protocol says nothing of event streams";

/// Takes these operations out of the model and lists them as skipped. The others stay as they are.
pub(super) fn skip(model: &mut Model, diagnostics: &mut Diagnostics) {
    let protocol = model.service.protocols.first();
    if protocol.is_some_and(|protocol| protocol::rules(*protocol).events.is_some()) {
        return;
    }
    let operations = std::mem::take(&mut model.operations);
    let (streams, others): (Vec<_>, Vec<_>) =
        operations.into_iter().partition(|operation| has_event_stream(model, operation));
    model.operations = others;
    for operation in streams {
        let message = format!("the operation `{}` is left out: {REASON}", operation.name);
        let diagnostic = Diagnostic::new(Code::ModelEventStream, &operation.origin, message);
        diagnostics.push(diagnostic.help("the client has all other operations"));
        model.skipped.push(Skipped {
            what: format!("operation {}", operation.name),
            reason: REASON.to_owned(),
            origin: operation.origin,
        });
    }
}

/// An event stream is a member of an input or output itself (Smithy: `streaming`).
fn has_event_stream(model: &Model, operation: &Operation) -> bool {
    std::iter::once(operation.input).chain(of_responses(operation)).any(|shape| holds_stream(model, shape))
}

fn holds_stream(model: &Model, shape: ShapeId) -> bool {
    let ShapeKind::Structure(structure) = &model.shapes[shape].kind else { return false };
    structure.members.iter().any(
        |member| matches!(&model.shapes[member.target].kind, ShapeKind::Union(union) if union.event_stream),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test may stop at once")]

    use super::*;
    use crate::model::Protocol;
    use crate::toy::{Toy, text};

    #[test]
    fn an_event_stream_takes_its_own_operation_out_and_no_other() {
        let mut toy = Toy::new();
        toy.model.service.protocols = vec![Protocol::AwsQuery];
        let name = toy.add("Name", text());
        let events = toy.union("Events", &[("name", name)]);
        let ShapeKind::Union(union) = &mut toy.model.shapes[events].kind else { panic!("no union") };
        union.event_stream = true;
        let choice = toy.union("Choice", &[("name", name)]);
        let [plain, stream] = [("Plain", choice), ("Stream", events)]
            .map(|(shape, target)| toy.structure(shape, &[("it", target)]));
        toy.operation("Stay", plain, Some(plain));
        toy.operation("Send", stream, None);
        toy.operation("Receive", plain, Some(stream));
        let mut diagnostics = Diagnostics::default();
        skip(&mut toy.model, &mut diagnostics);
        let names: Vec<_> = toy.model.operations.iter().map(|operation| operation.name.as_str()).collect();
        assert_eq!(names, ["Stay"]);
        let skipped: Vec<_> = toy.model.skipped.iter().map(|skipped| skipped.what.as_str()).collect();
        assert_eq!(skipped, ["operation Send", "operation Receive"]);
        assert_eq!(diagnostics.iter().filter(|it| it.code == Code::ModelEventStream).count(), 2);
    }
}
