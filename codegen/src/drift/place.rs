//! Where a change is, and what all changes at one place have in common.

use std::sync::Arc;

use super::reach::Use;
use super::rule::{Finding, Rule};
use super::{Bump, Change, Direction, Wire};
use crate::source::Origin;

/// What all findings of a pair have in common.
pub(super) struct Place<'a> {
    pub(super) subject: String,
    pub(super) old: Option<&'a Origin>,
    pub(super) new: Option<&'a Origin>,
    pub(super) direction: Direction,
    pub(super) operations: Arc<[String]>,
    pub(super) reach: Reach,
}

/// How far what is compared gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Into messages and into types of the crate.
    Messages,
    /// Into types of the crate alone: no operation needs them.
    Types,
    /// Into no client.
    Nowhere,
}

impl<'a> Place<'a> {
    /// A place that shapes are used at.
    pub(super) fn used(
        subject: String,
        old: Option<&'a Origin>,
        new: Option<&'a Origin>,
        used: &Use<'_>,
        reach: Reach,
    ) -> Self {
        Self { subject, old, new, direction: used.direction, operations: used.names(), reach }
    }

    /// What was found here.
    pub(super) fn change(&self, rule: &'static Rule, finding: Finding) -> Change {
        let (old, new) = finding.places.unwrap_or((self.old.cloned(), self.new.cloned()));
        let (wire, rust, message) = match self.reach {
            Reach::Messages => (finding.wire, finding.rust, finding.message),
            Reach::Types => (Wire::SAFE, finding.rust, finding.message + "; no operation uses it"),
            Reach::Nowhere => (
                Wire::SAFE,
                Bump::None,
                finding.message + "; no operation leads to it, so it is in no client",
            ),
        };
        Change {
            rule,
            subject: match finding.part {
                Some(part) => format!("{}.{part}", self.subject),
                None => self.subject.clone(),
            },
            message,
            old,
            new,
            direction: self.direction,
            operations: self.operations.clone(),
            wire,
            rust,
        }
    }
}
