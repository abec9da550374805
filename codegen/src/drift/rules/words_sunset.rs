//! The day on which something ends changed.

use super::example::operation;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "sunset",
    title: "The day on which something ends changed",
    why: "Nothing happens before that day. A day that is no longer announced, or is announced in a form that nobody can read, is worth a question.",
    example: [
        operation!(
            "      deprecated: true\n      x-sunset: '2030-01-01'\n      responses: {'204': {description: done}}\n"
        ),
        operation!("      deprecated: true\n      responses: {'204': {description: done}}\n"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let careful = Wire::old_client(Safety::Careful);
    let is_over = |of: &Map<String, Value>| of.get("deprecated") == Some(&Value::Bool(true));
    match (pair.old.get("x-sunset"), pair.new.get("x-sunset")) {
        (old, new) if old == new => {
            // What ends should say when.
            if old.is_none() && is_over(pair.new) && !is_over(pair.old) {
                found.add("it ends, and no day is announced", Wire::SAFE, Bump::None);
            }
        }
        (None, None) => {}
        (None, Some(new)) => {
            let wire = if is_day(new) { Wire::SAFE } else { careful };
            found.add(format!("it ends on {}", show(new)), wire, Bump::Patch);
        }
        (Some(old), None) => {
            let wire = if is_over(pair.new) { careful } else { Wire::SAFE };
            found.add(format!("that it ends on {} is no longer announced", show(old)), wire, Bump::Patch);
        }
        (Some(old), Some(new)) => {
            let is_sooner = !is_day(new) || show(new) < show(old);
            let wire = if is_sooner { careful } else { Wire::SAFE };
            found.add(format!("it ends on {}, not on {}", show(new), show(old)), wire, Bump::Patch);
        }
    }
}

fn show(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether it begins as a day of RFC 3339 does (section 5.6, `full-date`).
fn is_day(value: &Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    let parts: Vec<&str> = text.get(..10).unwrap_or_default().split('-').collect();
    let is_number =
        |part: &str, digits: usize| part.len() == digits && part.bytes().all(|it| it.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2))
}
