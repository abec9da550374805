//! The counts, for people and for programs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::outcome::{Generated, Outcome, Verdict};
use super::said::Said;
use crate::console::{Console, Failure};
use crate::table;

/// The code under which a panic of the generator is counted.
const PANIC: &str = "panic";

/// What all outcomes come to.
#[derive(Debug, Default)]
struct Totals {
    specs: usize,
    generated: usize,
    refused: usize,
    compiled: usize,
    compile_failed: usize,
    operations: usize,
    skipped: usize,
    said: Said,
    lines: usize,
    by_code: BTreeMap<&'static str, usize>,
}

/// What is wrong with each spec, the table of codes, and the totals last.
pub(super) fn text(outcomes: &[Outcome], seconds: f64, console: &mut Console<'_>) -> Result<(), Failure> {
    for outcome in outcomes {
        let name = &outcome.name;
        match &outcome.verdict {
            Verdict::Generated(generated) => {
                for complaint in generated.compile_errors.iter().flatten() {
                    writeln!(console.out, "{name} does not compile: {complaint}\n")?;
                }
            }
            Verdict::Refused(refused) => {
                for message in &refused.messages {
                    writeln!(console.out, "{name} is refused: {message}")?;
                }
            }
            Verdict::Panicked(message) => {
                writeln!(console.out, "{name}: THE GENERATOR PANICKED: {message}\n")?
            }
            Verdict::NoSpec(reason) => writeln!(console.out, "{name} is no spec: {reason}\n")?,
        }
    }
    let totals = Totals::of(outcomes);
    let said = totals.said.rows();
    if !said.is_empty() {
        writeln!(
            console.out,
            "{}",
            table::render(&["said about what was generated", "specs", "times"], &said)
        )?;
    }
    let codes = totals.by_code.iter().map(|(code, count)| vec![(*code).to_owned(), count.to_string()]);
    let codes: Vec<_> = codes.collect();
    if !codes.is_empty() {
        writeln!(console.out, "{}", table::render(&["refused for", "specs"], &codes))?;
    }
    write!(console.out, "{}", totals.table(seconds))?;
    Ok(())
}

/// One object with everything.
pub(super) fn json(outcomes: &[Outcome], seconds: f64, console: &mut Console<'_>) -> Result<(), Failure> {
    let totals = Totals::of(outcomes);
    let report = json!({
        "specs": totals.specs,
        "generated": totals.generated,
        "refused": totals.refused,
        "compiled": totals.compiled,
        "compile_failed": totals.compile_failed,
        "operations": totals.operations,
        "skipped_operations": totals.skipped,
        "warnings": totals.said.json(),
        "lines": totals.lines,
        "seconds": seconds,
        "by_code": totals.by_code,
        "details": outcomes.iter().map(detail).collect::<Vec<_>>(),
    });
    writeln!(console.out, "{report}")?;
    Ok(())
}

fn detail(outcome: &Outcome) -> Value {
    let (spec, seconds) = (&outcome.name, outcome.seconds);
    match &outcome.verdict {
        Verdict::Generated(Generated { operations, skipped, said, lines, compile_errors, .. }) => json!({
            "spec": spec, "status": "generated", "seconds": seconds,
            "operations": operations, "skipped_operations": skipped, "lines": lines,
            "compile_errors": compile_errors, "warnings": said.json(),
        }),
        Verdict::Refused(refused) => json!({
            "spec": spec, "status": "refused", "seconds": seconds,
            "codes": refused.codes, "messages": refused.messages,
        }),
        Verdict::Panicked(message) => json!({
            "spec": spec, "status": "panicked", "seconds": seconds, "messages": [message],
        }),
        Verdict::NoSpec(reason) => json!({ "spec": spec, "status": "no spec", "messages": [reason] }),
    }
}

impl Totals {
    fn of(outcomes: &[Outcome]) -> Self {
        let mut totals = Self::default();
        for outcome in outcomes {
            totals.add(&outcome.verdict);
        }
        totals.specs = totals.generated + totals.refused;
        totals
    }

    fn add(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Generated(generated) => {
                self.generated += 1;
                self.operations += generated.operations;
                self.skipped += generated.skipped;
                self.said.add(&generated.said);
                self.lines += generated.lines;
                match generated.compile_errors.as_deref() {
                    Some([]) => self.compiled += 1,
                    Some(_) => self.compile_failed += 1,
                    None => {}
                }
            }
            Verdict::Refused(refused) => {
                self.refused += 1;
                for code in refused.codes.keys() {
                    *self.by_code.entry(code).or_default() += 1;
                }
            }
            Verdict::Panicked(_) => {
                self.refused += 1;
                *self.by_code.entry(PANIC).or_default() += 1;
            }
            Verdict::NoSpec(_) => {}
        }
    }

    fn table(&self, seconds: f64) -> String {
        const HEADING: [&str; 9] = [
            "specs",
            "generated",
            "refused",
            "compiled",
            "not compiling",
            "operations",
            "left out",
            "lines",
            "seconds",
        ];
        let counts = [
            self.specs,
            self.generated,
            self.refused,
            self.compiled,
            self.compile_failed,
            self.operations,
            self.skipped,
            self.lines,
        ];
        let mut row: Vec<String> = counts.iter().map(usize::to_string).collect();
        row.push(format!("{seconds:.1}"));
        table::render(&HEADING, &[row])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::outcome::Refused;

    fn generated(compile_errors: Option<Vec<String>>) -> Verdict {
        let said = Said::default();
        Verdict::Generated(Generated {
            files: Vec::new(),
            operations: 2,
            skipped: 1,
            said,
            lines: 30,
            compile_errors,
        })
    }

    #[test]
    fn a_code_is_counted_once_for_each_spec() {
        let mut totals = Totals::default();
        for (code, count) in [("a::b", 7), ("a::b", 1), ("c::d", 2)] {
            totals.add(&Verdict::Refused(Refused { codes: [(code, count)].into(), messages: Vec::new() }));
        }
        totals.add(&Verdict::Panicked("oh".into()));
        assert_eq!(totals.by_code, [("a::b", 2), ("c::d", 1), ("panic", 1)].into());
        assert_eq!(totals.refused, 4);
    }

    #[test]
    fn only_what_was_compiled_counts_as_compiled() {
        let mut totals = Totals::default();
        for errors in [None, Some(Vec::new()), Some(vec!["unused".to_owned()])] {
            totals.add(&generated(errors));
        }
        assert_eq!([totals.generated, totals.compiled, totals.compile_failed], [3, 1, 1]);
        assert_eq!([totals.operations, totals.skipped, totals.lines], [6, 3, 90]);
    }
}
