//! Texts, and where they came from.
//!
//! A front end is given [`Sources`], never a path to open: whoever calls this library reads the
//! files. A node of a document is named by an [`Origin`]; line and column are looked up only when
//! a diagnostic is printed.

mod format;
pub mod json;
mod locate;
mod places;
mod pointer;
mod position;
mod wanted;
pub mod yaml;

pub use format::Format;
pub use places::{Places, locate};
pub use pointer::JsonPointer;
pub use position::Position;

use serde_json::Value;

use crate::diagnostic::Diagnostic;

/// A file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A place in a document as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The node within it.
    pub pointer: JsonPointer,
}

impl Origin {
    /// The place of a member of the node at this place.
    #[must_use]
    pub fn join(&self, token: impl std::fmt::Display) -> Self {
        Self { file: self.file, pointer: self.pointer.join(token) }
    }
}

/// One text and its name.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as the user knows it, for diagnostics and for references between files.
    pub path: String,
    /// The text.
    pub text: String,
    /// Whether a byte order mark stood before the text.
    pub(crate) is_marked: bool,
}

impl SourceFile {
    /// Whether it is read as JSON: by the end of its name, else by its first character.
    /// Everything else is read as YAML.
    pub fn is_json(&self) -> bool {
        match self.path.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
            Some("json") => true,
            Some("yaml" | "yml") => false,
            _ => self.text.trim_start().starts_with(['{', '[']),
        }
    }
}

/// Reads a file as JSON or as YAML.
///
/// # Errors
///
/// A diagnostic with the place of the first fault.
pub fn parse(sources: &Sources, file: FileId) -> Result<Value, Diagnostic> {
    if sources.get(file).is_some_and(SourceFile::is_json) {
        json::parse_marked(sources, file)
    } else {
        yaml::parse(sources, file)
    }
}

/// What some editors write before a text in UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// All texts of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and names it. A byte order mark is no part of the text, and readers decide
    /// whether they ignore it (RFC 8259, section 8.1).
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let mut text = text.into();
        let is_marked = text.starts_with(BYTE_ORDER_MARK);
        if is_marked {
            text.remove(0);
        }
        self.files.push(SourceFile { path: path.into(), text, is_marked });
        id
    }

    /// The file with this id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }
}
