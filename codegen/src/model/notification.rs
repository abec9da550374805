//! Notifications: what a service sends to its users, on its own account.

use super::{Deprecation, Docs, Member, ShapeId};
use crate::source::Origin;

/// What a service sends on its own account.
#[derive(Debug, Clone, Default)]
pub struct Notifications {
    /// Each thing that it sends, in the order of the specification.
    pub all: Vec<Notification>,
    /// The union of what webhooks carry, where there are several of them. Its variants are in their
    /// order and have their names.
    pub webhook: Option<ShapeId>,
}

/// A request that a service sends to a server of its user.
#[derive(Debug, Clone)]
pub struct Notification {
    /// The name: a webhook's own, or those of an operation and its callback.
    pub name: String,
    /// The name that people should see, if it is another one.
    pub public_name: Option<String>,
    /// On what account it is sent.
    pub kind: NotificationKind,
    /// The method, in capitals.
    pub method: String,
    /// The body: a member with a payload's binding.
    pub payload: Member,
    /// One line about it.
    pub summary: Option<String>,
    /// What it is about.
    pub docs: Docs,
    /// It should no longer be relied on.
    pub deprecated: Option<Deprecation>,
    /// Where it is described.
    pub origin: Origin,
}

/// On what account something is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotificationKind {
    /// Whoever has asked for it gets it, by means that are not described.
    Webhook,
    /// A call has asked for it.
    Callback {
        /// Where it is sent to: an expression over the request and response of the call
        /// (OpenAPI: [runtime expressions](https://spec.openapis.org/oas/v3.1.1#runtime-expressions)).
        address: String,
    },
}

impl Notification {
    /// The name that people should see.
    pub fn shown_name(&self) -> &str {
        self.public_name.as_deref().unwrap_or(&self.name)
    }
}

impl Notifications {
    /// The shapes that arrive with them.
    pub fn shapes(&self) -> impl Iterator<Item = ShapeId> {
        self.all.iter().map(|notification| notification.payload.target).chain(self.webhook)
    }
}
