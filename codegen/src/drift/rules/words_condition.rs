//! A condition on values changed.

use super::example::takes;
use super::keywords::limits;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    id: "limit-condition",
    title: "A condition on values changed",
    why: "No client checks it: it is in no type. The service refuses values that it excludes.",
    example: [takes!("{type: object}"), takes!("{type: object, if: {required: [a]}, then: {required: [b]}}")],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits(&["if", "then", "else", "not"], pair, found);
}
