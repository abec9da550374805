//! What else a value may hold changed.

use super::example::takes;
use super::keywords::limits;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    id: "limit-unevaluated",
    title: "What else a value may hold changed",
    why: "No client checks it: it is in no type. The service refuses values that it excludes.",
    example: [takes!("{type: object}"), takes!("{type: object, unevaluatedProperties: false}")],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits(&["unevaluatedItems", "unevaluatedProperties"], pair, found);
}
