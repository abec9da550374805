//! `Debug` of generated types, without their secrets.
//!
//! A schema and a view go in. What a schema calls sensitive is replaced before anything is
//! formatted, at every level; so a secret cannot reach a log by way of `{:?}`.

use std::fmt;

use crate::schema::ValueSchema;
use crate::value::{List, Map, Structure, Union, Variant, View};

/// What is printed in the place of a secret.
pub const REDACTED: &str = "*** redacted ***";

/// Prints a structure like a derived `Debug` does.
///
/// # Errors
/// Fails as the formatter does.
pub fn structure(value: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = value.schema();
    let mut output = f.debug_struct(schema.name);
    if schema.sensitive {
        return output.field(REDACTED_FIELD, &Redacted).finish();
    }
    for (index, member) in schema.members.iter().enumerate() {
        output.field(member.rust_name, &Shown(value.member(index), &member.value));
    }
    output.finish()
}

/// Prints a union like a derived `Debug` does; of an unknown member only the name.
///
/// # Errors
/// Fails as the formatter does.
pub fn union(value: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = value.schema();
    let mut output = f.debug_tuple(schema.name);
    if schema.sensitive {
        return output.field(&Redacted).finish();
    }
    match value.variant() {
        Variant::Unknown(member) => output.field(member).finish(),
        Variant::Known(index, view) => match schema.variants.get(index) {
            Some(variant) => output.field(&Named(variant.name, Shown(view, &variant.value))).finish(),
            None => output.finish_non_exhaustive(),
        },
    }
}

/// The field that stands for all fields of a structure that is a secret.
const REDACTED_FIELD: &str = "value";

struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// A variant with its name.
struct Named<'a>(&'static str, Shown<'a>);

impl fmt::Debug for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.0).field(&self.1).finish()
    }
}

/// A value with what its schema says about it.
struct Shown<'a>(View<'a>, &'a ValueSchema);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1.sensitive && !matches!(self.0, View::Absent | View::Null) {
            return f.write_str(REDACTED);
        }
        match &self.0 {
            View::Absent => f.write_str("None"),
            View::Null => f.write_str("Null"),
            View::Unit => f.write_str("()"),
            View::Boolean(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::Unsigned(value) => value.fmt(f),
            View::Float(value) => value.fmt(f),
            View::Double(value) => value.fmt(f),
            View::String(text) => text.fmt(f),
            View::Blob(bytes) => write!(f, "Blob({} bytes)", bytes.len()),
            View::Timestamp(time) => time.fmt(f),
            View::BigInteger(number) => number.fmt(f),
            View::BigDecimal(number) => number.fmt(f),
            View::Document(document) => document.fmt(f),
            View::Structure(value) => structure(*value, f),
            View::Union(value) => union(*value, f),
            View::List(items) => list(*items, self.1.element(), f),
            View::Stream(_) => f.write_str("Stream"),
            View::Map(entries) => map(*entries, self.1.element(), f),
        }
    }
}

fn list(items: &dyn List, element: &ValueSchema, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_list().entries((0..items.len()).map(|index| Shown(items.get(index), element))).finish()
}

fn map(entries: &dyn Map, element: &ValueSchema, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = f.debug_map();
    entries.for_each(&mut |key, view| {
        output.entry(&key, &Shown(view, element));
    });
    output.finish()
}
