//! Members of an input as texts, for all the places that hold no documents: labels, queries,
//! headers and cookies.

use super::RequestError;
use crate::codec::{EncodeError, Segment};
use crate::flat::{self, Flat};
use crate::operation::{Binding, OperationSchema, Spelling, Style};
use crate::schema::{MemberSchema, TimestampFormat, ValueSchema};
use crate::value::{Structure, View};

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

    /// The member as texts.
    pub(super) fn flatten(&self) -> Result<Flat, RequestError> {
        flat::flatten(&self.view(), self.value_schema(), self.timestamp).map_err(|error| self.failed(error))
    }

    /// The member as texts, or as the one text of its JSON.
    pub(super) fn spelled(&self, spelling: Spelling) -> Result<Flat, RequestError> {
        if spelling.style != Style::Json {
            return self.flatten();
        }
        let text = flat::as_json(&self.view(), self.value_schema()).map_err(|error| self.failed(error))?;
        Ok(text.map_or(Flat::Absent, Flat::One))
    }

    /// The one text of the member.
    pub(super) fn text(&self) -> Result<Option<String>, RequestError> {
        let text = flat::text(&self.view(), self.value_schema(), self.timestamp);
        text.map_err(|error| self.failed(error))
    }

    /// The text of an element of the member, which is a list.
    pub(super) fn element(&self, view: &View<'_>) -> Result<Option<String>, RequestError> {
        let text = flat::text(view, self.value_schema().element(), self.timestamp);
        text.map_err(|error| self.failed(error))
    }

    /// Names the member in an error.
    pub(super) fn failed(&self, error: EncodeError) -> RequestError {
        error.within(Segment::Member(self.name())).into()
    }

    pub(super) const fn unsupported(&self, place: &'static str) -> RequestError {
        RequestError::Unsupported { member: self.schema.name, place }
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
