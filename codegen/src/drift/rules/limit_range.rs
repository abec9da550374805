//! The limits of a number changed.

use super::example::takes;
use super::sides::{narrowed, widened};
use crate::drift::pair::LimitsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};

pub(super) const RULE: Rule = Rule {
    id: "limit-range",
    title: "The limits of a number changed",
    why: "The service refuses what is beyond the limits of what it takes; no client checks the limits of what it reads. A limit that is stated for the first time may have been there before.",
    example: [
        takes!("{type: object, properties: {age: {type: integer, maximum: 30}}}"),
        takes!("{type: object, properties: {age: {type: integer, maximum: 20}}}"),
    ],
    check: Check::Limits(check),
};

fn check(pair: &LimitsPair<'_>, found: &mut Findings) {
    let bound =
        |limit: &Option<String>, exclusive: bool| limit.clone().map(|limit| Bound { limit, exclusive });
    let (old, new) = (pair.old, pair.new);
    let least = (bound(&old.minimum, old.exclusive_minimum), bound(&new.minimum, new.exclusive_minimum));
    let most = (bound(&old.maximum, old.exclusive_maximum), bound(&new.maximum, new.exclusive_maximum));
    tell("least", least, |old, new| new > old, pair, found);
    tell("greatest", most, |old, new| new < old, pair, found);
}

/// A limit, as written, and whether it is beyond what is allowed itself.
#[derive(Clone, PartialEq, Eq)]
struct Bound {
    limit: String,
    exclusive: bool,
}

fn tell(
    word: &str,
    limits: (Option<Bound>, Option<Bound>),
    is_beyond: impl Fn(f64, f64) -> bool,
    pair: &LimitsPair<'_>,
    found: &mut Findings,
) {
    let (message, wire) = match limits {
        (old, new) if old == new => return,
        (None, None) => return,
        (None, Some(new)) => {
            (format!("the {word} value is {}", new.show()), narrowed(pair.direction, Safety::Careful))
        }
        (Some(old), None) => {
            (format!("the {word} value was {} and is not limited", old.show()), widened(pair.direction))
        }
        (Some(old), Some(new)) => {
            let (before, after) = (old.value(), new.value());
            let is_tighter = is_beyond(before, after) || (before.total_cmp(&after).is_eq() && new.exclusive);
            let message = format!("the {word} value was {} and is {}", old.show(), new.show());
            let wire =
                if is_tighter { narrowed(pair.direction, Safety::Breaking) } else { widened(pair.direction) };
            (message, wire)
        }
    };
    found.add(message, wire, Bump::Patch);
}

impl Bound {
    /// The number; limits beyond what a double tells apart compare as equal.
    fn value(&self) -> f64 {
        self.limit.parse().unwrap_or(0.0)
    }

    fn show(&self) -> String {
        let beyond = if self.exclusive { ", itself not allowed" } else { "" };
        format!("{}{beyond}", self.limit)
    }
}
