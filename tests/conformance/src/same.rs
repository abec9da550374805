//! Values, compared member by member.

use bytes::Bytes;
use drawplate_runtime::Document;
use drawplate_runtime::stream::{StreamFormat, Streaming};
use drawplate_runtime::value::{List, Map, Structure, Union, Variant, View};

/// Compares a value with the one that a test expects; fails with the first difference. What is not
/// a number equals itself here, and null equals absence.
pub(crate) fn check(found: &View<'_>, expected: &View<'_>) -> Result<(), String> {
    match (found, expected) {
        (View::Structure(found), View::Structure(expected)) => members(*found, *expected),
        (View::Union(found), View::Union(expected)) => variants(*found, *expected),
        (View::List(found), View::List(expected)) => items(*found, *expected),
        (View::Map(found), View::Map(expected)) => entries(*found, *expected),
        _ if is_same(found, expected) => Ok(()),
        _ => Err(format!("is {}, not {}", text(found), text(expected))),
    }
}

fn is_same(found: &View<'_>, expected: &View<'_>) -> bool {
    match (found, expected) {
        (View::Absent | View::Null, View::Absent | View::Null) | (View::Unit, View::Unit) => true,
        (View::Boolean(one), View::Boolean(other)) => one == other,
        (View::Integer(one), View::Integer(other)) => one == other,
        (View::Unsigned(one), View::Unsigned(other)) => one == other,
        (View::Float(one), View::Float(other)) => one == other || (one.is_nan() && other.is_nan()),
        (View::Double(one), View::Double(other)) => one == other || (one.is_nan() && other.is_nan()),
        (View::String(one), View::String(other)) => one == other,
        (View::Blob(one), View::Blob(other)) => one == other,
        (View::Stream(one), View::Stream(other)) => stream(*one) == stream(*other),
        (View::Timestamp(one), View::Timestamp(other)) => one == other,
        (View::BigInteger(one), View::BigInteger(other)) => one == other,
        // The `e` of an exponent may be of either case.
        (View::BigDecimal(one), View::BigDecimal(other)) => {
            one.to_string().eq_ignore_ascii_case(&other.to_string())
        }
        (View::Document(one), View::Document(other)) => is_same_document(one, other),
        _ => false,
    }
}

/// The bytes of a stream of which all are at hand, as they are in the tests; absence is no bytes.
fn stream(of: &dyn Streaming) -> Option<Bytes> {
    let body = of.open(StreamFormat::Bytes { requires_length: false }).ok()?;
    body.map_or_else(|| Some(Bytes::new()), |body| body.into_bytes().ok())
}

fn is_same_document(one: &Document, other: &Document) -> bool {
    match (one, other) {
        (Document::Number(one), Document::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Document::Array(one), Document::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_document(one, other))
        }
        (Document::Object(one), Document::Object(other)) => {
            let is_there = |(name, value): (&str, &Document)| {
                other.get(name).is_some_and(|other| is_same_document(value, other))
            };
            one.len() == other.len() && one.iter().all(is_there)
        }
        _ => one == other,
    }
}

fn members(found: &dyn Structure, expected: &dyn Structure) -> Result<(), String> {
    let schema = expected.schema();
    for (index, member) in schema.members.iter().enumerate() {
        check(&found.member(index), &expected.member(index))
            .map_err(|reason| within(&format!(".{}", member.rust_name), &reason))?;
    }
    Ok(())
}

fn variants(found: &dyn Union, expected: &dyn Union) -> Result<(), String> {
    let names = expected.schema().variants;
    let name = |index: usize| names.get(index).map_or("?", |variant| variant.name);
    match (found.variant(), expected.variant()) {
        (Variant::Known(one, found), Variant::Known(other, expected)) if one == other => {
            check(&found, &expected).map_err(|reason| within(&format!(".{}", name(one)), &reason))
        }
        (Variant::Known(one, _), Variant::Known(other, _)) => {
            Err(format!("is the variant {}, not {}", name(one), name(other)))
        }
        (Variant::Unknown(one), Variant::Unknown(other)) if one == other => Ok(()),
        _ => Err("is another variant".to_owned()),
    }
}

fn items(found: &dyn List, expected: &dyn List) -> Result<(), String> {
    if found.len() != expected.len() {
        return Err(format!("has {} items, not {}", found.len(), expected.len()));
    }
    (0..found.len()).try_for_each(|index| {
        check(&found.get(index), &expected.get(index))
            .map_err(|reason| within(&format!("[{index}]"), &reason))
    })
}

fn entries(found: &dyn Map, expected: &dyn Map) -> Result<(), String> {
    let mut result = Ok(());
    let mut keys = [0, 0];
    found.for_each(&mut |key, found| {
        let mut is_there = false;
        keys[0] += 1;
        expected.for_each(&mut |other, expected| {
            if other == key && result.is_ok() {
                is_there = true;
                result = check(&found, &expected).map_err(|reason| within(&format!("[{key:?}]"), &reason));
            }
        });
        if !is_there && result.is_ok() {
            result = Err(format!("has the key {key:?}"));
        }
    });
    expected.for_each(&mut |_, _| keys[1] += 1);
    if result.is_ok() && keys[0] != keys[1] {
        return Err(format!("has {} keys, not {}", keys[0], keys[1]));
    }
    result
}

/// Puts a step in front of the path that a reason begins with.
fn within(step: &str, reason: &str) -> String {
    match reason.starts_with(['.', '[']) {
        true => format!("{step}{reason}"),
        false => format!("{step} {reason}"),
    }
}

fn text(view: &View<'_>) -> String {
    match view {
        View::Absent | View::Null => "nothing".to_owned(),
        View::Unit => "a unit".to_owned(),
        View::Boolean(value) => value.to_string(),
        View::Integer(value) => value.to_string(),
        View::Unsigned(value) => value.to_string(),
        View::Float(value) => value.to_string(),
        View::Double(value) => value.to_string(),
        View::String(value) => format!("{value:?}"),
        View::Blob(value) => format!("the bytes {:?}", String::from_utf8_lossy(value)),
        View::Timestamp(value) => value.to_string(),
        View::BigInteger(value) => value.to_string(),
        View::BigDecimal(value) => value.to_string(),
        View::Document(value) => value.to_string(),
        View::Structure(_) => "a structure".to_owned(),
        View::Union(_) => "a union".to_owned(),
        View::List(_) => "a list".to_owned(),
        View::Map(_) => "a map".to_owned(),
        _ => "something else".to_owned(),
    }
}
