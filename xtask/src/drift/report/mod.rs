//! A drift report as data: what all formats print, in one order.
//!
//! Changes come first by the group that they belong to, the worst group first. Nothing here knows
//! how a report is printed.

mod changelog;
mod entry;
mod group;
mod line;
mod render;
mod spot;
mod summary;

use serde::Serialize;

pub(super) use self::changelog::{Changelog, changelog};
pub(super) use self::entry::{Allowed, Entry, Rust, Verdicts};
use self::group::groups;
pub(super) use self::group::{Group, Subject, Subjects};
pub(super) use self::line::{Line, Part, lines};
pub(super) use self::render::{Format, render};
pub(super) use self::spot::{Spot, Spots};
pub(super) use self::summary::Summary;
use super::verify::Verification;

/// The version of the published schema that the JSON form keeps to.
pub(super) const SCHEMA: &str = "https://drawplate.github.io/schemas/drift-report-1.json";

/// A report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// The schema of this form.
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    /// What is compared, as the user calls it.
    pub(super) spec: String,
    /// The old version.
    pub(super) old: Side,
    /// The new version.
    pub(super) new: Side,
    /// What a reader wants to know first.
    pub(super) summary: Summary,
    /// What changed.
    pub(super) changes: Vec<Entry>,
    /// Exceptions that did not do what they are there for.
    pub(super) stale_exceptions: Vec<StaleException>,
    /// Lines for the changelog of the crate.
    pub(super) changelog: Changelog,
    /// What the generated crates themselves say, if that was asked.
    pub(super) verification: Option<Verification>,
}

/// A version of the specification.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    /// Its first file.
    pub(super) file: String,
    /// Its own version, as it says.
    pub(super) version: String,
}

/// An exception that allows nothing.
#[derive(Debug, Serialize)]
pub(super) struct StaleException {
    /// The rule that it is about.
    pub(super) rule: String,
    /// What it is about.
    pub(super) target: String,
    /// Why it allows nothing: `expired` or `unused`.
    pub(super) state: &'static str,
    /// The last day on which it held.
    pub(super) expires: String,
}

impl StaleException {
    /// One sentence without a full stop.
    pub(super) fn sentence(&self) -> String {
        match self.state {
            "expired" => format!(
                "the exception for `{}` at `{}` has expired on {}",
                self.rule, self.target, self.expires
            ),
            _ => format!(
                "the exception for `{}` at `{}` is not needed: nothing of the kind changed",
                self.rule, self.target
            ),
        }
    }
}

impl Report {
    /// The changes that are not allowed by an exception.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Entry> {
        self.changes.iter().filter(|entry| entry.allowed.is_none())
    }

    /// The changes by what they belong to, in the order of the report.
    pub(super) fn groups(&self) -> Vec<Group<'_>> {
        groups(&self.changes)
    }

    /// The lines of a part of the report.
    pub(super) fn lines(&self, part: Part) -> Vec<Line<'_>> {
        lines(&self.changes, part)
    }
}
