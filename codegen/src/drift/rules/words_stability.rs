//! How stable something is changed.

use super::example::operation;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "stability",
    title: "How stable something is changed",
    why: "`x-stability-level` says what may be expected of something: draft, alpha, beta, or stable.",
    example: [
        operation!("      x-stability-level: stable\n      responses: {'204': {description: done}}\n"),
        operation!("      x-stability-level: beta\n      responses: {'204': {description: done}}\n"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let level =
        |of: &Map<String, Value>| of.get("x-stability-level").and_then(Value::as_str).map(str::to_owned);
    let (old, new) = (level(pair.old), level(pair.new));
    if old == new {
        return;
    }
    let show = |level: &Option<String>| level.clone().unwrap_or_else(|| "not said".to_owned());
    let is_less = rank(new.as_deref()) < rank(old.as_deref());
    let wire = if is_less { Wire::old_client(Safety::Careful) } else { Wire::SAFE };
    found.add(format!("its stability was {} and is {}", show(&old), show(&new)), wire, Bump::Patch);
}

/// What is said to be nothing is stable.
fn rank(level: Option<&str>) -> usize {
    let levels = ["draft", "alpha", "beta"];
    level.and_then(|level| levels.iter().position(|known| *known == level)).unwrap_or(levels.len())
}
