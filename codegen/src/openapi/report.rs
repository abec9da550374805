//! What is to be said about a document, and what was read without being put into the model.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Skipped;
use crate::source::Origin;

/// Diagnostics and accounts, collected while a document is read.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) diagnostics: Diagnostics,
    pub(super) ignored: IndexMap<String, usize>,
    pub(super) skipped: Vec<Skipped>,
    /// What has been said: a place that many references lead to is read many times.
    said: IndexSet<(Code, Option<Origin>, String)>,
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
