//! Compiles some of the crates.

use std::collections::BTreeSet;
use std::path::Path;

use super::outcome::{Outcome, Verdict};
use crate::console::{Console, Failure};
use crate::scratch::{Action, Scratch, package_name};

/// Checks the crates of the outcomes with these indices and notes what the compiler says.
pub(super) fn run(
    root: &Path,
    out: &Path,
    outcomes: &mut [Outcome],
    chosen: &BTreeSet<usize>,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let mut scratch = Scratch::new(out)?;
    for (index, outcome) in outcomes.iter().enumerate() {
        if let (true, Verdict::Generated(generated)) = (chosen.contains(&index), &outcome.verdict) {
            scratch.add(&package_name(&outcome.name, index), &generated.files)?;
        }
    }
    writeln!(console.err, "compiling {} crates in {}", chosen.len(), out.display())?;
    let complaints = scratch.cargo(root, Action::Check)?;
    for (index, outcome) in outcomes.iter_mut().enumerate() {
        if let (true, Verdict::Generated(generated)) = (chosen.contains(&index), &mut outcome.verdict) {
            generated.compile_errors = Some(complaints.of(&package_name(&outcome.name, index)).to_vec());
        }
    }
    Ok(())
}
