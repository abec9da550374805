//! The properties by which enclosing unions tell their variants apart.

use crate::value::View;

/// A property that a union wants in the object of its variant, with the texts that are right for
/// it, the one to write first.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) property: &'static str,
    pub(super) texts: &'static [&'static str],
    /// An object without the property is of this variant, too; so a member that is the property and
    /// is absent says enough, and what was read without a tag is written without one.
    pub(super) optional: bool,
    /// The tag of the union around this one.
    pub(super) outer: Option<&'a Tag<'a>>,
}

impl<'a> Tag<'a> {
    /// Whether this member already says what the tag is to say.
    pub(super) fn is_said_by(&self, view: &View<'_>) -> bool {
        match view {
            View::String(text) => self.texts.contains(text),
            View::Absent => self.optional,
            _ => false,
        }
    }

    /// The tag for a property; of two the inner one counts, as it says more.
    pub(super) fn find(tag: Option<&'a Self>, property: &str) -> Option<&'a Self> {
        let mut next = tag;
        while let Some(tag) = next {
            if tag.property == property {
                return Some(tag);
            }
            next = tag.outer;
        }
        None
    }

    /// Whether this is the tag that counts for its property, of those from `first` outwards.
    pub(super) fn counts(&self, first: &'a Self) -> bool {
        std::ptr::eq(first, self)
            || Self::find(Some(first), self.property).is_some_and(|found| std::ptr::eq(found, self))
    }
}
