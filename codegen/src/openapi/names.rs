//! Names for what a document does not name.
//!
//! - A component is called what it is called; a schema in a file of its own after the file.
//! - An inline schema is called after what holds it: the name of the holder and of the property
//!   (`PetOwner`), with `Item` for the items of a list and `Value` for the values of a map.
//! - A variant is called after the component that it refers to, else after its `title`, else after
//!   its kind (`String`, `List`).
//! - An operation's structures are called after its id: `Input`, `Output`, `Body`, the parameter's
//!   name, or what a response's status stands for.
//! - A name that is taken by a component or by an earlier schema gets the least free number from 2.
//!
//! So a name depends on its context alone, and an addition elsewhere changes it only by a collision.

use indexmap::IndexSet;

use crate::source::Origin;

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: IndexSet<String>,
}

impl Names {
    /// Takes a name as it is.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.insert(folded(name));
    }

    /// Takes a name, with a number if it is taken already. Names that differ in case or in
    /// punctuation alone are one.
    pub(super) fn claim(&mut self, name: &str) -> String {
        let name = if name.is_empty() { "Unnamed" } else { name };
        if self.taken.insert(folded(name)) {
            return name.to_owned();
        }
        let numbered = (2_usize..).map(|number| format!("{name}{number}"));
        for candidate in numbered {
            if self.taken.insert(folded(&candidate)) {
                return candidate;
            }
        }
        name.to_owned()
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words with their first letters in upper case, and nothing but letters and digits.
pub(super) fn pascal(text: &str) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

/// The name of what stands at a place that a reference leads to.
pub(super) fn of_place(path: &str, origin: &Origin) -> String {
    let tokens = origin.pointer.tokens();
    let start = tokens.iter().rposition(|token| ["schemas", "$defs", "definitions"].contains(token));
    match (start, tokens.as_slice()) {
        (_, []) => file_stem(path),
        (Some(start), _) if start + 2 == tokens.len() => {
            tokens.last().map_or_else(String::new, |last| (*last).to_owned())
        }
        (start, _) => {
            tokens.iter().skip(start.map_or(0, |start| start + 1)).map(|token| word(token)).collect()
        }
    }
}

fn word(token: &str) -> String {
    match token {
        "items" => "Item".to_owned(),
        "additionalProperties" => "Value".to_owned(),
        "paths" | "components" | "properties" | "schema" | "content" | "allOf" | "oneOf" | "anyOf" => {
            String::new()
        }
        other => pascal(other),
    }
}

fn file_stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{JsonPointer, Sources};

    #[test]
    fn words_are_joined_and_their_inner_case_is_kept() {
        for (text, name) in [
            ("page[size]", "PageSize"),
            ("created_at", "CreatedAt"),
            ("listAWSKeys", "ListAWSKeys"),
            ("/", ""),
        ] {
            assert_eq!(pascal(text), name);
        }
    }

    #[test]
    fn a_taken_name_gets_the_least_free_number() {
        let mut names = Names::default();
        names.reserve("pet_owner");
        names.reserve("PetOwner2");
        assert_eq!(names.claim("PetOwner"), "PetOwner3");
        assert_eq!(names.claim("Pet"), "Pet");
        assert_eq!(names.claim(""), "Unnamed");
    }

    #[test]
    fn places_are_named_after_their_last_component_and_what_follows() {
        let mut sources = Sources::default();
        let file = sources.add("a/pet.v1.yaml", "");
        for (pointer, name) in [
            ("#/components/schemas/Pet", "Pet"),
            ("#/components/schemas/Pet/properties/owner", "PetOwner"),
            ("#/components/schemas/Pets/items", "PetsItem"),
            ("#", "pet"),
        ] {
            let Some(pointer) = JsonPointer::parse(pointer) else { continue };
            assert_eq!(of_place("a/pet.v1.yaml", &Origin { file, pointer }), name);
        }
    }
}
