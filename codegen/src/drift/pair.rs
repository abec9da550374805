//! What rules are given: the same thing in both versions, or in the one that has it.

use serde_json::{Map, Value};

use super::Direction;
use super::matching::Matched;
use crate::model::{
    Constraints, Declaration, Deprecation, Docs, Member, Model, Notification, Operation, Outline, Response,
    Service, Shape, Variant,
};
use crate::source::Origin;

/// Both services, with their models.
pub(super) struct ServicePair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: &'a Service,
    pub(super) new: &'a Service,
}

/// An operation in both versions, or in one of them.
pub(super) struct OperationPair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Operation>,
    pub(super) new: Option<&'a Operation>,
}

/// What is sent on the service's own account, in both versions or in one of them.
pub(super) struct NotificationPair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Notification>,
    pub(super) new: Option<&'a Notification>,
}

/// A response in both versions, or in one of them.
pub(super) struct ResponsePair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Response>,
    pub(super) new: Option<&'a Response>,
    pub(super) is_error: bool,
    /// The media types that the documents describe.
    pub(super) content: (Vec<&'a str>, Vec<&'a str>),
}

/// Two shapes at the same place.
pub(super) struct ShapePair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: &'a Shape,
    pub(super) new: &'a Shape,
    pub(super) direction: Direction,
    /// No operation leads to it.
    pub(super) is_alone: bool,
}

/// A type of the crate, in both versions or in one of them.
pub(super) struct TypePair<'a> {
    pub(super) old: Option<&'a Shape>,
    pub(super) new: Option<&'a Shape>,
}

/// A member of two structures at the same place, in both or in one of them.
pub(super) struct MemberPair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Member>,
    pub(super) new: Option<&'a Member>,
    pub(super) direction: Direction,
}

/// A variant of two unions at the same place, in both or in one of them.
pub(super) struct VariantPair<'a> {
    pub(super) old: Option<&'a Variant>,
    pub(super) new: Option<&'a Variant>,
    pub(super) direction: Direction,
}

/// The limits of the values at a place.
pub(super) struct LimitsPair<'a> {
    pub(super) old: &'a Constraints,
    pub(super) new: &'a Constraints,
    pub(super) direction: Direction,
}

/// What is said to people about something.
pub(super) struct NotesPair<'a> {
    pub(super) docs: (&'a Docs, &'a Docs),
    pub(super) deprecated: (Option<&'a Deprecation>, Option<&'a Deprecation>),
    pub(super) is_secret: (bool, bool),
}

/// What is written about a value, where it is written in a document.
pub(super) struct WordsPair<'a> {
    pub(super) old: &'a Map<String, Value>,
    pub(super) new: &'a Map<String, Value>,
    pub(super) outlines: (&'a Outline, &'a Outline),
    pub(super) places: (&'a Origin, &'a Origin),
    pub(super) direction: Direction,
}

/// Something that is declared, in both versions or in one of them.
pub(super) struct DeclarationPair<'a> {
    pub(super) outlines: (&'a Outline, &'a Outline),
    /// There is no client: what is declared is all there is.
    pub(super) is_library: bool,
    /// It is a type of the crate, and compared as that.
    pub(super) is_type: bool,
    pub(super) old: Option<&'a Declaration>,
    pub(super) new: Option<&'a Declaration>,
}

impl<'a> WordsPair<'a> {
    /// The objects below a word in both versions, at the end of references.
    pub(super) fn below(&self, word: &str) -> Matched<'a, Map<String, Value>> {
        let of = |outline: &'a Outline, at: &Origin| outline.at(&outline.follow(&at.join(word)))?.as_object();
        (of(self.outlines.0, self.places.0), of(self.outlines.1, self.places.1))
    }
}

impl<'a> MemberPair<'a> {
    /// What the member holds in both versions, if it is in both.
    pub(super) fn targets(&self) -> Option<(&'a Shape, &'a Shape)> {
        let (old, new) = (self.old?, self.new?);
        Some((&self.models.0.shapes[old.target], &self.models.1.shapes[new.target]))
    }
}
