//! Members of an operation's input as parameters of endpoint rules.
//!
//! The generator turns a path of Smithy's `operationContextParams` (a subset of JMESPath) into steps;
//! here they are taken, over the values themselves. An input is never written down to look into it.

use crate::value::{Structure, Variant, View};

/// A step from a value to values in it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Step {
    /// To the member of a structure, or to the variant of a union, with this index.
    Member(usize),
    /// To the value of a map that has this key.
    Entry(&'static str),
    /// To each element of a list.
    Items,
    /// To each key of a map, as text.
    Keys,
    /// To what each of these leads to, in this order.
    Each(&'static [&'static [Self]]),
}

/// The text that the steps lead to; nothing if it is not set.
pub fn text(input: &dyn Structure, steps: &[Step]) -> Option<String> {
    let mut found = None;
    walk(View::Structure(input), steps, &mut |view| {
        if let View::String(text) = view {
            found = Some(text.to_owned());
        }
    });
    found
}

/// The boolean that the steps lead to; nothing if it is not set.
pub fn boolean(input: &dyn Structure, steps: &[Step]) -> Option<bool> {
    let mut found = None;
    walk(View::Structure(input), steps, &mut |view| {
        if let View::Boolean(value) = view {
            found = Some(value);
        }
    });
    found
}

/// The texts that the steps lead to; nothing if there is no list on the way, which is not the same
/// as an empty one.
pub fn texts(input: &dyn Structure, steps: &[Step]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let is_list = walk(View::Structure(input), steps, &mut |view| {
        if let View::String(text) = view {
            found.push(text.to_owned());
        }
    });
    is_list.then_some(found)
}

/// Calls back for each value at the end of the steps; says whether there was a list on the way.
fn walk(view: View<'_>, steps: &[Step], found: &mut dyn FnMut(View<'_>)) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        found(view);
        return false;
    };
    match (step, view) {
        (Step::Member(index), View::Structure(structure)) => walk(structure.member(*index), rest, found),
        (Step::Member(index), View::Union(union)) => match union.variant() {
            Variant::Known(variant, view) if variant == *index => walk(view, rest, found),
            _ => false,
        },
        (Step::Entry(name), View::Map(map)) => {
            let mut is_list = false;
            map.for_each(&mut |key, value| {
                if key == *name {
                    is_list = walk(value, rest, found);
                }
            });
            is_list
        }
        (Step::Items, View::List(list)) => {
            (0..list.len()).for_each(|index| {
                walk(list.get(index), rest, found);
            });
            true
        }
        (Step::Keys, View::Map(map)) => {
            map.for_each(&mut |key, _| {
                walk(View::String(key), rest, found);
            });
            true
        }
        (Step::Each(ways), View::Structure(_) | View::Union(_) | View::Map(_)) => {
            for way in *ways {
                walk(view, way, &mut |view| {
                    walk(view, rest, found);
                });
            }
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::{MemberSchema, StructureSchema};
    use crate::value::{Slot, Value};

    /// `{name, flag, tags, tables}`.
    #[derive(Default)]
    struct Input {
        name: Option<String>,
        flag: Option<bool>,
        tags: Option<Vec<String>>,
        tables: Option<BTreeMap<String, Vec<String>>>,
    }

    static SCHEMA: StructureSchema = StructureSchema::new(
        "Input",
        &[
            MemberSchema::new("name", "name"),
            MemberSchema::new("flag", "flag"),
            MemberSchema::new("tags", "tags"),
            MemberSchema::new("tables", "tables"),
        ],
    );

    impl Structure for Input {
        fn schema(&self) -> &'static StructureSchema {
            &SCHEMA
        }

        fn member(&self, index: usize) -> View<'_> {
            match index {
                0 => self.name.view(),
                1 => self.flag.view(),
                2 => self.tags.view(),
                _ => self.tables.view(),
            }
        }

        fn member_mut(&mut self, _index: usize) -> Slot<'_> {
            Slot::Skip
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn input() -> Input {
        let tables = [("a", owned(&["1", "2"])), ("b", owned(&["3"]))];
        Input {
            name: Some("n".to_owned()),
            flag: Some(false),
            tags: Some(owned(&["t"])),
            tables: Some(tables.map(|(key, value)| (key.to_owned(), value)).into()),
        }
    }

    #[test]
    fn steps_lead_to_members_elements_and_keys() {
        let input = input();
        assert_eq!(text(&input, &[Step::Member(0)]), Some("n".to_owned()));
        assert_eq!(boolean(&input, &[Step::Member(1)]), Some(false));
        for (steps, expected) in [
            (&[Step::Member(2), Step::Items][..], &["t"][..]),
            (&[Step::Member(3), Step::Keys], &["a", "b"]),
            (&[Step::Member(3), Step::Entry("a"), Step::Items], &["1", "2"]),
            (
                &[Step::Each(&[&[Step::Member(3), Step::Entry("b"), Step::Items], &[Step::Member(0)]])],
                &["3", "n"],
            ),
        ] {
            assert_eq!(texts(&input, steps), Some(owned(expected)), "{steps:?}");
        }
    }

    #[test]
    fn what_is_not_set_leads_nowhere_and_an_empty_list_to_an_empty_one() {
        let nothing = Input::default();
        assert_eq!(text(&nothing, &[Step::Member(0)]), None);
        assert_eq!(boolean(&nothing, &[Step::Member(1)]), None);
        assert_eq!(texts(&nothing, &[Step::Member(2), Step::Items]), None);
        assert_eq!(texts(&nothing, &[Step::Member(3), Step::Keys]), None);
        let empty = Input { tables: Some(BTreeMap::new()), ..Input::default() };
        assert_eq!(texts(&empty, &[Step::Member(3), Step::Keys]), Some(Vec::new()));
        assert_eq!(text(&input(), &[Step::Member(1)]), None, "a boolean is no text");
    }
}
