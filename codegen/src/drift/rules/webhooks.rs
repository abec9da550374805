//! What a service sends on its own changed.

use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "webhook",
    title: "What a service sends on its own changed",
    why: "A client serves no calls: the program that does has to follow.",
    example: [
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\nwebhooks: {pet: {post: {responses: {'204': {description: done}}}}}\n",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\nwebhooks: {}\n",
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    match (pair.old.filter(|it| it.kind == "webhook"), pair.new.filter(|it| it.kind == "webhook")) {
        (None, Some(_)) => found.add("it is sent", Wire::SAFE, Bump::None),
        (Some(_), None) => found.add("it is no longer sent", Wire::old_client(Safety::Breaking), Bump::None),
        (Some(old), Some(new)) if old.words != new.words => {
            found.add("it is sent in another way", Wire::old_client(Safety::Careful), Bump::None);
        }
        _ => {}
    }
}
