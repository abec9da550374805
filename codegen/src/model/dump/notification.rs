//! The lines of what a service sends on its own account.

use super::super::{Notification, NotificationKind, Notifications};
use super::service::deprecation;
use super::{Line, Text};

pub(super) fn dump(text: &mut Text, notifications: &Notifications) {
    let Notifications { all, webhook } = notifications;
    for notification in all {
        one(text, notification);
    }
    if let Some(union) = webhook {
        let line = Line::new("webhooks").word(text.name(*union));
        text.line(0, line);
    }
}

fn one(text: &mut Text, notification: &Notification) {
    let Notification { name, public_name, kind, method, payload, summary: _, docs: _, deprecated, origin: _ } =
        notification;
    let line = match kind {
        NotificationKind::Webhook => Line::new("webhook").word(format_args!("{name:?}")),
        NotificationKind::Callback { address } => {
            Line::new("callback").word(format_args!("{name:?}")).option("to", Some(address))
        }
    };
    let line = line.option("shown-as", public_name.as_ref()).word(method);
    text.line(0, deprecation(line, deprecated.as_ref()));
    super::shape::dump_member(text, payload, &[]);
}
