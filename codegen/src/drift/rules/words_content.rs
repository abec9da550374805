//! What is inside of a text changed.

use super::example::takes;
use super::keywords::limits;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    id: "limit-content",
    title: "What is inside of a text changed",
    why: "A text may hold a document of another kind. Clients take the text as it is; the service refuses what it cannot read.",
    example: [
        takes!("{type: object, properties: {doc: {type: string, contentMediaType: application/json}}}"),
        takes!("{type: object, properties: {doc: {type: string, contentMediaType: application/xml}}}"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits(&["contentSchema", "contentMediaType", "contentEncoding"], pair, found);
}
