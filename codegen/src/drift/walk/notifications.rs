//! What a service sends on its own account.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Walk;
use crate::drift::Direction;
use crate::drift::matching::matched;
use crate::drift::pair::NotificationPair;
use crate::drift::place::{Place, Reach};
use crate::drift::rule::Check;
use crate::model::{Notification, NotificationKind, Notifications};

impl Walk<'_, '_> {
    /// All webhooks and callbacks, by name; those that share one by their order.
    pub(super) fn notifications(&mut self) {
        let models = self.models;
        let (old, new) = (named(&models.0.notifications), named(&models.1.notifications));
        for (old, new) in matched(&old, &new, |(key, _)| key) {
            let (old, new) = (old.map(|(_, it)| *it), new.map(|(_, it)| *it));
            self.notification(&NotificationPair { models, old, new });
        }
    }

    fn notification(&mut self, pair: &NotificationPair<'_>) {
        let Some(notification) = pair.new.or(pair.old) else { return };
        let place = || Place {
            subject: notification.name.clone(),
            old: pair.old.map(|it| &it.origin),
            new: pair.new.map(|it| &it.origin),
            direction: Direction::Both,
            operations: Arc::default(),
            reach: Reach::Messages,
        };
        self.changes.check(place, |check, findings| {
            if let Check::Notification(run) = check {
                run(pair, findings);
            }
        });
    }
}

/// Everything that is sent, with what it is known by.
fn named(notifications: &Notifications) -> Vec<(String, &Notification)> {
    let mut seen: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let keyed = notifications.all.iter().map(|notification| {
        let is_webhook = notification.kind == NotificationKind::Webhook;
        let count = seen.entry((is_webhook, notification.name.as_str())).or_default();
        *count += 1;
        (format!("{is_webhook} {count} {}", notification.name), notification)
    });
    keyed.collect()
}
