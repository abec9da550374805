//! What people read: documentation, deprecations, links.

use serde_json::Value;

use crate::model::{Deprecation, Docs};
use crate::smithy::ast::{Traits, find};
use crate::smithy::traits;

/// The text of a trait.
pub(super) fn text(all: &Traits, id: &str) -> Option<String> {
    find(all, id)?.value.as_str().map(str::to_owned)
}

/// The text of a property.
pub(super) fn property(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

/// The texts of a list.
pub(super) fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What the specification says, as it is written.
pub(super) fn docs(all: &Traits) -> Docs {
    Docs(text(all, traits::DOCUMENTATION))
}

/// Whether something should no longer be used.
pub(super) fn deprecated(all: &Traits) -> Option<Deprecation> {
    let value = &find(all, traits::DEPRECATED)?.value;
    Some(Deprecation { message: property(value, "message"), since: property(value, "since") })
}

/// Where to read more.
pub(super) fn external_docs(all: &Traits) -> Vec<(String, String)> {
    let links = find(all, traits::EXTERNAL_DOCUMENTATION).and_then(|node| node.value.as_object());
    let links = links.into_iter().flatten();
    links.filter_map(|(name, url)| Some((name.clone(), url.as_str()?.to_owned()))).collect()
}
