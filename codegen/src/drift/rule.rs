//! What a rule is.

use super::pair::{
    DeclarationPair, LimitsPair, MemberPair, NotesPair, NotificationPair, OperationPair, ResponsePair,
    ServicePair, ShapePair, TypePair, VariantPair, WordsPair,
};
use super::rules;
use super::{Bump, Wire};
use crate::source::Origin;

/// A rule: one kind of change, and what it means.
#[derive(Debug)]
pub struct Rule {
    /// Its name for good.
    pub id: &'static str,
    /// What changed, in a few words.
    pub title: &'static str,
    /// Why it means what it means.
    pub why: &'static str,
    /// Two versions of a specification between which this is the change: what follows the head of an
    /// OpenAPI document, a whole one if it begins with `openapi`, or the shapes of a Smithy model if it
    /// begins with a brace, a whole one if that is followed by `"smithy"`.
    pub example: [&'static str; 2],
    pub(super) check: Check,
}

/// All rules, by id.
pub fn all() -> &'static [&'static Rule] {
    rules::ALL
}

/// What a rule looks at. One side of a pair is missing where something is new or gone.
#[derive(Debug, Clone, Copy)]
pub(super) enum Check {
    Service(fn(&ServicePair<'_>, &mut Findings)),
    Operation(fn(&OperationPair<'_>, &mut Findings)),
    Response(fn(&ResponsePair<'_>, &mut Findings)),
    Shape(fn(&ShapePair<'_>, &mut Findings)),
    Type(fn(&TypePair<'_>, &mut Findings)),
    Member(fn(&MemberPair<'_>, &mut Findings)),
    Variant(fn(&VariantPair<'_>, &mut Findings)),
    Limits(fn(&LimitsPair<'_>, &mut Findings)),
    Notes(fn(&NotesPair<'_>, &mut Findings)),
    Words(fn(&WordsPair<'_>, &mut Findings)),
    Notification(fn(&NotificationPair<'_>, &mut Findings)),
    Declaration(fn(&DeclarationPair<'_>, &mut Findings)),
}

/// What rules have found at one place.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

/// What a rule has found; the place, the direction and the operations are those of the pair.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) message: String,
    pub(super) wire: Wire,
    pub(super) rust: Bump,
    /// A part of the subject, such as a value of an enum.
    pub(super) part: Option<String>,
    /// The places of that part.
    pub(super) places: Option<(Option<Origin>, Option<Origin>)>,
}

impl Findings {
    /// Adds something about the subject itself.
    pub(super) fn add(&mut self, message: impl Into<String>, wire: Wire, rust: Bump) {
        self.0.push(Finding { message: message.into(), wire, rust, part: None, places: None });
    }

    /// Adds something about a part of the subject.
    pub(super) fn add_part(
        &mut self,
        part: impl Into<String>,
        places: (Option<&Origin>, Option<&Origin>),
        message: impl Into<String>,
        wire: Wire,
        rust: Bump,
    ) {
        let places = Some((places.0.cloned(), places.1.cloned()));
        self.0.push(Finding { message: message.into(), wire, rust, part: Some(part.into()), places });
    }

    /// Adds something about the subject that has places of its own.
    pub(super) fn add_at(
        &mut self,
        places: (Option<&Origin>, Option<&Origin>),
        message: impl Into<String>,
        wire: Wire,
        rust: Bump,
    ) {
        let places = Some((places.0.cloned(), places.1.cloned()));
        self.0.push(Finding { message: message.into(), wire, rust, part: None, places });
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = Finding> {
        self.0.into_iter()
    }
}
