//! Views into pairs of names and values.

use super::{Dialect, unwritable};
use crate::codec::fault::{no_variant, too_deep_to_write};
use crate::codec::{DEPTH_LIMIT, EncodeError, Segment};
use crate::document::Document;
use crate::request::push_text;
use crate::schema::ValueSchema;
use crate::text;
use crate::value::{List, Map, Structure, Union, Variant, View};

/// Writes pairs to the end of a form.
pub(super) struct Writer {
    form: String,
    /// The names of all that is around the next value, with a point after each.
    path: String,
    depth: usize,
    dialect: Dialect,
}

impl Writer {
    pub(super) const fn new(dialect: Dialect) -> Self {
        Self { form: String::new(), path: String::new(), depth: 0, dialect }
    }

    pub(super) fn finish(self) -> String {
        self.form
    }

    /// Adds a pair.
    pub(super) fn pair(&mut self, name: &str, value: &str) {
        if !self.form.is_empty() {
            self.form.push('&');
        }
        push_text(&mut self.form, name);
        self.form.push('=');
        push_text(&mut self.form, value);
    }

    /// Adds the members of a structure that are included.
    pub(super) fn structure(
        &mut self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), EncodeError> {
        let members = value.schema().members.iter().enumerate().filter(|(index, _)| include(*index));
        for (index, member) in members {
            let result = self.member(member.name, &value.member(index), &member.value);
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        Ok(())
    }

    fn member(&mut self, name: &str, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        match (self.dialect, schema.xml_schema().query_name) {
            (Dialect::Aws, _) => self.below(name, view, schema),
            (Dialect::Ec2, Some(name)) => self.below(name, view, schema),
            (Dialect::Ec2, None) => self.below(&capitalized(name), view, schema),
        }
    }

    /// Adds a value under one more name.
    fn below(&mut self, name: &str, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        if self.depth >= DEPTH_LIMIT {
            return Err(too_deep_to_write());
        }
        let length = self.path.len();
        self.depth += 1;
        self.path.push_str(name);
        self.path.push('.');
        let result = self.value(view, schema);
        self.path.truncate(length);
        self.depth -= 1;
        result
    }

    fn value(&mut self, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        match view {
            View::Structure(value) => self.structure(*value, &|_| true),
            View::Union(value) => self.union(*value),
            View::List(items) => self.list(*items, schema),
            View::Map(entries) if self.dialect == Dialect::Aws => self.map(*entries, schema),
            View::Map(_) => Err(unwritable(view)),
            View::Document(document) => self.document(document),
            single => {
                if let Some(text) = text::write(single, schema.timestamp)? {
                    self.single(&text);
                }
                Ok(())
            }
        }
    }

    /// Adds a single value under the names around it.
    fn single(&mut self, text: &str) {
        let path = std::mem::take(&mut self.path);
        self.pair(path.strip_suffix('.').unwrap_or(&path), text);
        self.path = path;
    }

    /// Adds what is in a list under numbers from one. An empty list of `awsQuery` is an empty value.
    fn list(&mut self, items: &dyn List, schema: &ValueSchema) -> Result<(), EncodeError> {
        let xml = schema.xml_schema();
        if items.is_empty() && self.dialect == Dialect::Aws {
            self.single("");
        }
        let is_flat = xml.flattened || self.dialect == Dialect::Ec2;
        for index in 0..items.len() {
            let number = index + 1;
            let name = if is_flat { number.to_string() } else { format!("{}.{number}", xml.item_name()) };
            let result = self.below(&name, &items.get(index), schema.element());
            result.map_err(|error| error.within(Segment::Index(index)))?;
        }
        Ok(())
    }

    /// Adds the keys and the values of a map under numbers from one.
    fn map(&mut self, entries: &dyn Map, schema: &ValueSchema) -> Result<(), EncodeError> {
        let xml = schema.xml_schema();
        let (mut result, mut number) = (Ok(()), 0);
        entries.for_each(&mut |key, view| {
            if result.is_err() {
                return;
            }
            number += 1;
            let name = if xml.flattened { number.to_string() } else { format!("entry.{number}") };
            let key_name = format!("{name}.{}", xml.key_name());
            let value_name = format!("{name}.{}", xml.value_name());
            result = self
                .below(&key_name, &View::String(key), &ValueSchema::PLAIN)
                .and_then(|()| self.below(&value_name, &view, schema.element()))
                .map_err(|error| error.within(Segment::Key(key.to_owned())));
        });
        result
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), EncodeError> {
        match value.variant() {
            Variant::Unknown(member) if member.name().is_empty() => Err(no_variant()),
            Variant::Unknown(member) => {
                self.below(member.name(), &View::Document(member.value()), &ValueSchema::PLAIN)
            }
            Variant::Known(index, view) => {
                let variant = value.schema().variants.get(index).ok_or_else(no_variant)?;
                let result = self.member(variant.name, &view, &variant.value);
                result.map_err(|error| error.within(Segment::Member(variant.name)))
            }
        }
    }

    /// Adds what was read as data: text, or the members of an object.
    fn document(&mut self, document: &Document) -> Result<(), EncodeError> {
        match document {
            Document::Null => {}
            Document::Boolean(value) => self.single(if *value { "true" } else { "false" }),
            Document::Number(number) => self.single(number.as_str()),
            Document::String(text) => self.single(text),
            Document::Object(object) => {
                return object.iter().try_for_each(|(name, value)| {
                    self.below(name, &View::Document(value), &ValueSchema::PLAIN)
                });
            }
            Document::Array(_) => return Err(unwritable(&View::Document(document))),
        }
        Ok(())
    }
}

/// The name with its first letter as a capital, which is how EC2 calls members.
fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
