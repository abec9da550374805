//! The limits of a length changed.

use super::example::takes;
use super::sides::{narrowed, widened};
use crate::drift::pair::LimitsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};

pub(super) const RULE: Rule = Rule {
    id: "limit-length",
    title: "The limits of a length changed",
    why: "The service refuses what is beyond the limits of what it takes; no client checks the limits of what it reads. A limit that is stated for the first time may have been there before.",
    example: [
        takes!("{type: object, properties: {name: {type: string, maxLength: 10}}}"),
        takes!("{type: object, properties: {name: {type: string, maxLength: 5}}}"),
    ],
    check: Check::Limits(check),
};

fn check(pair: &LimitsPair<'_>, found: &mut Findings) {
    let least = Bound { old: pair.old.min_length, new: pair.new.min_length };
    let most = Bound { old: pair.old.max_length, new: pair.new.max_length };
    least.tell("least", |old, new| new > old, pair, found);
    most.tell("greatest", |old, new| new < old, pair, found);
}

/// A limit in both versions, or in the one that has it.
struct Bound {
    old: Option<u64>,
    new: Option<u64>,
}

impl Bound {
    fn tell(
        &self,
        word: &str,
        is_tighter: impl Fn(u64, u64) -> bool,
        pair: &LimitsPair<'_>,
        found: &mut Findings,
    ) {
        // A least length of nothing is none.
        let [old, new] =
            [self.old, self.new].map(|limit| limit.filter(|limit| word != "least" || *limit > 0));
        let (message, wire) = match (old, new) {
            (old, new) if old == new => return,
            (None, None) => return,
            (None, Some(new)) => {
                (format!("the {word} length is {new}"), narrowed(pair.direction, Safety::Careful))
            }
            (Some(old), None) => {
                (format!("the {word} length was {old} and is not limited"), widened(pair.direction))
            }
            (Some(old), Some(new)) => (
                format!("the {word} length was {old} and is {new}"),
                if is_tighter(old, new) {
                    narrowed(pair.direction, Safety::Breaking)
                } else {
                    widened(pair.direction)
                },
            ),
        };
        found.add(message, wire, Bump::Patch);
    }
}
