//! Reads OpenAPI 3.0 and 3.1 and lowers it to the shared model.
//!
//! Files of text come in, a [`Draft`] goes out. Each object of a document is first spelled in the
//! types of the `openapiv3` crate (`dialect`), then lowered where a reference or an operation leads
//! to it. What this front end does not support is a diagnostic with a place, and is left out by
//! name (`Model::skipped`); what means nothing to a client is counted (`Model::ignored`). It knows
//! nothing of Rust, of protocols, or of any one API.

mod body;
mod compose;
mod dangling;
mod dialect;
mod direction;
mod document;
mod encoding;
mod ends;
mod enums;
mod event_streams;
mod examples;
mod headers;
mod heirs;
mod lowering;
mod member;
mod multipart;
mod names;
mod notifications;
mod one_of_many;
mod operation;
mod other_bodies;
mod outline;
mod overlay;
mod overrides;
mod parameters;
mod path;
mod refs;
mod report;
mod request_body;
mod responses;
mod scalar;
mod schema;
mod security;
mod servers;
mod service;
mod shape;
mod status;
mod structure;
mod tuple;
mod union;
mod urls;
mod xml;

pub use self::outline::outline;

use self::document::Document;
use self::lowering::Lowering;
use self::report::Report;
use crate::diagnostic::Diagnostics;
use crate::model::{Draft, Model};
use crate::options::Options;
use crate::source::{FileId, Sources};

/// Reads a document whose root is one file; references may lead to the other files of `sources`.
///
/// Returns `None` when nothing could be read. A draft with errors among the diagnostics is there
/// to find more errors in, not to generate from.
pub fn read(
    sources: &Sources,
    root: FileId,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let mut report = Report::default();
    let Some(mut document) = Document::new(sources, root, &mut report) else {
        diagnostics.append(report.diagnostics);
        return None;
    };
    document.overlay(&options.overlay, &mut report);
    let mut lowering = Lowering::new(document, options, report);
    let model = lowering.check_version().then(|| lowering.model());
    diagnostics.append(lowering.report.diagnostics);
    model.map(Draft)
}

impl Lowering<'_> {
    /// The whole document: operations first, then what they did not reach.
    fn model(&mut self) -> Model {
        self.reserve_component_names();
        let mut service = self.service();
        let operations = self.operations(&mut service);
        let notifications = self.notifications(&operations);
        for unused in self.selection.unused() {
            self.report.push(unused);
        }
        self.remaining_components();
        self.relax_directions(&operations, &notifications);
        self.give_ends();
        self.finish_overrides();
        Model {
            service,
            examples: self.examples(&operations),
            shapes: std::mem::take(&mut self.shapes),
            operations,
            notifications,
            skipped: std::mem::take(&mut self.report.skipped),
            ignored: std::mem::take(&mut self.report.ignored),
        }
    }
}

#[cfg(test)]
mod tests;
