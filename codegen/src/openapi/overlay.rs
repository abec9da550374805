//! Corrections of a document by overlays (OpenAPI Overlay Specification 1.0 and 1.1).
//!
//! An overlay is a file beside the document, which `[[overlay]]` in `spec.toml` names. Its actions
//! are applied before anything is read. One that selects nothing, or changes nothing, is an error:
//! the document has changed under it, and nobody would notice otherwise.

mod action;

use serde_json::Value;

use self::action::apply;
use super::document::Document;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::options::Overlay;
use crate::source::{FileId, Origin};

impl Document<'_> {
    /// Applies overlays, one after the other.
    pub(super) fn overlay(&mut self, overlays: &[Overlay], report: &mut Report) {
        for overlay in overlays {
            let Some((at, value)) = self.overlay_file(&overlay.file, report) else { continue };
            if let Some(fault) = fault(&value) {
                report.push(refused(&at, fault, "see https://spec.openapis.org/overlay/v1.0.0.html"));
                continue;
            }
            let Some(target) = self.extended(&at, &value, report) else { continue };
            let actions = value.get("actions").and_then(Value::as_array);
            for (index, action) in actions.into_iter().flatten().enumerate() {
                let at = at.join("actions").join(index);
                let Some(document) = self.value_mut(target) else { continue };
                if let Err(fault) = apply(document, action) {
                    report.push(refused(&at, &fault.message, fault.help));
                }
            }
        }
    }

    fn overlay_file(&mut self, path: &str, report: &mut Report) -> Option<(Origin, Value)> {
        let root = self.root.clone();
        let Some(at) = self.file_beside(&root, path) else {
            let message = format!("`[[overlay]]` names `{path}`, which is no file beside the document");
            let help = "let `file` be the path of a file, relative to the document";
            report.push(Diagnostic::global(Code::OpenapiOverlay, message).help(help));
            return None;
        };
        let value = self.load(at.file, report).then(|| self.get(&at).cloned()).flatten()?;
        Some((at, value))
    }

    /// The file that an overlay is for: the one that `extends` names, if that is a path, else the
    /// document itself.
    fn extended(&mut self, at: &Origin, overlay: &Value, report: &mut Report) -> Option<FileId> {
        let path = overlay.get("extends").and_then(Value::as_str).filter(|path| !path.contains("://"));
        let Some(path) = path else { return Some(self.root.file) };
        let found = self.file_beside(at, path).filter(|target| self.load(target.file, report));
        if found.is_none() {
            let message = format!("`extends` names `{path}`, which cannot be read");
            report.push(refused(&at.join("extends"), &message, "name a file, relative to the overlay"));
        }
        found.map(|target| target.file)
    }
}

/// What keeps a value from being an overlay.
fn fault(overlay: &Value) -> Option<&'static str> {
    let version = overlay.get("overlay").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("1.") {
        return Some("this is no overlay of version 1");
    }
    let has_actions =
        overlay.get("actions").and_then(Value::as_array).is_some_and(|actions| !actions.is_empty());
    (!has_actions).then_some("an overlay needs `actions`")
}

fn refused(at: &Origin, message: &str, help: &'static str) -> Diagnostic {
    Diagnostic::new(Code::OpenapiOverlay, at, message).help(help)
}
