//! Unions: which variant it is, and then the variant.
//!
//! What tells the variants apart is found by looking ahead over the bytes, once for each union,
//! and then the variant is read from the start of its value. Nothing is tried and undone, and no
//! tree of values is built. A union that is nested in a union is looked over once more for each
//! level, so reading takes time in proportion to the bytes times the nesting, which
//! [`DEPTH_LIMIT`](super::DEPTH_LIMIT) bounds.

use jiter::Peek;

use super::ahead::{self, Tag};
use super::decode::Decoder;
use super::syntax::wrong_kind;
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::document::Document;
use crate::schema::{Tagging, Test, UnionSchema};
use crate::unknown::SdkUnknownMember;
use crate::value::Union;

/// The key with which AWS services name the type of an object; not a variant unless it is modelled.
const TYPE_KEY: &str = "__type";

/// What a key of a union stands for.
enum Key {
    Variant(usize),
    Unknown(String),
    Ignored,
}

impl Decoder<'_> {
    /// Reads a union that is not null.
    pub(super) fn union(&mut self, peek: Peek, value: &mut dyn Union) -> Result<(), DecodeError> {
        let schema = value.schema();
        match schema.tagging {
            Tagging::Key => self.keyed(peek, value, schema),
            Tagging::Internal { property, absent } => {
                if peek != Peek::Object {
                    return Err(wrong_kind("an object", peek));
                }
                match (ahead::tag(self.cursor, property, schema)?, absent) {
                    (Tag::Variant(index), _) | (Tag::Absent, Some(index)) => {
                        self.variant(peek, value, schema, index)
                    }
                    (Tag::Unknown(name), _) => self.unknown(peek, value, |_| name),
                    (Tag::Absent, None) => self.unknown(peek, value, |_| String::new()),
                }
            }
            Tagging::ByContent(tests) => match ahead::first_match(self.cursor, peek, tests)? {
                Some(index) => self.variant(peek, value, schema, index),
                None => self.unknown(peek, value, |document| content_name(document, tests)),
            },
        }
    }

    /// Reads an object with exactly one member that is not null.
    fn keyed(
        &mut self,
        peek: Peek,
        value: &mut dyn Union,
        schema: &'static UnionSchema,
    ) -> Result<(), DecodeError> {
        if peek != Peek::Object {
            return Err(wrong_kind("an object", peek));
        }
        self.descend()?;
        let mut is_set = false;
        let mut more = self.cursor.first_key()?;
        while more {
            let name = self.cursor.key()?;
            let found = classify(&name, schema);
            let peek = self.cursor.peek()?;
            if peek == Peek::Null || matches!(found, Key::Ignored) {
                self.cursor.skip(peek)?;
            } else if std::mem::replace(&mut is_set, true) {
                return Err(DecodeError::new(DecodeErrorKind::TwoVariants));
            } else {
                self.keyed_variant(peek, value, schema, found)?;
            }
            more = self.cursor.next_key()?;
        }
        self.ascend();
        if is_set { Ok(()) } else { Err(DecodeError::new(DecodeErrorKind::NoVariant)) }
    }

    fn keyed_variant(
        &mut self,
        peek: Peek,
        value: &mut dyn Union,
        schema: &'static UnionSchema,
        key: Key,
    ) -> Result<(), DecodeError> {
        match key {
            Key::Variant(index) => {
                let name = schema.variants.get(index).map_or("", |variant| variant.name);
                let result = self.variant(peek, value, schema, index);
                result.map_err(|error| error.within(Segment::Member(name)))
            }
            Key::Unknown(name) => match self.any(peek) {
                Ok(document) => {
                    value.set_unknown(SdkUnknownMember::new(name, document));
                    Ok(())
                }
                Err(error) => Err(error.within(Segment::Key(name))),
            },
            Key::Ignored => Ok(()),
        }
    }

    fn variant(
        &mut self,
        peek: Peek,
        value: &mut dyn Union,
        schema: &'static UnionSchema,
        index: usize,
    ) -> Result<(), DecodeError> {
        match schema.variants.get(index) {
            Some(variant) => self.value(peek, value.select(index), &variant.value),
            None => self.unknown(peek, value, |_| String::new()),
        }
    }

    /// Keeps the whole value.
    fn unknown(
        &mut self,
        peek: Peek,
        value: &mut dyn Union,
        name: impl FnOnce(&Document) -> String,
    ) -> Result<(), DecodeError> {
        let document = self.any(peek)?;
        value.set_unknown(SdkUnknownMember::new(name(&document), document));
        Ok(())
    }
}

fn classify(name: &str, schema: &UnionSchema) -> Key {
    match schema.variants.iter().position(|variant| variant.name == name) {
        Some(index) => Key::Variant(index),
        None if name == TYPE_KEY => Key::Ignored,
        None => Key::Unknown(name.to_owned()),
    }
}

/// The text of the first property that a test looks at, which is what the value calls itself.
fn content_name(document: &Document, tests: &[Test]) -> String {
    let properties = tests.iter().flat_map(|test| test.values).map(|(property, _)| property);
    let mut texts = properties.filter_map(|property| document.get(property)?.as_str());
    texts.next().unwrap_or_default().to_owned()
}
