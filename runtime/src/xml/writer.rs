//! Views into bytes.

use super::escape;
use super::object::name_of;
use crate::codec::fault::{no_variant, too_deep_to_write};
use crate::codec::{DEPTH_LIMIT, EncodeError, Segment};
use crate::document::Document;
use crate::schema::{ValueSchema, XmlNamespace};
use crate::text;
use crate::value::{List, Map, Structure, Union, Variant, View};

/// Writes elements to the end of a buffer.
pub(super) struct Writer<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
}

impl<'o> Writer<'o> {
    pub(super) const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out, depth: 0 }
    }

    /// Writes a value as an element; one that is absent is empty.
    pub(super) fn element(
        &mut self,
        name: &str,
        namespace: Option<XmlNamespace>,
        view: &View<'_>,
        schema: &ValueSchema,
    ) -> Result<(), EncodeError> {
        if let View::Structure(value) = view {
            return self.structure(name, namespace, *value, &|_| true);
        }
        self.open(name, namespace)?;
        self.out.push(b'>');
        self.content(view, schema)?;
        self.close(name);
        Ok(())
    }

    /// Writes the members of a structure that are included.
    pub(super) fn structure(
        &mut self,
        name: &str,
        namespace: Option<XmlNamespace>,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), EncodeError> {
        self.open(name, namespace)?;
        let members = value.schema().members.iter().enumerate().filter(|(index, _)| include(*index));
        for (index, member) in members.clone().filter(|(_, member)| member.value.xml_schema().attribute) {
            let result = self.attribute(name_of(member), &value.member(index), &member.value);
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        self.out.push(b'>');
        for (index, member) in members.filter(|(_, member)| !member.value.xml_schema().attribute) {
            let result = self.member(name_of(member), &value.member(index), &member.value);
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        self.close(name);
        Ok(())
    }

    /// Writes the first member that is included, as the root.
    pub(super) fn only_member(
        &mut self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), EncodeError> {
        let mut members = value.schema().members.iter().enumerate();
        match members.find(|(index, _)| include(*index)) {
            Some((index, member)) => self.member(member.name, &value.member(index), &member.value),
            None => Ok(()),
        }
    }

    /// Begins an element; its attributes and `>` are to follow.
    fn open(&mut self, name: &str, namespace: Option<XmlNamespace>) -> Result<(), EncodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(too_deep_to_write());
        }
        self.out.push(b'<');
        self.raw(name);
        if let Some(XmlNamespace { prefix, uri }) = namespace {
            self.raw(" xmlns");
            if let Some(prefix) = prefix {
                self.raw(":");
                self.raw(prefix);
            }
            self.raw("=\"");
            escape::write(uri, self.out)?;
            self.raw("\"");
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
        self.depth -= 1;
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn attribute(&mut self, name: &str, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        let Some(text) = text::write(view, schema.timestamp)? else { return Ok(()) };
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        escape::write(&text, self.out)?;
        self.raw("\"");
        Ok(())
    }

    /// Writes the element or, for what is flattened, the elements of a member.
    fn member(&mut self, name: &str, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        let xml = schema.xml_schema();
        match view {
            View::Absent | View::Null => Ok(()),
            View::List(items) if xml.flattened => self.items(name, *items, schema),
            View::Map(entries) if xml.flattened => self.entries(name, xml.namespace, *entries, schema),
            other => self.element(name, xml.namespace, other, schema),
        }
    }

    fn content(&mut self, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        match view {
            View::List(items) => self.items(schema.xml_schema().item_name(), *items, schema),
            View::Map(entries) => self.entries("entry", None, *entries, schema),
            View::Union(value) => self.union(*value),
            View::Document(document) => self.document(document),
            single => match text::write(single, schema.timestamp)? {
                Some(text) => escape::write(&text, self.out),
                None => Ok(()),
            },
        }
    }

    fn items(&mut self, name: &str, items: &dyn List, schema: &ValueSchema) -> Result<(), EncodeError> {
        let element = schema.element();
        (0..items.len()).try_for_each(|index| {
            let result = self.element(name, element.xml_schema().namespace, &items.get(index), element);
            result.map_err(|error| error.within(Segment::Index(index)))
        })
    }

    fn entries(
        &mut self,
        name: &str,
        namespace: Option<XmlNamespace>,
        entries: &dyn Map,
        schema: &ValueSchema,
    ) -> Result<(), EncodeError> {
        let mut result = Ok(());
        entries.for_each(&mut |key, view| {
            if result.is_ok() {
                result = self
                    .entry(name, namespace, (key, &view), schema)
                    .map_err(|error| error.within(Segment::Key(key.to_owned())));
            }
        });
        result
    }

    fn entry(
        &mut self,
        name: &str,
        namespace: Option<XmlNamespace>,
        (key, view): (&str, &View<'_>),
        schema: &ValueSchema,
    ) -> Result<(), EncodeError> {
        let (xml, element) = (schema.xml_schema(), schema.element());
        self.open(name, namespace)?;
        self.out.push(b'>');
        self.element(xml.key_name(), xml.key_namespace, &View::String(key), &ValueSchema::PLAIN)?;
        self.element(xml.value_name(), element.xml_schema().namespace, view, element)?;
        self.close(name);
        Ok(())
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), EncodeError> {
        match value.variant() {
            Variant::Unknown(member) if member.name().is_empty() => Err(no_variant()),
            Variant::Unknown(member) => self.data(member.name(), member.value()),
            Variant::Known(index, view) => {
                let variant = value.schema().variants.get(index).ok_or_else(no_variant)?;
                let result = match view {
                    View::Unit => self.element(variant.name, None, &view, &variant.value),
                    view => self.member(variant.name, &view, &variant.value),
                };
                result.map_err(|error| error.within(Segment::Member(variant.name)))
            }
        }
    }

    /// Writes what was read as data: text, or an element for each member of an object.
    fn document(&mut self, document: &Document) -> Result<(), EncodeError> {
        match document {
            Document::Null => Ok(()),
            Document::Boolean(value) => escape::write(if *value { "true" } else { "false" }, self.out),
            Document::Number(number) => escape::write(number.as_str(), self.out),
            Document::String(text) => escape::write(text, self.out),
            Document::Array(items) => items.iter().try_for_each(|item| self.data("member", item)),
            Document::Object(object) => object.iter().try_for_each(|(name, value)| match value {
                Document::Array(items) => items.iter().try_for_each(|item| self.data(name, item)),
                single => self.data(name, single),
            }),
        }
    }

    fn data(&mut self, name: &str, document: &Document) -> Result<(), EncodeError> {
        escape::check_name(name)?;
        self.element(name, None, &View::Document(document), &ValueSchema::PLAIN)
    }
}
