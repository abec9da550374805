//! `--verify`: both crates are generated, their public items are listed and compared, and what that
//! measures is held against what the rules predict.
//!
//! Tools that read rustdoc's JSON need a nightly compiler. Here the generated code itself is parsed:
//! it is all there is to the crates, and what it says with macros of the runtime is known.

mod agree;
mod builder;
mod diff;
mod item;
mod listing;
mod signature;
#[cfg(test)]
mod tests;

use drawplate_codegen::drift::Bump;
use drawplate_codegen::{GeneratedFile, Request};
use serde::Serialize;

use self::diff::diff;
use self::listing::Listing;
use super::report::Entry;
use crate::console::Failure;

/// What the generated crates themselves say.
#[derive(Debug, Serialize)]
pub(crate) struct Verification {
    /// Whether prediction and measurement say the same, item by item.
    pub(crate) agrees: bool,
    /// How many public items there are in the new crate.
    pub(crate) items: usize,
    /// The highest verdict of the rules that the compiler can see: `none`, `minor` or `major`.
    pub(crate) predicted: &'static str,
    /// The highest verdict of the comparison.
    pub(crate) measured: &'static str,
    /// What is not the same.
    pub(crate) disagreements: Vec<String>,
}

impl Verification {
    /// The outcome in sentences.
    pub(crate) fn lines(&self) -> Vec<String> {
        let head = format!(
            "the rules predict {} and the public items of both crates say {}; {} items were compared",
            self.predicted, self.measured, self.items
        );
        let end = if self.agrees { "prediction and measurement agree" } else { "they do not agree" };
        [head, end.to_owned()].into_iter().chain(self.disagreements.iter().cloned()).collect()
    }
}

/// Generates both crates, compares them, and holds the result against the changes.
pub(crate) fn verify(old: &Request, new: &Request, changes: &[Entry]) -> Result<Verification, Failure> {
    let (before, after) = (Listing::of(&generated(old)?)?, Listing::of(&generated(new)?)?);
    let measured = diff(&before, &after);
    let disagreements = agree::disagreements(changes, &measured);
    let highest = measured.iter().map(|change| change.bump).max().unwrap_or(Bump::None);
    Ok(Verification {
        agrees: disagreements.is_empty(),
        items: after.len(),
        predicted: agree::predicted(changes).word(),
        measured: highest.word(),
        disagreements,
    })
}

fn generated(request: &Request) -> Result<Vec<GeneratedFile>, Failure> {
    drawplate_codegen::generate(request).files.ok_or_else(|| {
        let file = request.sources.iter().next().map_or("", |(_, file)| file.path.as_str());
        Failure::new(format!(
            "no crate can be generated from {file}: run `cargo xtask generate --spec {file}`"
        ))
    })
}
