//! Members that lie at the end of a path, and values carried from one to another.

use crate::codec::Codec;
use crate::json::JSON;
use crate::schema::{TimestampFormat, ValueSchema};
use crate::text;
use crate::value::{Slot, Structure, View};

/// The value at the end of a path.
pub(super) fn find<'a>(view: View<'a>, path: &[usize]) -> View<'a> {
    path.iter().fold(view, |view, index| match view {
        View::Structure(structure) => structure.member(*index),
        _ => View::Absent,
    })
}

/// The number at the end of a path.
pub(super) fn number(view: View<'_>, path: &[usize]) -> Option<i64> {
    match find(view, path) {
        View::Integer(number) => Some(number),
        View::Unsigned(number) => i64::try_from(number).ok(),
        View::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// How many values the list or map at the end of a path has.
pub(super) fn count(view: View<'_>, path: &[usize]) -> usize {
    match find(view, path) {
        View::List(list) => list.len(),
        View::Map(map) => {
            let mut count = 0;
            map.for_each(&mut |_, _| count += 1);
            count
        }
        _ => 0,
    }
}

/// A value without its place: the text of a scalar, or else JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, or a number as it is written.
    Text(String),
    /// Any other value.
    Json(Vec<u8>),
}

impl Token {
    /// The value; nothing if there is none, or an empty one.
    pub(super) fn of(view: View<'_>) -> Option<Self> {
        match view {
            View::Absent | View::Null | View::String("") => None,
            View::List(list) if list.is_empty() => None,
            View::Map(_) if count(view, &[]) == 0 => None,
            View::String(text) => Some(Self::Text(text.to_owned())),
            View::Integer(number) => Some(Self::Text(number.to_string())),
            View::Unsigned(number) => Some(Self::Text(number.to_string())),
            view => {
                let mut json = Vec::new();
                JSON.encode(view, &ValueSchema::PLAIN, &mut json).ok()?;
                (json != b"null").then_some(Self::Json(json))
            }
        }
    }

    /// Sets the member at the end of a path; `false` if it cannot hold the value.
    pub(super) fn set(&self, input: &mut dyn Structure, path: &[usize]) -> bool {
        let slot = slot(Slot::Structure(input), path);
        match self {
            Self::Text(text) => text::read(text, slot, TimestampFormat::DateTime).is_ok(),
            Self::Json(json) => JSON.decode(json, slot, &ValueSchema::PLAIN).is_ok(),
        }
    }
}

/// Sets the number at the end of a path; `false` if there can be none.
pub(super) fn set_number(input: &mut dyn Structure, path: &[usize], number: i64) -> bool {
    Token::Text(number.to_string()).set(input, path)
}

/// The place at the end of a path, with everything on the way to it.
fn slot<'a>(slot: Slot<'a>, path: &[usize]) -> Slot<'a> {
    let slot = path.iter().fold(slot, |slot, index| match filled(slot) {
        Slot::Structure(structure) => structure.member_mut(*index),
        _ => Slot::Skip,
    });
    filled(slot)
}

fn filled(slot: Slot<'_>) -> Slot<'_> {
    match slot {
        Slot::Option(option) => filled(option.extend()),
        slot => slot,
    }
}
