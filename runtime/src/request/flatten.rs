//! Members of an input as texts, for all the places that hold no documents: labels, queries,
//! headers and cookies.

use super::RequestError;
use crate::document::Document;
use crate::operation::{Binding, OperationSchema};
use crate::schema::{MemberSchema, TimestampFormat, ValueSchema};
use crate::text;
use crate::value::{Structure, Variant, View};

/// What a member is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Flat {
    /// Nothing that is sent.
    Absent,
    /// One text.
    One(String),
    /// The texts of a list, without its nulls.
    Many(Vec<String>),
    /// The properties of a structure or the entries of a map, each with its text or texts.
    Pairs(Vec<(String, Vec<String>)>),
}

/// A member of an input with its schema.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    input: &'a dyn Structure,
    index: usize,
    schema: &'static MemberSchema,
    timestamp: TimestampFormat,
}

impl<'a> Member<'a> {
    /// The member with this index; timestamps in it are spelled as its schema says.
    pub(super) fn new(input: &'a dyn Structure, index: usize) -> Result<Self, RequestError> {
        let schema = input.schema().members.get(index);
        let schema =
            schema.ok_or(RequestError::Schema("an operation is bound to a member that is not there"))?;
        Ok(Self { input, index, schema, timestamp: schema.value.timestamp })
    }

    /// Sets how timestamps are spelled where the member travels.
    pub(super) fn timestamp(mut self, timestamp: TimestampFormat) -> Self {
        self.timestamp = timestamp;
        self
    }

    /// The member's name on the wire.
    pub(super) const fn name(&self) -> &'static str {
        self.schema.name
    }

    /// Whether the member is a secret.
    pub(super) const fn is_sensitive(&self) -> bool {
        self.schema.value.sensitive
    }

    /// What the specification says about the member's value.
    pub(super) const fn value_schema(&self) -> &'static ValueSchema {
        &self.schema.value
    }

    /// The member's value.
    pub(super) fn view(&self) -> View<'a> {
        self.input.member(self.index)
    }

    /// The member as texts. `place` says where it travels, for the error.
    pub(super) fn flatten(&self, place: &'static str) -> Result<Flat, RequestError> {
        self.flatten_view(&self.view(), place)
    }

    /// One text of the member, such as an element of a list.
    pub(super) fn text(&self, view: &View<'_>, place: &'static str) -> Result<Option<String>, RequestError> {
        match self.flatten_view(view, place)? {
            Flat::Absent => Ok(None),
            Flat::One(text) => Ok(Some(text)),
            Flat::Many(_) | Flat::Pairs(_) => Err(self.unsupported(place)),
        }
    }

    pub(super) const fn unsupported(&self, place: &'static str) -> RequestError {
        RequestError::Unsupported { member: self.schema.name, place }
    }

    fn flatten_view(&self, view: &View<'_>, place: &'static str) -> Result<Flat, RequestError> {
        match view {
            View::List(list) => {
                let texts =
                    (0..list.len()).filter_map(|index| self.text(&list.get(index), place).transpose());
                Ok(Flat::Many(texts.collect::<Result<_, _>>()?))
            }
            View::Structure(_) | View::Map(_) => self.pairs(view, place),
            View::Union(union) => match union.variant() {
                Variant::Known(_, view) => self.flatten_view(&view, place),
                Variant::Unknown(member) => self.flatten_view(&View::Document(member.value()), place),
            },
            View::Document(document) => self.document(document, place),
            scalar => Ok(text::write(scalar, self.timestamp)?
                .map_or(Flat::Absent, |text| Flat::One(text.into_owned()))),
        }
    }

    fn pairs(&self, view: &View<'_>, place: &'static str) -> Result<Flat, RequestError> {
        let mut pairs = Vec::new();
        for_each_property(view, &mut |name, value| {
            let texts = match self.flatten_view(&value, place)? {
                Flat::Absent => return Ok(()),
                Flat::One(text) => vec![text],
                Flat::Many(texts) => texts,
                Flat::Pairs(_) => return Err(self.unsupported(place)),
            };
            pairs.push((name.to_owned(), texts));
            Ok(())
        })?;
        Ok(Flat::Pairs(pairs))
    }

    fn document(&self, document: &Document, place: &'static str) -> Result<Flat, RequestError> {
        match document {
            Document::Null => Ok(Flat::Absent),
            Document::Boolean(value) => Ok(Flat::One(value.to_string())),
            Document::Number(number) => Ok(Flat::One(number.to_string())),
            Document::String(text) => Ok(Flat::One(text.clone())),
            Document::Array(_) | Document::Object(_) => Err(self.unsupported(place)),
        }
    }
}

/// Calls back for each property of a structure or entry of a map; the additional properties of a
/// structure are properties like the others.
pub(super) fn for_each_property(
    view: &View<'_>,
    property: &mut dyn FnMut(&str, View<'_>) -> Result<(), RequestError>,
) -> Result<(), RequestError> {
    match view {
        View::Structure(structure) => {
            let schema = structure.schema();
            for (index, member) in schema.members.iter().enumerate() {
                let value = structure.member(index);
                if schema.additional == Some(index) {
                    for_each_property(&value, property)?;
                } else {
                    property(member.name, value)?;
                }
            }
            Ok(())
        }
        View::Map(map) => {
            let mut result = Ok(());
            map.for_each(&mut |key, value| {
                if result.is_ok() {
                    result = property(key, value);
                }
            });
            result
        }
        _ => Ok(()),
    }
}

/// The members of the input that are bound as `select` asks, with what it gives for them.
pub(super) fn bound<'a, T>(
    schema: &'static OperationSchema,
    input: &'a dyn Structure,
    select: impl Fn(&'static Binding) -> Option<T>,
) -> Result<Vec<(Member<'a>, T)>, RequestError> {
    let selected =
        schema.input.iter().enumerate().filter_map(|(index, binding)| Some((index, select(binding)?)));
    selected.map(|(index, binding)| Ok((Member::new(input, index)?, binding))).collect()
}
