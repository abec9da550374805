//! One construct at a time: what the shared model says about it.

mod members;
mod operations;
mod services;
mod shapes;

use super::toy::service;

/// The input `a#In` with these members.
fn members(members: &str) -> String {
    service(&format!(r#""members": {{{members}}}"#), "")
}

/// A member with these traits.
fn one(target: &str, traits: &str) -> String {
    members(&format!(r#""m": {{"target": "smithy.api#{target}", "traits": {{{traits}}}}}"#))
}
