//! The crate reads other things that the service sends on its own.

use std::mem::{Discriminant, discriminant};

use crate::drift::pair::NotificationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Model, Notification, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "notification-function",
    title: "The crate reads other things that the service sends on its own",
    why: "There is a function for each webhook and callback with a body. What the change means to who serves them is said of the webhook or callback itself.",
    example: [
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\nwebhooks: {pet: {post: {requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {'204': {description: done}}}}}\n",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\nwebhooks: {}\n",
    ],
    check: Check::Notification(check),
};

fn check(pair: &NotificationPair<'_>, found: &mut Findings) {
    match (pair.old, pair.new) {
        (None, Some(_)) => found.add("there is a function that reads it", Wire::SAFE, Bump::Minor),
        (Some(_), None) => found.add("the function that reads it is gone", Wire::SAFE, Bump::Major),
        (Some(old), Some(new)) if carried(pair.models.0, old) != carried(pair.models.1, new) => {
            found.add("what it carries is another type", Wire::SAFE, Bump::Major);
        }
        _ => {}
    }
}

/// The type that the function gives, by name where it has one.
fn carried<'a>(model: &'a Model, notification: &Notification) -> (Discriminant<ShapeKind>, Option<&'a str>) {
    use ShapeKind::{Enum, IntEnum, Structure, Union};
    let shape = &model.shapes[notification.payload.target];
    let has_name = matches!(shape.kind, Structure(_) | Union(_) | Enum(_) | IntEnum(_));
    (discriminant(&shape.kind), has_name.then(|| shape.shown_name()))
}
