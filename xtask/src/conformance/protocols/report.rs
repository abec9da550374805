//! What came of the tests, for people and for programs.

use std::collections::BTreeMap;

use serde_json::json;

use super::known::KnownFailures;
use super::{Entry, Verdict};
use crate::console::{Console, Failure};
use crate::table;

/// How many tests came out which way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// Each test that did not pass, a table of the protocols, and what is not as the list of known
/// failures says.
pub(super) fn text(
    entries: &[Entry],
    known: &KnownFailures,
    surprises: &[String],
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    for (protocol, entries) in by_protocol(entries) {
        for entry in entries {
            let id = &entry.id;
            match &entry.verdict {
                Verdict::Passed => {}
                Verdict::Skipped(reason) => writeln!(console.out, "skipped {protocol} {id}: {reason}")?,
                Verdict::Failed(reason) => match known.reason(entry) {
                    Some(why) => {
                        writeln!(console.out, "failed  {protocol} {id}, as is known ({why}): {reason}")?
                    }
                    None => writeln!(console.out, "FAILED  {protocol} {id}: {reason}")?,
                },
            }
        }
    }
    let row = |(name, counts): (&str, Counts)| {
        let counts = [counts.passed, counts.failed, counts.skipped].map(|count| count.to_string());
        [name.to_owned()].into_iter().chain(counts).collect()
    };
    let protocols = by_protocol(entries).into_iter().map(|(name, entries)| (name, Counts::of(&entries)));
    let total = ("all", Counts::of(&entries.iter().collect::<Vec<_>>()));
    let rows: Vec<Vec<String>> = protocols.chain([total]).map(row).collect();
    write!(console.out, "{}", table::render(&["protocol", "passed", "failed", "skipped"], &rows))?;
    for surprise in surprises {
        writeln!(console.err, "error: {surprise}")?;
    }
    Ok(())
}

/// One object with everything.
pub(super) fn json(entries: &[Entry], console: &mut Console<'_>) -> Result<(), Failure> {
    let protocols: Vec<_> = by_protocol(entries)
        .into_iter()
        .map(|(protocol, entries)| {
            let Counts { passed, failed, skipped } = Counts::of(&entries);
            let not_passed: Vec<_> = entries
                .iter()
                .filter_map(|entry| {
                    let reason = entry.verdict.reason()?;
                    Some(json!({ "id": entry.id, "reason": reason }))
                })
                .collect();
            json!({
                "protocol": protocol, "passed": passed, "failed": failed, "skipped": skipped,
                "not_passed": not_passed,
            })
        })
        .collect();
    let Counts { passed, failed, skipped } = Counts::of(&entries.iter().collect::<Vec<_>>());
    let report = json!({ "protocols": protocols, "passed": passed, "failed": failed, "skipped": skipped });
    writeln!(console.out, "{report}")?;
    Ok(())
}

fn by_protocol(entries: &[Entry]) -> BTreeMap<&str, Vec<&Entry>> {
    let mut protocols: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        protocols.entry(&entry.protocol).or_default().push(entry);
    }
    protocols
}

impl Counts {
    fn of(entries: &[&Entry]) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            match entry.verdict {
                Verdict::Passed => counts.passed += 1,
                Verdict::Failed(_) => counts.failed += 1,
                Verdict::Skipped(_) => counts.skipped += 1,
            }
        }
        counts
    }
}

impl Verdict {
    fn reason(&self) -> Option<&str> {
        match self {
            Self::Passed => None,
            Self::Failed(reason) | Self::Skipped(reason) => Some(reason),
        }
    }
}
