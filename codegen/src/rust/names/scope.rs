//! The one place where names that collide are told apart.
//!
//! The rule: a name that the generated code needs for itself gets a word after it; of several
//! equal names the first in the order of the specification keeps it, and each further one gets the
//! least number from 2 that no other name of the scope has. Each such change is told to the user.

use std::collections::{BTreeMap, BTreeSet};

use super::Name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Origin;

/// A name that something would like to have.
#[derive(Debug, Clone)]
pub(in crate::rust) struct Wanted<'a> {
    /// The name.
    pub(in crate::rust) name: Name,
    /// What the specification calls it.
    pub(in crate::rust) written: &'a str,
    /// Where it was read.
    pub(in crate::rust) origin: &'a Origin,
}

/// The names that generated code needs for itself in a scope.
#[derive(Debug, Clone, Copy)]
pub(in crate::rust) struct Reserved<'a> {
    /// The names.
    pub(in crate::rust) names: &'a [&'a str],
    /// What is put after a name that is one of them.
    pub(in crate::rust) suffix: &'static str,
}

impl Reserved<'_> {
    /// Nothing is reserved.
    pub(in crate::rust) const NONE: Self = Self { names: &[], suffix: "" };
}

/// One name for each that is wanted, in the same order, all different.
pub(in crate::rust) fn resolve(
    wanted: &[Wanted<'_>],
    reserved: Reserved<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Name> {
    let free = |name: &Name| !reserved.names.contains(&name.text());
    let first_choice = |name: &Name| match name.with(reserved.suffix) {
        _ if free(name) => name.clone(),
        longer if free(&longer) => longer,
        longer => numbered(&longer, &free),
    };
    let choices: Vec<Name> = wanted.iter().map(|wanted| first_choice(&wanted.name)).collect();
    let mut taken: BTreeSet<Name> = choices.iter().cloned().collect();
    let mut owners: BTreeMap<&Name, &Wanted<'_>> = BTreeMap::new();
    let mut names = Vec::with_capacity(wanted.len());
    for (wanted, choice) in wanted.iter().zip(&choices) {
        let name = match owners.get(choice) {
            None => {
                owners.insert(choice, wanted);
                choice.clone()
            }
            Some(owner) => {
                let name = numbered(choice, &|name| free(name) && !taken.contains(name));
                diagnostics.push(collision(wanted, owner, choice, &name));
                taken.insert(name.clone());
                name
            }
        };
        names.push(name);
    }
    names
}

fn numbered(name: &Name, is_free: &dyn Fn(&Name) -> bool) -> Name {
    let is_type = name.text().starts_with(|first: char| first.is_ascii_uppercase());
    let ends_in_word = name.text().ends_with(|last: char| last.is_ascii_alphabetic());
    let border = if name.text().ends_with('_') || is_type && ends_in_word { "" } else { "_" };
    let candidates = (2_u32..).map(|number| name.with(&format!("{border}{number}")));
    candidates.into_iter().find(is_free).unwrap_or_else(|| name.clone())
}

fn collision(later: &Wanted<'_>, first: &Wanted<'_>, name: &Name, given: &Name) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` are both `{name}` in Rust; the latter is called `{given}`",
        first.written, later.written
    );
    Diagnostic::new(Code::RustNameCollision, later.origin, message)
        .help("give it another name with a `[[rename]]` in spec.toml if this one reads badly")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::source::{JsonPointer, Sources};

    fn names(texts: &[&str], reserved: Reserved<'_>) -> (Vec<String>, usize) {
        let file = Sources::default().add("spec.json", "");
        let origin = Origin { file, pointer: JsonPointer::ROOT };
        let wanted: Vec<_> = texts
            .iter()
            .map(|text| Wanted { name: Name::pascal(text), written: text, origin: &origin })
            .collect();
        let mut diagnostics = Diagnostics::default();
        let names = resolve(&wanted, reserved, &mut diagnostics);
        (names.iter().map(Name::to_string).collect(), diagnostics.iter().count())
    }

    #[test]
    fn the_first_of_equal_names_keeps_it_and_the_user_is_told() {
        let (names, told) = names(&["foo_bar", "fooBar", "FooBar"], Reserved::NONE);
        assert_eq!(names, ["FooBar", "FooBar2", "FooBar3"]);
        assert_eq!(told, 2);
    }

    #[test]
    fn a_number_never_takes_the_name_of_another() {
        let (found, _) = names(&["foo", "Foo", "Foo2"], Reserved::NONE);
        assert_eq!(found, ["Foo", "Foo3", "Foo2"]);
        let (found, _) = names(&["v1", "V1", "V12"], Reserved::NONE);
        assert_eq!(found, ["V1", "V1_2", "V12"]);
    }

    #[test]
    fn a_reserved_name_gets_a_word_after_it() {
        let reserved = Reserved { names: &["Unknown"], suffix: "Value" };
        let (found, _) = names(&["unknown", "unknownValue", "known"], reserved);
        assert_eq!(found, ["UnknownValue", "UnknownValue2", "Known"]);
    }

    #[test]
    fn a_word_after_a_name_never_makes_it_another_reserved_one() {
        let reserved = Reserved { names: &["Foo", "FooValue", "FooValue2"], suffix: "Value" };
        assert_eq!(names(&["foo"], reserved).0, ["FooValue3"]);
    }

    #[test]
    fn a_keyword_is_a_raw_identifier() {
        assert_eq!(Name::snake("type").to_string(), "r#type");
        assert_eq!(Name::snake("self").to_string(), "self_");
        assert_eq!(Name::module("type").to_string(), "type_");
        assert_eq!(Name::pascal("self").to_string(), "SelfValue");
    }
}
