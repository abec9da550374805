//! The values of properties by pattern changed.

use super::example::takes;
use super::keywords::limits_by_name;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    id: "limit-pattern-properties",
    title: "The values of properties by pattern changed",
    why: "No client checks it: it is in no type. The service refuses values that it excludes.",
    example: [takes!("{type: object}"), takes!("{type: object, patternProperties: {'^a': {type: string}}}")],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits_by_name(&["patternProperties"], pair, found);
}
