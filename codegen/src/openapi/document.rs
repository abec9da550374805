//! The files of a document, and what `$ref`s between and within them point to.
//!
//! Files come from [`Sources`] alone, never from a disk or a network. They are parsed when the
//! first reference leads to them. References are URI references (RFC 3986) to a file and a JSON
//! pointer in it; a relative path starts at the file that holds the reference.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{self, FileId, JsonPointer, Origin, Sources};

/// The files of a document.
pub(super) struct Document<'a> {
    sources: &'a Sources,
    /// `None` for a file that could not be parsed, which has been reported.
    values: IndexMap<FileId, Option<Value>>,
    pub(super) root: Origin,
}

impl<'a> Document<'a> {
    /// Parses the root file.
    pub(super) fn new(sources: &'a Sources, root: FileId, report: &mut Report) -> Option<Self> {
        let root = Origin { file: root, pointer: JsonPointer::ROOT };
        let mut document = Self { sources, values: IndexMap::new(), root };
        document.load(document.root.file, report).then_some(document)
    }

    /// The value at a place.
    pub(super) fn get(&self, origin: &Origin) -> Option<&Value> {
        let root = self.values.get(&origin.file)?.as_ref()?;
        origin.pointer.tokens().into_iter().try_fold(root, |value, token| match value {
            Value::Object(members) => members.get(token),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The whole value of a file that has been parsed, to change it.
    pub(super) fn value_mut(&mut self, file: FileId) -> Option<&mut Value> {
        self.values.get_mut(&file)?.as_mut()
    }

    /// The file at a path relative to the file of a place.
    pub(super) fn file_beside(&self, from: &Origin, path: &str) -> Option<Origin> {
        let file = self.find_file(from.file, path).ok()?;
        Some(Origin { file, pointer: JsonPointer::ROOT })
    }

    /// The path of a file, as the user knows it.
    pub(super) fn path(&self, file: FileId) -> &'a str {
        self.sources.get(file).map_or("", |file| &file.path)
    }

    /// Where a reference at a place leads: one step.
    pub(super) fn resolve(&mut self, from: &Origin, reference: &str, report: &mut Report) -> Option<Origin> {
        match self.find(from, reference, report) {
            Ok(target) => Some(target),
            Err(Dangling { reason, help }) => {
                let message = format!("`$ref: {reference}` leads nowhere: {reason}");
                report.push(Diagnostic::new(Code::OpenapiReference, from, message).help(help));
                None
            }
        }
    }

    /// Follows the reference at a place, and the one that it leads to, until there is none.
    pub(super) fn follow(&mut self, origin: &Origin, report: &mut Report) -> Option<Origin> {
        let mut seen = IndexSet::new();
        let mut at = origin.clone();
        while let Some(reference) = self.reference_at(&at) {
            if !seen.insert(at.clone()) {
                let start = seen.get_index_of(&at).unwrap_or_default();
                report.circle(seen.iter().skip(start));
                return None;
            }
            at = self.resolve(&at, &reference, report)?;
        }
        Some(at)
    }

    fn reference_at(&self, origin: &Origin) -> Option<String> {
        self.get(origin)?.as_object()?.get("$ref")?.as_str().map(str::to_owned)
    }

    fn find(&mut self, from: &Origin, reference: &str, report: &mut Report) -> Result<Origin, Dangling> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if path.is_empty() { from.file } else { self.find_file(from.file, path)? };
        let fragment = percent_decoded(fragment).ok_or_else(|| Dangling {
            reason: "its fragment is not percent-encoded UTF-8".to_owned(),
            help: "correct the reference",
        })?;
        let pointer = JsonPointer::parse(&fragment).ok_or_else(|| Dangling {
            reason: format!("`#{fragment}` is not a JSON pointer"),
            help: "anchors are not supported: refer by a JSON pointer such as `#/components/schemas/Name`",
        })?;
        if !self.load(file, report) {
            return Err(Dangling {
                reason: format!("`{}` cannot be read", self.path(file)),
                help: "correct that file first",
            });
        }
        let target = Origin { file, pointer };
        if self.get(&target).is_some() {
            return Ok(target);
        }
        let (pointer, path) = (&target.pointer, self.path(file));
        let help = "correct the reference, or add what it refers to";
        Err(Dangling { reason: format!("there is no `{pointer}` in `{path}`"), help })
    }

    fn find_file(&self, from: FileId, path: &str) -> Result<FileId, Dangling> {
        if path.contains("://") || path.starts_with("//") {
            return Err(Dangling {
                reason: "it is on a network".to_owned(),
                help: "put a copy beside the document and refer to that: nothing is fetched",
            });
        }
        let wanted = percent_decoded(path).and_then(|path| joined(self.path(from), &path));
        let found = wanted.as_ref().and_then(|wanted| {
            self.sources.iter().find(|(_, file)| joined("", &file.path).as_ref() == Some(wanted))
        });
        found.map(|(id, _)| id).ok_or_else(|| Dangling {
            reason: format!("there is no file `{}`", wanted.as_deref().unwrap_or(path)),
            help: "put the file below the folder of the document, or name it beside the document",
        })
    }

    /// Parses a file if that has not been done; says whether it could be.
    pub(super) fn load(&mut self, file: FileId, report: &mut Report) -> bool {
        if !self.values.contains_key(&file) {
            let value = source::parse(self.sources, file).map_err(|fault| report.push(fault)).ok();
            self.values.insert(file, value);
        }
        self.values.get(&file).is_some_and(Option::is_some)
    }
}

struct Dangling {
    reason: String,
    help: &'static str,
}

/// A path relative to the folder of a file, with `.` and `..` resolved; `None` above the top.
fn joined(from: &str, path: &str) -> Option<String> {
    let folder =
        if path.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let absolute = if path.starts_with('/') || folder.starts_with('/') { "/" } else { "" };
    let mut segments = Vec::new();
    for segment in folder.split('/').chain(path.split('/')) {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_none_or(|last| *last == "..") && absolute.is_empty() => {
                segments.push("..")
            }
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(format!("{absolute}{}", segments.join("/")))
}

/// The text that a percent-encoded text stands for (RFC 3986, section 2.1). A `%` that starts no
/// escape stands for itself, as documents in the field have it.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (byte == b'%').then(|| (ahead.next().and_then(hex), ahead.next().and_then(hex)));
        if let Some((Some(high), Some(low))) = digits {
            bytes.push(high * 16 + low);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_references_resolve_as_rfc_3986_says() {
        for (from, path, expected) in [
            ("spec.yaml", "a.yaml", Some("a.yaml")),
            ("api/spec.yaml", "./schemas/a.yaml", Some("api/schemas/a.yaml")),
            ("api/paths/p.yaml", "../schemas/a.yaml", Some("api/schemas/a.yaml")),
            ("spec.yaml", "../a.yaml", Some("../a.yaml")),
            ("/api/spec.yaml", "../../a.yaml", None),
            ("api/spec.yaml", "/a.yaml", Some("/a.yaml")),
        ] {
            assert_eq!(joined(from, path).as_deref(), expected, "{from} {path}");
        }
    }

    #[test]
    fn fragments_are_percent_decoded() {
        assert_eq!(percent_decoded("/paths/~1a%7Bid%7D").as_deref(), Some("/paths/~1a{id}"));
        assert_eq!(percent_decoded("100%").as_deref(), Some("100%"));
        assert_eq!(percent_decoded("%ff"), None);
    }
}
