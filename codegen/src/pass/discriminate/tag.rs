//! Is there a property that names the variant?

use std::collections::BTreeMap;

use super::profile::{Profile, Property};
use crate::model::ValueKind;

/// A property that names the variant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name on the wire.
    pub(super) property: String,
    /// The one variant that may lack it, if it is one.
    pub(super) absent: Option<usize>,
    /// All variants that may lack it.
    pub(super) optional: Vec<usize>,
    /// Its values, by variant.
    pub(super) tags: Vec<Vec<String>>,
}

/// The property that every form of every variant has with a single value, no value in two
/// variants. Of several, the one that fewest variants may lack, then the first.
pub(super) fn infer(variants: &[Vec<Profile<'_>>]) -> Option<Tag> {
    let first = variants.first()?.first()?;
    let candidates = first.properties.keys().filter_map(|property| candidate(property, variants));
    // `min_by_key` takes the first of equals.
    candidates.min_by_key(|tag| tag.optional.len())
}

fn candidate(property: &str, variants: &[Vec<Profile<'_>>]) -> Option<Tag> {
    let mut owners = BTreeMap::new();
    let (mut optional, mut tags) = (Vec::new(), Vec::new());
    for (index, forms) in variants.iter().enumerate() {
        let found: Vec<_> = forms.iter().map(|form| single(form, property)).collect::<Option<_>>()?;
        if found.is_empty() || found.iter().any(|(_, value)| *owners.entry(*value).or_insert(index) != index)
        {
            return None;
        }
        if found.iter().any(|(property, _)| !property.required) {
            optional.push(index);
        }
        let mut values: Vec<String> = found.into_iter().map(|(_, value)| value.to_owned()).collect();
        values.dedup();
        tags.push(values);
    }
    let absent = match optional.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    Some(Tag { property: property.to_owned(), absent, optional, tags })
}

/// The property of an object, and its value if it can have but one.
fn single<'a>(form: &'a Profile<'a>, property: &str) -> Option<(&'a Property<'a>, &'a str)> {
    let property = form.properties.get(property).filter(|_| form.kind == ValueKind::Object)?;
    match property.values.as_slice() {
        [value] => Some((property, value)),
        _ => None,
    }
}
