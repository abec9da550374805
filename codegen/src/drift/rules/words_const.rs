//! A value is fixed, or no longer is.

use super::example::takes;
use super::keywords::limits;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    id: "limit-const",
    title: "A value is fixed, or no longer is",
    why: "The service refuses other values; no client checks what it reads.",
    example: [
        takes!("{type: object, properties: {kind: {type: string}}}"),
        takes!("{type: object, properties: {kind: {type: string, const: cat}}}"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits(&["const"], pair, found);
}
