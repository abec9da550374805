//! One thing that changed.

use std::sync::Arc;

use super::{Bump, Direction, Rule, Wire};
use crate::source::Origin;

/// One thing that changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What changed, in the words of the specification: `CreatePet`, `Pet.name`.
    pub subject: String,
    /// What happened to it, in one sentence without a full stop.
    pub message: String,
    /// Where it is in the old version; nowhere if it is new.
    pub old: Option<Origin>,
    /// Where it is in the new version; nowhere if it is gone.
    pub new: Option<Origin>,
    /// Which way it travels.
    pub direction: Direction,
    /// The operations that it is a part of, by their names in the new version or, if they are gone,
    /// in the old one.
    pub operations: Arc<[String]>,
    /// What it does on the wire.
    pub wire: Wire,
    /// What it does to the generated crate.
    pub rust: Bump,
}
