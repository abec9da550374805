//! Names with values, as queries and forms have them.
//!
//! Values come in with the parameter that says how they are spelled; `name=value` with `&` between
//! them is written. Queries and forms differ in how they escape.

use crate::codec::{EncodeError, EncodeErrorKind};
use crate::document::Document;
use crate::flat::{self, Flat, flatten, for_each_property, inside};
use crate::operation::{QueryParameter, QueryStyle};
use crate::request::{push_literal, push_reserved, push_text};
use crate::schema::ValueSchema;
use crate::value::View;

/// How deep lists and objects may be nested in a `deepObject`.
const DEEPEST: usize = 16;

/// Writes names with values.
pub(crate) struct Pairs<'a> {
    out: &'a mut String,
    separator: Option<char>,
    is_form: bool,
}

impl<'a> Pairs<'a> {
    /// The query of a URL; `separator` is what the first name follows.
    pub(crate) fn query(out: &'a mut String, separator: char) -> Self {
        Self { out, separator: Some(separator), is_form: false }
    }

    /// A form, `application/x-www-form-urlencoded`.
    pub(crate) fn form(out: &'a mut String) -> Self {
        Self { out, separator: None, is_form: true }
    }

    /// Adds a name without a value.
    pub(crate) fn name(&mut self, name: &str) {
        self.out.extend(self.separator);
        self.separator = Some('&');
        self.text(name, false);
    }

    /// Adds a name with its value.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        self.named(name, value, false);
    }

    /// Adds what a specification writes in a query, with the escapes that it has.
    pub(crate) fn literal(&mut self, name: &str, value: &str) {
        self.out.extend(self.separator);
        self.separator = Some('&');
        push_literal(self.out, name);
        if !value.is_empty() {
            self.out.push('=');
            push_literal(self.out, value);
        }
    }

    /// Adds a value under a name as its parameter says, and says whether there was anything to add.
    pub(crate) fn parameter(
        &mut self,
        name: &str,
        parameter: &QueryParameter,
        view: &View<'_>,
        schema: &ValueSchema,
    ) -> Result<bool, EncodeError> {
        let before = self.out.len();
        match parameter.style {
            QueryStyle::Deep => {
                Deep { pairs: self, parameter }.value(name.to_owned(), view, schema, DEEPEST)?;
            }
            QueryStyle::Json => {
                let text = flat::as_json(view, schema)?;
                text.iter().for_each(|text| self.named(name, text, parameter.reserved));
            }
            QueryStyle::Text => self.texts(name, parameter, view, schema)?,
            _ => self.flat(name, parameter, flatten(view, schema, parameter.timestamp)?),
        }
        Ok(self.out.len() > before)
    }

    fn named(&mut self, name: &str, value: &str, reserved: bool) {
        self.name(name);
        self.out.push('=');
        self.text(value, reserved);
    }

    /// Forms have escapes of their own (URL standard, section 5.2), above all `+` for a space.
    fn text(&mut self, text: &str, reserved: bool) {
        match (reserved, self.is_form) {
            (true, _) => push_reserved(self.out, text),
            (false, true) => self.out.extend(form_urlencoded::byte_serialize(text.as_bytes())),
            (false, false) => push_text(self.out, text),
        }
    }

    /// A pair for each value of a list; what is no single value is JSON.
    fn texts(
        &mut self,
        name: &str,
        parameter: &QueryParameter,
        view: &View<'_>,
        schema: &ValueSchema,
    ) -> Result<(), EncodeError> {
        let mut add = |view: &View<'_>, schema: &ValueSchema| -> Result<(), EncodeError> {
            let text = flat::text(view, schema, parameter.timestamp)?;
            text.iter().for_each(|text| self.named(name, text, parameter.reserved));
            Ok(())
        };
        match view {
            View::List(list) => (0..list.len()).try_for_each(|index| add(&list.get(index), schema.element())),
            other => add(other, schema),
        }
    }

    fn flat(&mut self, name: &str, parameter: &QueryParameter, flat: Flat) {
        let reserved = parameter.reserved;
        let delimiter = match parameter.style {
            QueryStyle::Comma => Some(","),
            QueryStyle::Space => Some("%20"),
            QueryStyle::Pipe => Some("%7C"),
            QueryStyle::Repeat | QueryStyle::Deep | QueryStyle::Text | QueryStyle::Json => None,
        };
        match (flat, delimiter) {
            (Flat::Absent, _) => {}
            (Flat::One(text), _) => self.named(name, &text, reserved),
            (Flat::Many(texts), None) => texts.iter().for_each(|text| self.named(name, text, reserved)),
            (Flat::Many(texts), Some(delimiter)) => self.joined(name, &texts, delimiter, reserved),
            (Flat::Pairs(pairs), None) => {
                pairs.iter().for_each(|(name, texts)| self.joined(name, texts, ",", reserved));
            }
            (Flat::Pairs(pairs), Some(delimiter)) => {
                let texts: Vec<_> =
                    pairs.into_iter().flat_map(|(name, texts)| std::iter::once(name).chain(texts)).collect();
                self.joined(name, &texts, delimiter, reserved);
            }
        }
    }

    /// Adds texts with a delimiter that is sent as it is between them; an empty list is not sent
    /// (RFC 6570, section 3.2.1: it is undefined).
    fn joined(&mut self, name: &str, texts: &[String], delimiter: &str, reserved: bool) {
        for (position, text) in texts.iter().enumerate() {
            if position == 0 {
                self.named(name, text, reserved);
            } else {
                self.out.push_str(delimiter);
                self.text(text, reserved);
            }
        }
    }
}

/// Writes a value with a name for each single value in it: keys and positions stand in brackets.
struct Deep<'p, 'a> {
    pairs: &'p mut Pairs<'a>,
    parameter: &'p QueryParameter,
}

impl Deep<'_, '_> {
    fn value(
        &mut self,
        name: String,
        view: &View<'_>,
        schema: &ValueSchema,
        depth: usize,
    ) -> Result<(), EncodeError> {
        let below = shallower(depth)?;
        match view {
            View::Structure(_) | View::Map(_) => {
                for_each_property(view, schema, &mut |key, value, schema| {
                    self.value(format!("{name}[{key}]"), &value, schema, below)
                })
            }
            View::List(list) => (0..list.len()).try_for_each(|index| {
                self.value(format!("{name}[{index}]"), &list.get(index), schema.element(), below)
            }),
            View::Union(union) => match inside(*union) {
                Some((view, schema)) => self.value(name, &view, schema, below),
                None => self.document(name, &flat::as_document(view, schema)?, below),
            },
            View::Document(document) => self.document(name, document, below),
            single => {
                let text = flat::text(single, schema, self.parameter.timestamp)?;
                self.text(&name, text);
                Ok(())
            }
        }
    }

    fn document(&mut self, name: String, document: &Document, depth: usize) -> Result<(), EncodeError> {
        let below = shallower(depth)?;
        match document {
            Document::Object(object) => object
                .iter()
                .try_for_each(|(key, value)| self.document(format!("{name}[{key}]"), value, below)),
            Document::Array(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| self.document(format!("{name}[{index}]"), item, below)),
            single => {
                self.text(&name, flat::document_text(single));
                Ok(())
            }
        }
    }

    fn text(&mut self, name: &str, text: Option<String>) {
        text.iter().for_each(|text| self.pairs.named(name, text, self.parameter.reserved));
    }
}

fn shallower(depth: usize) -> Result<usize, EncodeError> {
    depth.checked_sub(1).ok_or_else(|| EncodeError::new(EncodeErrorKind::TooDeep { limit: DEEPEST }))
}
