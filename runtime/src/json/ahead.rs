//! Looking ahead for what tells the variants of a union apart.
//!
//! The functions here work on a copy of the parser's position and so never move the parser. They
//! check no more of the syntax than they pass; the reading that follows checks all of it.

use jiter::{Jiter, Peek};

use super::syntax::error;
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
pub(super) fn tag(mut json: Jiter<'_>, property: &str, schema: &UnionSchema) -> Result<Tag, DecodeError> {
    let mut key = json.known_object().map_err(error)?;
    while let Some(name) = key {
        if name == property {
            return with_text(&mut json, |text| text.map_or(Tag::Absent, |text| variant(text, schema)));
        }
        json.next_skip().map_err(error)?;
        key = json.next_key().map_err(error)?;
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
    mut json: Jiter<'_>,
    peek: Peek,
    tests: &'static [Test],
) -> Result<Option<usize>, DecodeError> {
    if peek == Peek::Object {
        return first_object(json, tests);
    }
    let is_integer = peek.is_num()
        && json.known_number_bytes(peek).map_err(error)?.iter().all(|byte| !b".eE".contains(byte));
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

fn first_object(json: Jiter<'_>, tests: &'static [Test]) -> Result<Option<usize>, DecodeError> {
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
    scan(json, tests, progress)
}

/// Goes through the object's keys until the first test that can still hold does.
fn scan(
    mut json: Jiter<'_>,
    tests: &'static [Test],
    progress: &mut [Progress],
) -> Result<Option<usize>, DecodeError> {
    let mut key = json.known_object().map_err(error)?;
    while let Some(name) = key {
        if let Some(texts) = observe(name, tests, progress) {
            with_text(&mut json, |text| compare(text, texts, tests, progress))?;
        } else {
            json.next_skip().map_err(error)?;
        }
        if let Some((test, progress)) = first_alive(tests, progress)
            && progress.missing == 0
            && progress.open == 0
        {
            return Ok(Some(test.variant));
        }
        key = json.next_key().map_err(error)?;
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
fn with_text<T>(json: &mut Jiter<'_>, then: impl FnOnce(Option<&str>) -> T) -> Result<T, DecodeError> {
    const NO_TEXT: &str = "";
    let peek = json.peek().map_err(error)?;
    if peek == Peek::String {
        return json.known_str().map_err(error).map(|text| then(Some(text)));
    }
    let start = json.current_index();
    json.known_skip(peek).map_err(error)?;
    Ok(match peek {
        Peek::Null => then(None),
        Peek::Array | Peek::Object => then(Some(NO_TEXT)),
        _ => then(std::str::from_utf8(json.slice_to_current(start)).ok()),
    })
}
