//! The protocol tests that a model carries.
//!
//! They are the traits of
//! [HTTP protocol compliance tests](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html)
//! and their kin for event streams. They mean nothing to a client, so the model does not hold them;
//! their values are given as they were read.

use serde_json::Value;

use super::assemble::Assembly;
use super::ast::{Kind, Node};
use super::closure;
use crate::diagnostic::Diagnostics;
use crate::options::{Options, SmithyOptions};
use crate::source::{Origin, Sources};

/// The tests of one trait of one shape.
#[derive(Debug, Clone)]
pub struct ProtocolTests {
    /// What they test.
    pub kind: TestKind,
    /// The place of the shape that carries them: an operation or an error.
    pub shape: Origin,
    /// The shape's name.
    pub name: String,
    /// The tests.
    pub tests: Vec<Value>,
}

/// What tests are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestKind {
    /// The request that an input becomes (`smithy.test#httpRequestTests`).
    Request,
    /// What a response is read as (`smithy.test#httpResponseTests`).
    Response,
    /// Events of a stream (`smithy.test#eventStreamTests`).
    EventStream,
}

impl TestKind {
    const ALL: [Self; 3] = [Self::Request, Self::Response, Self::EventStream];

    /// The id of the trait.
    pub const fn trait_id(self) -> &'static str {
        match self {
            Self::Request => "smithy.test#httpRequestTests",
            Self::Response => "smithy.test#httpResponseTests",
            Self::EventStream => "smithy.test#eventStreamTests",
        }
    }
}

/// The ids of all services of a model; none if it cannot be read.
pub fn services(sources: &Sources) -> Vec<String> {
    let assembly = super::assembly(sources, &mut Diagnostics::default());
    let nodes = assembly.iter().flat_map(Assembly::iter).filter(|node| matches!(node.kind, Kind::Service(_)));
    nodes.map(|node| node.id.to_string()).collect()
}

/// The tests of a service: those of its operations, and those of the errors that these name.
pub fn protocol_tests(sources: &Sources, service: &str) -> Vec<ProtocolTests> {
    let mut diagnostics = Diagnostics::default();
    let Some(assembly) = super::assembly(sources, &mut diagnostics) else { return Vec::new() };
    let smithy = SmithyOptions { service: Some(service.to_owned()) };
    let options = Options { smithy, ..Options::default() };
    let Some((_, service)) = closure::service(&assembly, &options, &mut diagnostics) else {
        return Vec::new();
    };
    let operations = closure::operations(&assembly, service);
    let mut shapes: Vec<&Node> = operations.iter().map(|(node, _)| *node).collect();
    let errors = operations.iter().flat_map(|(_, operation)| &operation.errors).chain(&service.errors);
    for error in errors.filter_map(|reference| assembly.get(&reference.id)) {
        if !shapes.iter().any(|known| known.id == error.id) {
            shapes.push(error);
        }
    }
    shapes.into_iter().flat_map(of_shape).collect()
}

fn of_shape(node: &Node) -> impl Iterator<Item = ProtocolTests> {
    TestKind::ALL.into_iter().filter_map(|kind| {
        let tests = node.find(kind.trait_id())?.value.as_array()?.clone();
        Some(ProtocolTests { kind, shape: node.origin.clone(), name: node.id.name().to_owned(), tests })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
        "a#One": {"type": "service", "version": "1", "operations": [{"target": "a#Go"}]},
        "a#Two": {"type": "service", "version": "1", "operations": [{"target": "a#Stop"}]},
        "a#Go": {"type": "operation", "errors": [{"target": "a#Oops"}]},
        "a#Stop": {"type": "operation", "traits": {"smithy.test#httpRequestTests": [{"id": "Other"}]}},
        "a#Oops": {"type": "structure", "traits": {
            "smithy.api#error": "client", "smithy.test#httpResponseTests": [{"id": "Failure"}]}}}}"#;
    const APPLIED: &str = r#"{"smithy": "2.0", "shapes": {
        "a#Go": {"type": "apply", "traits": {"smithy.test#httpRequestTests": [{"id": "Sent"}]}}}}"#;

    #[test]
    fn a_service_has_the_tests_of_its_operations_and_of_their_errors() {
        let mut sources = Sources::default();
        sources.add("model.json", MODEL);
        sources.add("tests.json", APPLIED);
        assert_eq!(services(&sources), ["a#One", "a#Two"]);
        let found = protocol_tests(&sources, "a#One");
        let ids = |tests: &ProtocolTests| tests.tests.iter().map(|test| test["id"].to_string()).collect();
        let found: Vec<(TestKind, &str, String)> =
            found.iter().map(|tests| (tests.kind, tests.name.as_str(), ids(tests))).collect();
        assert_eq!(
            found,
            [
                (TestKind::Request, "Go", "\"Sent\"".to_owned()),
                (TestKind::Response, "Oops", "\"Failure\"".to_owned())
            ]
        );
    }
}
