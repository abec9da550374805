//! Texts, and where they came from.
//!
//! A front end is given [`Sources`], never a path to open: whoever calls this library reads the
//! files. A node of a document is named by an [`Origin`]; line and column are looked up only when
//! a diagnostic is printed.

mod format;
pub mod json;
mod locate;
mod pointer;
mod position;

pub use format::Format;
pub use locate::locate;
pub use pointer::JsonPointer;
pub use position::Position;

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

/// One text and its name.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as the user knows it, for diagnostics and for references between files.
    pub path: String,
    /// The text.
    pub text: String,
}

/// All texts of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and names it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile { path: path.into(), text: text.into() });
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
