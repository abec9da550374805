//! The public list of tests that are known to fail.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{Entry, Verdict};
use crate::console::{Failure, at};

/// The tests that may fail, with the reasons.
#[derive(Debug, Default)]
pub(super) struct KnownFailures {
    reasons: BTreeMap<(String, String), String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    case: Vec<Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    protocol: String,
    id: String,
    reason: String,
}

impl KnownFailures {
    /// The list in a file; an empty one if there is no file.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(path).map_err(at(path))?;
        Self::parse(&text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let list: List = toml::from_str(text)?;
        let reasons = list.case.into_iter().map(|known| ((known.protocol, known.id), known.reason));
        Ok(Self { reasons: reasons.collect() })
    }

    /// Why a test may fail.
    pub(super) fn reason(&self, entry: &Entry) -> Option<&str> {
        self.reasons.get(&(entry.protocol.clone(), entry.id.clone())).map(String::as_str)
    }

    /// What is not as the list says: failures that are not on it, and tests on it that all passed,
    /// so that the list can only become shorter.
    pub(super) fn surprises(&self, entries: &[Entry]) -> Vec<String> {
        let failures = entries.iter().filter_map(|entry| match &entry.verdict {
            Verdict::Failed(_) if self.reason(entry).is_none() => Some(format!("{} fails", entry.id)),
            _ => None,
        });
        let is_it =
            |entry: &Entry, (protocol, id): &(String, String)| entry.protocol == *protocol && entry.id == *id;
        let passes = self.reasons.keys().filter_map(|known| {
            let mut found = entries.iter().filter(|entry| is_it(entry, known)).peekable();
            let is_there = found.peek().is_some();
            let all_pass = found.all(|entry| entry.verdict == Verdict::Passed);
            (is_there && all_pass).then(|| format!("{} passes: take it off the list", known.1))
        });
        failures.chain(passes).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    const LIST: &str = "[[case]]\nprotocol = \"p\"\nid = \"A\"\nreason = \"because\"\n";

    fn entry(id: &str, verdict: Verdict) -> Entry {
        Entry { id: id.to_owned(), protocol: "p".to_owned(), verdict }
    }

    fn surprises(list: &str, entries: &[Entry]) -> Vec<String> {
        KnownFailures::parse(list).unwrap().surprises(entries)
    }

    #[test]
    fn a_failure_is_a_surprise_unless_it_is_listed() {
        let failed = |id| entry(id, Verdict::Failed("no".into()));
        assert_eq!(surprises(LIST, &[failed("A"), failed("B")]), ["B fails"]);
        assert_eq!(surprises("", &[failed("A")]), ["A fails"]);
    }

    #[test]
    fn a_listed_test_that_passes_is_a_surprise() {
        assert_eq!(surprises(LIST, &[entry("A", Verdict::Passed)]), ["A passes: take it off the list"]);
        let both = [entry("A", Verdict::Passed), entry("A", Verdict::Failed("no".into()))];
        assert_eq!(surprises(LIST, &both), [""; 0]);
    }

    #[test]
    fn a_listed_test_that_is_not_run_is_none() {
        assert_eq!(surprises(LIST, &[entry("B", Verdict::Passed)]), [""; 0]);
        assert_eq!(surprises(LIST, &[entry("A", Verdict::Skipped("later".into()))]), [""; 0]);
    }

    #[test]
    fn a_listed_test_needs_a_reason() {
        assert!(KnownFailures::parse("[[case]]\nprotocol = \"p\"\nid = \"A\"\n").is_err());
    }
}
