//! Looking ahead for what tells the variants of a union apart.
//!
//! The functions here work on a copy of the cursor, so the reading goes on from where it was. They
//! check no more of the syntax than they pass; the reading that follows checks all of it.

use jiter::Peek;

use super::cursor::Cursor;
use crate::codec::DecodeError;
use crate::schema::{Kind, Test, UnionSchema};

/// What a look at the tag found.
pub(super) enum Tag {
    /// The tag of this variant.
    Variant(usize),
    /// The tag of no variant.
    Unknown(String),
    /// No tag, or null.
    Absent,
}

/// The tag in an object; the first one counts, should there be more.
pub(super) fn tag(mut cursor: Cursor<'_>, property: &str, schema: &UnionSchema) -> Result<Tag, DecodeError> {
    let mut more = cursor.first_key()?;
    while more {
        let name = cursor.key()?;
        if name == property {
            return with_text(&mut cursor, |text| text.map_or(Tag::Absent, |text| variant(text, schema)));
        }
        let peek = cursor.peek()?;
        cursor.skip(peek)?;
        more = cursor.next_key()?;
    }
    Ok(Tag::Absent)
}

fn variant(tag: &str, schema: &UnionSchema) -> Tag {
    match schema.variants.iter().position(|variant| variant.tags.contains(&tag)) {
        Some(index) => Tag::Variant(index),
        None => Tag::Unknown(tag.to_owned()),
    }
}

/// The variant of the first test that holds for the value.
pub(super) fn first_match(
    mut cursor: Cursor<'_>,
    peek: Peek,
    tests: &'static [Test],
) -> Result<Option<usize>, DecodeError> {
    if peek == Peek::Object {
        return first_object(cursor, tests);
    }
    let is_integer = peek.is_num() && !cursor.number(peek)?.contains(['.', 'e', 'E']);
    let holds = |test: &&Test| test.required.is_empty() && is_kind(test.kind, peek, is_integer);
    Ok(tests.iter().find(holds).map(|test| test.variant))
}

fn is_kind(kind: Kind, peek: Peek, is_integer: bool) -> bool {
    match kind {
        Kind::Any => true,
        Kind::Boolean => matches!(peek, Peek::True | Peek::False),
        Kind::Integer => is_integer,
        Kind::Number => peek.is_num(),
        Kind::String => peek == Peek::String,
        Kind::List => peek == Peek::Array,
        Kind::Object => peek == Peek::Object,
    }
}

/// How far a test has come.
#[derive(Clone, Copy)]
struct Progress {
    failed: bool,
    /// Required properties that were not seen yet.
    missing: usize,
    /// Properties with values that were not seen yet.
    open: usize,
}

/// The number of tests that need no memory of their own.
const FEW: usize = 32;

fn first_object(cursor: Cursor<'_>, tests: &'static [Test]) -> Result<Option<usize>, DecodeError> {
    const START: Progress = Progress { failed: false, missing: 0, open: 0 };
    let mut few = [START; FEW];
    let mut many;
    let progress = match few.get_mut(..tests.len()) {
        Some(few) => few,
        None => {
            many = vec![START; tests.len()];
            many.as_mut_slice()
        }
    };
    for (test, progress) in tests.iter().zip(progress.iter_mut()) {
        progress.failed = !matches!(test.kind, Kind::Any | Kind::Object);
        progress.missing = test.required.len();
        progress.open = test.values.len();
    }
    scan(cursor, tests, progress)
}

/// Goes through the object's keys until the first test that can still hold does.
fn scan(
    mut cursor: Cursor<'_>,
    tests: &'static [Test],
    progress: &mut [Progress],
) -> Result<Option<usize>, DecodeError> {
    let mut more = cursor.first_key()?;
    while more {
        let name = cursor.key()?;
        if let Some(texts) = observe(&name, tests, progress) {
            with_text(&mut cursor, |text| compare(text, texts, tests, progress))?;
        } else {
            let peek = cursor.peek()?;
            cursor.skip(peek)?;
        }
        if let Some((test, progress)) = first_alive(tests, progress)
            && progress.missing == 0
            && progress.open == 0
        {
            return Ok(Some(test.variant));
        }
        more = cursor.next_key()?;
    }
    let mut pairs = tests.iter().zip(progress.iter());
    let first = pairs.find(|(_, progress)| !progress.failed && progress.missing == 0);
    Ok(first.map(|(test, _)| test.variant))
}

fn first_alive<'a>(
    tests: &'static [Test],
    progress: &'a [Progress],
) -> Option<(&'static Test, &'a Progress)> {
    tests.iter().zip(progress).find(|(_, progress)| !progress.failed)
}

/// Takes note of a key; gives back its name as a test has it if its value matters.
fn observe(name: &str, tests: &'static [Test], progress: &mut [Progress]) -> Option<&'static str> {
    let mut valued = None;
    for (test, progress) in tests.iter().zip(progress) {
        if progress.failed {
            continue;
        }
        if test.required.contains(&name) {
            progress.missing = progress.missing.saturating_sub(1);
        }
        if let Some((property, _)) = test.values.iter().find(|(property, _)| *property == name) {
            progress.open = progress.open.saturating_sub(1);
            valued = Some(*property);
        }
    }
    valued
}

/// Fails the tests that want another value for this property; null is no value.
fn compare(text: Option<&str>, property: &str, tests: &[Test], progress: &mut [Progress]) {
    let Some(text) = text else { return };
    for (test, progress) in tests.iter().zip(progress) {
        let mut values = test.values.iter().filter(|(name, _)| *name == property);
        if values.any(|(_, texts)| !texts.contains(&text)) {
            progress.failed = true;
        }
    }
}

/// Passes a value, and gives its text to the function: that of a string, a number or a boolean,
/// nothing for a null, and no possible text for anything else.
fn with_text<T>(cursor: &mut Cursor<'_>, then: impl FnOnce(Option<&str>) -> T) -> Result<T, DecodeError> {
    const NO_TEXT: &str = "";
    let peek = cursor.peek()?;
    if peek == Peek::String {
        return cursor.string().map(|text| then(Some(&text)));
    }
    let start = cursor.index();
    cursor.skip(peek)?;
    Ok(match peek {
        Peek::Null => then(None),
        Peek::Array | Peek::Object => then(Some(NO_TEXT)),
        _ => then(Some(cursor.since(start))),
    })
}
