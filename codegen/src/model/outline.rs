//! What a specification says beyond the model: everything that it declares, word by word.
//!
//! A model holds what a client is made of. Whoever compares two versions wants the rest too: the
//! shapes that no operation reaches, limits that no client checks, marks for people. Front ends
//! make an outline only when it is asked for; nothing is generated from it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::{FileId, JsonPointer, Origin};

/// What a specification says beyond the model.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Everything that is declared, by a name that is unique in the specification: the id of a
    /// shape or of its member, `security scheme key`, `metadata owner`.
    pub declarations: IndexMap<String, Declaration>,
    /// The files as they were written, where members and shapes are places in them.
    pub files: BTreeMap<FileId, Value>,
    /// The files that references from a file lead to, by the path in the reference.
    pub paths: BTreeMap<(FileId, String), FileId>,
}

/// Something that is declared, and what is said about it that has no place in the model.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// What it is, in the words of the specification's language.
    pub kind: &'static str,
    /// Traits or keywords with their values.
    pub words: BTreeMap<String, Value>,
    /// Where it was read.
    pub origin: Origin,
}

impl Outline {
    /// What is written at a place.
    pub fn at(&self, origin: &Origin) -> Option<&Value> {
        let root = self.files.get(&origin.file)?;
        origin.pointer.tokens().into_iter().try_fold(root, |value, token| match value {
            Value::Object(members) => members.get(token),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Where the references that begin at a place end; the place itself if there is none.
    pub fn follow(&self, origin: &Origin) -> Origin {
        let mut at = origin.clone();
        // A circle of references has been reported by whoever read the document.
        for _ in 0..self.files.len() + 64 {
            let Some(next) = self.step(&at) else { break };
            at = next;
        }
        at
    }

    fn step(&self, at: &Origin) -> Option<Origin> {
        let reference = self.at(at)?.get("$ref")?.as_str()?;
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if path.is_empty() { at.file } else { *self.paths.get(&(at.file, path.to_owned()))? };
        Some(Origin { file, pointer: JsonPointer::parse(fragment)? })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::Sources;

    #[test]
    fn references_are_followed_to_their_end_and_circles_are_left() {
        let file = Sources::default().add("a", "");
        let at = |pointer: &str| Origin { file, pointer: JsonPointer::parse(pointer).unwrap_or_default() };
        let written =
            json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": {"x": [7]}, "d": {"$ref": "#/d"}});
        let outline = Outline { files: BTreeMap::from([(file, written)]), ..Outline::default() };
        assert_eq!(outline.follow(&at("#/a")), at("#/c"));
        assert_eq!(outline.follow(&at("#/d")), at("#/d"));
        assert_eq!(outline.at(&at("#/c/x/0")), Some(&json!(7)));
    }
}
