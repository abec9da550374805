//! An operation is in other groups.

use super::example::operation;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-tags",
    title: "An operation is in other groups",
    why: "Groups are chapters of the documentation. Where each is a feature of the crate, the operation is behind another one.",
    example: [
        operation!("      tags: [a]\n      responses: {'204': {description: done}}\n"),
        operation!("      tags: [b]\n      responses: {'204': {description: done}}\n"),
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let tell = |word: &str, all: &[String], others: &[String]| {
        let missing: Vec<_> = all.iter().filter(|tag| !others.contains(tag)).cloned().collect();
        (!missing.is_empty()).then(|| format!("it is {word} {}", missing.join(", ")))
    };
    let told = [tell("now in", &new.tags, &old.tags), tell("no longer in", &old.tags, &new.tags)];
    let told: Vec<_> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        found.add(told.join(", and "), Wire::SAFE, Bump::Patch);
    }
}
