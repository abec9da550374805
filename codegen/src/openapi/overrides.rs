//! What `spec.toml` says about places of the document.
//!
//! A target is a JSON pointer in the root file. One that leads nowhere, or to something that the
//! entry cannot be about, is an error: an override must not outlive what it was written for. What
//! it says about unions is for the pass that tells them apart.

use std::cell::Cell;

use super::document::Document;
use super::lowering::Lowering;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::options::Options;
use crate::source::{JsonPointer, Origin};

/// The entries with their places.
#[derive(Debug)]
pub(super) struct Overrides<'a> {
    sensitive: Vec<Entry<'a, ()>>,
    rename: Vec<Entry<'a, &'a str>>,
}

#[derive(Debug)]
struct Entry<'a, T> {
    origin: Origin,
    target: &'a str,
    what: T,
    used: Cell<bool>,
}

impl<'a> Overrides<'a> {
    pub(super) fn new(options: &'a Options, document: &Document<'_>, report: &mut Report) -> Self {
        let mut entry = |target: &'a str| found(target, document, report);
        let sensitive = options.sensitive.iter().filter_map(|item| Some(entry(&item.target)?.with(())));
        let sensitive = sensitive.collect();
        let rename =
            options.rename.iter().filter_map(|item| Some(entry(&item.target)?.with(item.to.as_str())));
        let rename = rename.collect();
        Self { sensitive, rename }
    }

    /// Whether what stands at a place is a secret.
    pub(super) fn is_sensitive(&self, origin: &Origin) -> bool {
        find(&self.sensitive, origin).is_some()
    }

    /// The name that people should see for what stands at a place.
    pub(super) fn name(&self, origin: &Origin) -> Option<&'a str> {
        find(&self.rename, origin).copied()
    }

    fn unused(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let sensitive =
            self.sensitive.iter().filter(|entry| !entry.used.get()).map(|entry| ("sensitive", entry.target));
        let rename =
            self.rename.iter().filter(|entry| !entry.used.get()).map(|entry| ("rename", entry.target));
        sensitive.chain(rename)
    }
}

impl Lowering<'_> {
    /// Reports the entries that nothing has asked for.
    pub(super) fn finish_overrides(&mut self) {
        for (kind, target) in self.overrides.unused() {
            let message =
                format!("`[[{kind}]]` has target `{target}`, which is nothing that it could be about");
            let help = match kind {
                "sensitive" => "let the target be a schema, a property or a parameter that is generated",
                _ => {
                    "let the target be a schema, a property, a parameter, an enum value or an operation that is generated"
                }
            };
            self.report.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help(help));
        }
    }
}

fn found<'a>(target: &'a str, document: &Document<'_>, report: &mut Report) -> Option<Entry<'a, ()>> {
    let pointer = JsonPointer::parse(target).filter(|_| target.starts_with(['#', '/']));
    let origin = pointer.map(|pointer| Origin { file: document.root.file, pointer });
    match origin.filter(|origin| document.get(origin).is_some()) {
        Some(origin) => Some(Entry { origin, target, what: (), used: Cell::new(false) }),
        None => {
            let message = format!("`{target}` is not in the document");
            let help = "let the target be a JSON pointer such as `#/components/schemas/Name`";
            report.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help(help));
            None
        }
    }
}

fn find<'e, T>(entries: &'e [Entry<'_, T>], origin: &Origin) -> Option<&'e T> {
    let entry = entries.iter().find(|entry| entry.origin == *origin)?;
    entry.used.set(true);
    Some(&entry.what)
}

impl<'a> Entry<'a, ()> {
    fn with<T>(self, what: T) -> Entry<'a, T> {
        Entry { origin: self.origin, target: self.target, what, used: self.used }
    }
}
