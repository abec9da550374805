//! Places of changes, as people and programs look them up.

use drawplate_codegen::source::{Origin, Places, Sources};
use serde::Serialize;

/// A place in a file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Spot {
    /// The file, as the user knows it.
    pub(crate) file: String,
    /// The line, from one.
    pub(crate) line: usize,
    /// The character within the line, from one.
    pub(crate) column: usize,
    /// The JSON pointer.
    pub(crate) pointer: String,
    /// The id of the shape or member, in a Smithy model.
    pub(crate) shape: Option<String>,
}

impl Spot {
    /// The place in one line, as terminals and editors follow it.
    pub(crate) fn line(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }

    /// What it is called in the specification.
    pub(crate) fn name(&self) -> &str {
        self.shape.as_deref().unwrap_or(&self.pointer)
    }
}

/// The places of one version, looked up all at once.
pub(crate) struct Spots<'a> {
    sources: &'a Sources,
    places: Places,
}

impl<'a> Spots<'a> {
    /// Looks all of them up.
    pub(crate) fn find<'o>(sources: &'a Sources, origins: impl IntoIterator<Item = &'o Origin>) -> Self {
        Self { sources, places: Places::find(sources, origins) }
    }

    /// One of them.
    pub(crate) fn get(&self, origin: &Origin) -> Option<Spot> {
        let file = self.sources.get(origin.file)?.path.clone();
        let position = self.places.get(origin)?;
        let pointer = origin.pointer.to_string();
        let shape = shape_id(&origin.pointer.tokens());
        Some(Spot { file, line: position.line, column: position.column, pointer, shape })
    }
}

/// The id that a place of a JSON AST has in Smithy.
fn shape_id(tokens: &[&str]) -> Option<String> {
    match tokens {
        ["shapes", shape, "members", member, ..] if shape.contains('#') => Some(format!("{shape}${member}")),
        // Lists and maps spell their members as keys of their own.
        ["shapes", shape, member @ ("member" | "key" | "value"), ..] if shape.contains('#') => {
            Some(format!("{shape}${member}"))
        }
        ["shapes", shape, ..] if shape.contains('#') => Some((*shape).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_smithy_models_have_ids() {
        let table: [(&[&str], Option<&str>); 5] = [
            (&["shapes", "a.b#C"], Some("a.b#C")),
            (&["shapes", "a.b#C", "members", "d", "traits"], Some("a.b#C$d")),
            (&["shapes", "a.b#L", "member"], Some("a.b#L$member")),
            (&["components", "schemas", "C"], None),
            (&[], None),
        ];
        for (tokens, id) in table {
            assert_eq!(shape_id(tokens).as_deref(), id);
        }
    }
}
