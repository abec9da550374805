//! What is measured between small crates, as the generator writes them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use drawplate_codegen::GeneratedFile;
use drawplate_codegen::drift::Bump;

use super::diff::diff;
use super::listing::Listing;

/// A crate with the structure `Pet` and its builder, which asks for the first `required` of the
/// fields, all of them text.
fn crate_of(fields: &[&str], required: usize) -> Listing {
    let (mut declared, mut setters, mut parameters) = (String::new(), String::new(), Vec::new());
    for (index, name) in fields.iter().enumerate() {
        declared += &format!("pub {name}: String,");
        let is_set = |other: usize| if other == index { "Set".to_owned() } else { format!("P{other}") };
        let state: Vec<_> = (0..required).map(is_set).collect();
        let given = format!("PetBuilder<{}>", state.join(","));
        setters += &format!("pub fn {name}(mut self, value: impl Into<String>) -> {given} {{ todo!() }}");
        if index < required {
            parameters.push((format!("P{index}"), format!("P{index} = crate::missing::{name}")));
        }
    }
    let (names, defaults): (Vec<_>, Vec<_>) = parameters.into_iter().unzip();
    let bounds: String = names.iter().map(|name| format!("{name}: IsSet,")).collect();
    let (names, defaults) = (names.join(","), defaults.join(","));
    let types = format!(
        "#[derive(Clone)] #[non_exhaustive] pub struct Pet {{ {declared} }}
        impl Pet {{ pub fn builder() -> PetBuilder {{ todo!() }} }}
        #[must_use] pub struct PetBuilder<{defaults}> {{ value: Pet, state: PhantomData<fn() -> ({names})> }}
        impl<{names}> PetBuilder<{names}> {{ {setters} pub fn build(self) -> Pet where {bounds} {{ todo!() }} }}"
    );
    let file = |path: &str, text: &str| GeneratedFile { path: path.to_owned(), text: text.to_owned() };
    let root = "pub mod types; #[doc(hidden)] pub mod missing;";
    Listing::of(&[file("src/lib.rs", root), file("src/types.rs", &types)]).unwrap()
}

/// What changed, as the item that it is about and the verdict.
fn changes(old: &Listing, new: &Listing) -> Vec<(String, Bump)> {
    let mut changes: Vec<_> = diff(old, new).into_iter().map(|change| (change.about, change.bump)).collect();
    changes.sort();
    changes.dedup();
    changes
}

fn highest(changes: &[(String, Bump)], item: &str) -> Option<Bump> {
    changes.iter().filter(|(about, _)| about == item).map(|(_, bump)| *bump).max()
}

#[test]
fn a_builder_that_asks_for_one_more_field_breaks_its_callers() {
    for (old, new) in [
        (crate_of(&["name"], 1), crate_of(&["name", "age"], 2)),
        (crate_of(&[], 0), crate_of(&["age"], 1)),
        (crate_of(&["age"], 0), crate_of(&["age"], 1)),
        (crate_of(&["name", "age"], 1), crate_of(&["name", "age"], 2)),
    ] {
        let found = changes(&old, &new);
        assert_eq!(highest(&found, "types::Pet::age"), Some(Bump::Major), "{found:?}");
        assert_eq!(highest(&found, "types::Pet::name"), None, "{found:?}");
    }
}

#[test]
fn a_field_that_need_not_be_set_any_longer_harms_nobody() {
    let found = changes(&crate_of(&["name", "age"], 2), &crate_of(&["name", "age"], 1));
    assert_eq!(found, [("types::Pet::age".to_owned(), Bump::Minor)]);
}

#[test]
fn a_field_that_may_be_set_is_more() {
    let found = changes(&crate_of(&["name"], 1), &crate_of(&["name", "age"], 1));
    assert_eq!(found, [("types::Pet::age".to_owned(), Bump::Minor)]);
}

#[test]
fn the_order_of_what_is_asked_for_is_nobodys_business() {
    assert_eq!(changes(&crate_of(&["name", "age"], 2), &crate_of(&["age", "name"], 2)), []);
}
