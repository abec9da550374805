//! A response has a body, or no longer has.

use super::example::operation;
use crate::drift::pair::ResponsePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "response-body",
    title: "A response has a body, or no longer has",
    why: "The output of the operation is of another type.",
    example: [
        operation!("      responses: {'200': {description: ok}}\n"),
        operation!(
            "      responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}\n"
        ),
    ],
    check: Check::Response(check),
};

fn check(pair: &ResponsePair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let rust = if pair.is_error { Bump::Patch } else { Bump::Major };
    match (old.shape, new.shape) {
        (None, Some(_)) => {
            found.add("it has a body", Wire::new_client(Safety::Breaking), rust);
        }
        (Some(_), None) => {
            found.add("it has no body any more", Wire::old_client(Safety::Breaking), rust);
        }
        _ => {}
    }
}
