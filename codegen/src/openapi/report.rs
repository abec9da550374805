//! What is to be said about a document, and what was read without being put into the model.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Skipped;
use crate::source::Origin;

/// A longer circle is told of by its ends.
const MOST_NAMED: usize = 8;

/// Diagnostics and accounts, collected while a document is read.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) diagnostics: Diagnostics,
    pub(super) ignored: IndexMap<String, usize>,
    pub(super) skipped: Vec<Skipped>,
    /// What has been said: a place that many references lead to is read many times.
    said: IndexSet<(Code, Option<Origin>, String)>,
    /// The places of all circles of references that have been told of.
    circles: IndexSet<Origin>,
}

impl Report {
    /// Says something, once.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        let key = (diagnostic.code, diagnostic.origin.clone(), diagnostic.message.clone());
        if self.said.insert(key) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Says one thing with a way out.
    pub(super) fn say(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: &str) {
        self.push(Diagnostic::new(code, at, message).help(help));
    }

    /// Tells of a circle of references, once, wherever it was entered.
    pub(super) fn circle<'a>(&mut self, places: impl Iterator<Item = &'a Origin> + Clone) {
        if places.clone().any(|place| self.circles.contains(place)) {
            return;
        }
        self.circles.extend(places.clone().cloned());
        let Some(first) = places.clone().min_by_key(|place| place.pointer.to_string()) else { return };
        let way: Vec<_> = places.map(|place| format!("`{}`", place.pointer)).collect();
        let message = match way.as_slice() {
            [only] => format!("{only} is made of nothing but itself"),
            [first, .., last] if way.len() > MOST_NAMED => {
                format!("{} schemas refer to each other in a circle, from {first} to {last}", way.len())
            }
            several => format!("these refer to each other in a circle: {}", several.join(", ")),
        };
        let help = "let one of the references in the circle say what it is instead";
        self.say(Code::OpenapiReferenceCycle, first, message, help);
    }

    /// Counts something that means nothing to a client.
    pub(super) fn ignore(&mut self, what: impl Into<String>) {
        *self.ignored.entry(what.into()).or_default() += 1;
    }

    /// Accounts for something that is left out because the maintainer says so, or that nothing needs.
    pub(super) fn leave(&mut self, what: impl Into<String>, reason: &str, origin: &Origin) {
        self.skipped.push(Skipped { what: what.into(), reason: reason.to_owned(), origin: origin.clone() });
    }

    /// Accounts for something that is left out, and says why.
    pub(super) fn skip(&mut self, what: impl Into<String>, diagnostic: Diagnostic) {
        if let Some(origin) = diagnostic.origin.clone() {
            self.skipped.push(Skipped { what: what.into(), reason: diagnostic.message.clone(), origin });
        }
        self.push(diagnostic);
    }
}
