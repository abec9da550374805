//! Streams stand only where they can be: as a member of an input or output, one of them.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, OperationNode};
use crate::smithy::traits;
use crate::source::Origin;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut streams = Streams { assembly, diagnostics };
    for node in assembly.iter() {
        if node.has(traits::STREAMING) {
            streams.stream(node);
        }
        for member in node.members.values() {
            streams.member(node, member);
        }
        streams.one_at_most(node);
        if let Kind::Operation(operation) = &node.kind {
            streams.errors(operation);
            streams.output(operation);
        }
    }
}

struct Streams<'a> {
    assembly: &'a Assembly,
    diagnostics: &'a mut Diagnostics,
}

impl Streams<'_> {
    /// A stream of bytes or of events, each of which is a structure.
    fn stream(&mut self, node: &Node) {
        if !matches!(node.kind, Kind::Union) {
            return;
        }
        for (name, member) in &node.members {
            let target = self.assembly.get(&member.target);
            if target.is_some_and(|target| !matches!(target.kind, Kind::Structure)) {
                let message = format!("the event `{name}` is not a structure");
                self.report(&member.origin, message, "put the value into a structure");
            }
        }
    }

    fn member(&mut self, node: &Node, member: &MemberNode) {
        let Some(target) = self.assembly.get(&member.target) else { return };
        if matches!(target.kind, Kind::Structure) && self.holds_stream(target) {
            let message = format!("`{}` holds a stream and cannot be part of another shape", target.id);
            self.report(&member.origin, message, "a stream is a member of an input or output itself");
        }
        if !target.has(traits::STREAMING) {
            return;
        }
        let is_root = matches!(node.kind, Kind::Structure);
        let present = member.has(traits::REQUIRED) || member.has(traits::DEFAULT);
        if !is_root {
            let message = format!("a {} cannot hold a stream", node.kind.name());
            self.report(&member.origin, message, "a stream is a member of an input or output itself");
        } else if matches!(target.kind, Kind::Blob) && !present {
            let message =
                "a stream of bytes is always there: the member has neither `required` nor `default`";
            self.report(
                &member.origin,
                message.to_owned(),
                "give the member `required`, or `default` with \"\"",
            );
        }
    }

    fn one_at_most(&mut self, node: &Node) {
        let members = node.members.values().filter(|member| self.is_stream(member)).skip(1);
        for member in members.collect::<Vec<_>>() {
            let message = format!("`{}` has more than one stream", node.id);
            self.report(&member.origin, message, "leave one of them");
        }
    }

    fn errors(&mut self, operation: &OperationNode) {
        for error in &operation.errors {
            if self.assembly.get(&error.id).is_some_and(|error| self.holds_stream(error)) {
                let message = format!("the error `{}` holds a stream", error.id);
                self.report(&error.origin, message, "only inputs and outputs hold streams");
            }
        }
    }

    /// Only who sends a stream can be asked for its length.
    fn output(&mut self, operation: &OperationNode) {
        let output = operation.output.as_ref().and_then(|output| self.assembly.get(&output.id));
        for member in output.into_iter().flat_map(|output| output.members.values()) {
            let target = self.assembly.get(&member.target);
            if target.is_some_and(|target| target.has(traits::REQUIRES_LENGTH)) {
                let message = "a stream in an output cannot have `requiresLength`".to_owned();
                self.report(&member.origin, message, "target a stream without the trait");
            }
        }
    }

    fn holds_stream(&self, node: &Node) -> bool {
        node.members.values().any(|member| self.is_stream(member))
    }

    fn is_stream(&self, member: &MemberNode) -> bool {
        self.assembly.get(&member.target).is_some_and(|target| target.has(traits::STREAMING))
    }

    fn report(&mut self, origin: &Origin, message: String, help: &str) {
        self.diagnostics.report(Code::SmithyStreaming, origin, message, help);
    }
}
