//! An operation is explained elsewhere.

use super::example::operation;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-further-reading",
    title: "An operation is explained elsewhere",
    why: "Links are for people.",
    example: [
        operation!(
            "      externalDocs: {url: 'https://one.example'}\n      responses: {'204': {description: done}}\n"
        ),
        operation!(
            "      externalDocs: {url: 'https://two.example'}\n      responses: {'204': {description: done}}\n"
        ),
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.external_docs != new.external_docs {
        found.add("the links for further reading are others", Wire::SAFE, Bump::Patch);
    }
    if old.summary != new.summary {
        found.add("it is summed up in other words", Wire::SAFE, Bump::Patch);
    }
}
