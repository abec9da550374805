//! `examples`: reads and writes the examples that OpenAPI documents give.

mod check;
mod compare;
mod node;
mod world;

use std::path::PathBuf;

use clap::Args;

use self::check::{Counts, Verdict};
use crate::console::{Console, Failure};
use crate::corpus::specs;
use crate::exit::Exit;
use crate::table;

/// Reads the examples of the specs below a folder, writes them again, and compares.
///
/// Examples of request and response bodies and of schemas are given to the runtime's JSON codec
/// with the schemas that a generated crate would have; nothing is compiled. An example that its own
/// schema does not allow is reported as wrong. What the schema does not describe is not kept, and
/// a null that it does not allow is like no value; both are counted.
///
/// Ends with 0, or with 1 if an example that fits its schema was damaged on the way.
#[derive(Debug, Args)]
pub(crate) struct Examples {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

const HEADING: [&str; 7] = ["spec", "examples", "equal", "undescribed", "null", "wrong", "damaged"];

impl Examples {
    /// Checks everything and prints the counts.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let mut rows = Vec::new();
        let mut total = Counts::default();
        for candidate in specs::below(&self.folder)? {
            let Ok(text) = candidate.text() else { continue };
            let Some(found) = check::spec(&candidate.name, text) else { continue };
            for checked in &found {
                say(&candidate.name, checked, console)?;
            }
            let counts = Counts::of(&found);
            if counts.examples > 0 {
                rows.push(row(&candidate.name, &counts));
            }
            total.add(&counts);
        }
        rows.push(row("all", &total));
        write!(console.out, "{}", table::render(&HEADING, &rows))?;
        Ok(if total.damaged > 0 { Exit::Errors } else { Exit::Clean })
    }
}

fn say(spec: &str, checked: &check::Checked, console: &mut Console<'_>) -> Result<(), Failure> {
    let place = format!("{spec} {}", checked.origin.pointer);
    match &checked.verdict {
        Verdict::Wrong(reason) => {
            writeln!(console.err, "warning: the example does not fit its schema: {reason}\n  --> {place}\n")?;
        }
        Verdict::Damaged(places) => {
            let places = places.join("\n  ");
            writeln!(console.out, "error: the example was damaged\n  --> {place}\n  {places}\n")?;
        }
        Verdict::Equal | Verdict::Undescribed | Verdict::Null => {}
    }
    Ok(())
}

fn row(name: &str, counts: &Counts) -> Vec<String> {
    let Counts { examples, equal, undescribed, null, wrong, damaged } = counts;
    let numbers = [examples, equal, undescribed, null, wrong, damaged].map(ToString::to_string);
    std::iter::once(name.to_owned()).chain(numbers).collect()
}
