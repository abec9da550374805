//! One value against its own limits, without what is in it.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::limits::Limits;
use super::pattern;
use super::violation::ViolationKind;
use crate::codec::Codec;
use crate::json::JSON;
use crate::schema::{TimestampFormat, ValueSchema};
use crate::text;
use crate::value::{List, Structure, View};

/// What is wrong with a value; `secret` says that nothing may be said of it.
pub(super) fn violations(view: &View<'_>, limits: &Limits, secret: bool) -> Vec<ViolationKind> {
    let length = length(view, limits.encoded).filter(|length| {
        limits.min_length.is_some_and(|min| *length < min)
            || limits.max_length.is_some_and(|max| *length > max)
    });
    let length = length.map(|actual| ViolationKind::Length {
        actual: (!secret).then_some(actual),
        min: limits.min_length,
        max: limits.max_length,
    });
    let pattern = match (view, limits.pattern) {
        (View::String(text), Some(pattern)) if !pattern::matches(pattern, text) => {
            Some(ViolationKind::Pattern(pattern))
        }
        _ => None,
    };
    let unique = match view {
        View::List(list) if limits.unique => twins(*list),
        _ => None,
    };
    let number = number(view);
    let number = number.as_ref();
    let range = number.filter(|number| is_outside(number, limits));
    let range = range.map(|_| ViolationKind::Range { min: limits.minimum, max: limits.maximum });
    let multiple = limits.multiple_of.filter(|of| {
        let of = Decimal::parse(of);
        number.zip(of).and_then(|(number, of)| number.is_multiple_of(&of)) == Some(false)
    });
    let multiple = multiple.map(ViolationKind::MultipleOf);
    [length, pattern, unique, range, multiple].into_iter().flatten().collect()
}

/// How long a value is, if it has a length.
fn length(view: &View<'_>, encoded: bool) -> Option<u64> {
    let length = match view {
        View::String(text) => text.chars().count(),
        View::Blob(bytes) if encoded => bytes.len().div_ceil(3) * 4,
        View::Blob(bytes) => bytes.len(),
        View::List(list) => list.len(),
        View::Map(map) => {
            let mut entries = 0;
            map.for_each(&mut |_, _| entries += 1);
            entries
        }
        View::Structure(structure) => return Some(properties(*structure)),
        _ => return None,
    };
    u64::try_from(length).ok()
}

/// How many properties an object has, those that the schema does not name among them.
fn properties(structure: &dyn Structure) -> u64 {
    let schema = structure.schema();
    let count = |index: usize| match structure.member(index) {
        View::Absent => 0,
        map @ View::Map(_) if schema.additional == Some(index) => length(&map, false).unwrap_or(0),
        _ => 1,
    };
    (0..schema.members.len()).map(count).sum()
}

/// The number that is sent, if it is one.
fn number(view: &View<'_>) -> Option<Decimal> {
    let is_number = matches!(
        view,
        View::Integer(_)
            | View::Unsigned(_)
            | View::Float(_)
            | View::Double(_)
            | View::BigInteger(_)
            | View::BigDecimal(_)
    );
    let text: Cow<'_, str> =
        if is_number { text::write(view, TimestampFormat::DateTime).ok()?? } else { return None };
    Decimal::parse(&text)
}

fn is_outside(number: &Decimal, limits: &Limits) -> bool {
    let is_beyond = |limit: Option<(&str, bool)>, is_past: fn(&Decimal, &Decimal) -> bool| {
        limit.is_some_and(|(text, included)| {
            let limit = Decimal::parse(text);
            limit.is_some_and(|limit| is_past(number, &limit) || (!included && *number == limit))
        })
    };
    is_beyond(limits.minimum, |number, limit| number < limit)
        || is_beyond(limits.maximum, |number, limit| number > limit)
}

/// The first two members of a list that are written the same way.
fn twins(list: &dyn List) -> Option<ViolationKind> {
    let mut seen = std::collections::BTreeMap::new();
    for second in 0..list.len() {
        let mut text = Vec::new();
        // What cannot be written is reported when it is to be sent.
        JSON.encode(list.get(second), &ValueSchema::PLAIN, &mut text).ok()?;
        if let Some(first) = seen.insert(text, second) {
            return Some(ViolationKind::Unique { first, second });
        }
    }
    None
}
