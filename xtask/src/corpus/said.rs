//! What was said about the specs that were generated all the same: which constructs are not
//! supported, and how often they are met.

use std::collections::BTreeMap;

use drawplate_codegen::diagnostic::{Diagnostics, Severity};
use serde_json::{Value, json};

/// Warnings by code and by what they say, names aside.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said(BTreeMap<(&'static str, String), Count>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    specs: usize,
    times: usize,
}

impl Said {
    /// The warnings of one spec.
    pub(super) fn of(diagnostics: &Diagnostics) -> Self {
        let mut said = Self::default();
        for item in diagnostics.iter().filter(|item| item.severity == Severity::Warning) {
            let count = said.0.entry((item.code.id(), general(&item.message))).or_default();
            *count = Count { specs: 1, times: count.times + 1 };
        }
        said
    }

    /// Adds those of another spec.
    pub(super) fn add(&mut self, other: &Self) {
        for (key, more) in &other.0 {
            let count = self.0.entry(key.clone()).or_default();
            count.specs += more.specs;
            count.times += more.times;
        }
    }

    /// The rows of a table, the most frequent first.
    pub(super) fn rows(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|(key, count)| (std::cmp::Reverse(count.times), *key));
        let row = |((code, message), count): (&(&str, String), &Count)| {
            vec![format!("{code}: {message}"), count.specs.to_string(), count.times.to_string()]
        };
        rows.into_iter().map(row).collect()
    }

    /// The same for programs.
    pub(super) fn json(&self) -> Vec<Value> {
        let row = |((code, message), count): (&(&str, String), &Count)| json!({ "code": code, "message": message, "specs": count.specs, "times": count.times });
        self.0.iter().map(row).collect()
    }
}

/// A message without the names in it, which stand in backticks.
fn general(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 { part } else { "`…`" }).collect()
}

#[cfg(test)]
mod tests {
    use drawplate_codegen::diagnostic::{Code, Diagnostic};

    use super::*;

    fn said(messages: &[&str]) -> Said {
        let mut diagnostics = Diagnostics::default();
        for message in messages {
            diagnostics.push(Diagnostic::global(Code::OpenapiUnsupportedBody, *message));
        }
        Said::of(&diagnostics)
    }

    #[test]
    fn names_do_not_tell_messages_apart_and_specs_are_counted_once() {
        let mut all = said(&["a body of `A` is odd", "a body of `B` is odd", "no body"]);
        all.add(&said(&["a body of `C` is odd"]));
        let code = Code::OpenapiUnsupportedBody.id();
        let rows = [
            vec![format!("{code}: a body of `…` is odd"), "2".into(), "3".into()],
            vec![format!("{code}: no body"), "1".into(), "1".into()],
        ];
        assert_eq!(all.rows(), rows);
        assert_eq!(all.json().len(), 2);
    }
}
