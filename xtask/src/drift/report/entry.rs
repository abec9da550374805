//! One change, as a report has it.

use drawplate_codegen::drift::{Bump, Safety};
use serde::{Serialize, Serializer};

use super::{Spot, Subject};

/// One change.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    /// The id of the rule.
    pub(crate) rule: &'static str,
    /// What the rule is about.
    #[serde(skip)]
    pub(crate) title: &'static str,
    /// Why it means what it means.
    #[serde(skip)]
    pub(crate) why: &'static str,
    /// What it belongs to.
    pub(crate) group: Subject,
    /// What changed, in the words of the specification.
    pub(crate) subject: String,
    /// What happened to it.
    pub(crate) message: String,
    /// Where it was.
    pub(crate) old: Option<Spot>,
    /// Where it is.
    pub(crate) new: Option<Spot>,
    /// Which way it travels.
    pub(crate) direction: &'static str,
    /// The operations that it is a part of.
    pub(crate) operations: Vec<String>,
    /// What it does on the wire.
    pub(crate) wire: Verdicts,
    /// What it does to the crate.
    pub(crate) rust: Rust,
    /// Why it does not count.
    pub(crate) allowed: Option<Allowed>,
    /// Whether its type took the place of another, so that programs see it where the type is used.
    #[serde(skip)]
    pub(crate) is_elsewhere: bool,
}

/// What a change does on the wire.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Verdicts {
    /// To clients of the old version, with the new service.
    #[serde(serialize_with = "safety")]
    pub(crate) old_client: Safety,
    /// To clients of the new version, with the old service.
    #[serde(serialize_with = "safety")]
    pub(crate) new_client: Safety,
}

impl Verdicts {
    /// The worse of both.
    pub(crate) fn worst(self) -> Safety {
        self.old_client.max(self.new_client)
    }
}

/// What a change does to the crate.
#[derive(Debug, Serialize)]
pub(crate) struct Rust {
    /// By how much its version has to rise.
    #[serde(serialize_with = "bump")]
    pub(crate) bump: Bump,
    /// The public items that are concerned.
    pub(crate) items: Vec<String>,
}

/// Why a change does not count.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Allowed {
    /// The reason that the exception gives.
    pub(crate) reason: String,
    /// The last day on which it holds.
    pub(crate) expires: String,
}

impl Entry {
    /// The place to look at: in the new version, if it is there.
    pub(crate) fn spot(&self) -> Option<&Spot> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// What is worst about it, for an order.
    pub(crate) fn weight(&self) -> (bool, Safety, Bump) {
        (self.allowed.is_none(), self.wire.worst(), self.rust.bump)
    }

    /// The verdicts in one line.
    pub(crate) fn verdict(&self) -> String {
        let (old, new) = (self.wire.old_client.word(), self.wire.new_client.word());
        format!("old clients {old}, new clients with an old service {new}, crate {}", self.rust.bump.word())
    }
}

pub(super) fn safety<S: Serializer>(safety: &Safety, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(safety.word())
}

pub(super) fn bump<S: Serializer>(bump: &Bump, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(bump.word())
}
