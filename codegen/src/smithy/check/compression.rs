//! Operations whose requests are compressed have a body of which that can be said.

use serde_json::Value;

use super::values::report;
use crate::diagnostic::Diagnostics;
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, OperationNode};
use crate::smithy::prelude::UNIT;
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        let Kind::Operation(operation) = &node.kind else { continue };
        let found = node.traits.iter().find(|(id, _)| id.as_str() == traits::REQUEST_COMPRESSION);
        if let Some((id, found)) = found
            && let Some(problem) = problem(assembly, operation, &found.value)
        {
            report(id, found, problem, diagnostics);
        }
    }
}

fn problem(assembly: &Assembly, operation: &OperationNode, value: &Value) -> Option<&'static str> {
    if value.get("encodings").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        return Some("names no encoding");
    }
    let input = operation.input.as_ref().filter(|input| input.id.as_str() != UNIT);
    let Some(input) = input.and_then(|input| assembly.get(&input.id)) else {
        return Some("is about an input, which the operation has not");
    };
    let needs_length = input
        .members
        .values()
        .any(|member| assembly.get(&member.target).is_some_and(|target| target.has(traits::REQUIRES_LENGTH)));
    needs_length.then_some("is about a stream whose length must be known before it is compressed")
}
