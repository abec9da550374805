//! Tests for forms that look alike, in which nothing is lost.
//!
//! A property that only some of the forms have speaks for these. What has none of them goes to the
//! form with the most properties. Such tests serve if each form that may pass one holds no more
//! than the form that the test stands for: then the choice may be a guess, but every value is read
//! whole and written back as it was.

use std::collections::BTreeSet;

use super::content::{Form, can_pass};
use super::holds;
use super::profile::{Profile, Property};
use crate::model::{Arena, ContentTest, ValueKind};

/// More tests than this for one union would make reading slow.
const LIMIT: usize = 96;

/// Tests that lose nothing, if there are such.
pub(super) fn tests(shapes: &Arena, forms: &[&Form<'_>]) -> Option<Vec<ContentTest>> {
    let mut steps = by_presence(forms);
    steps.extend(by_size(shapes, forms));
    if steps.len() > LIMIT {
        return None;
    }
    let serves = |index: usize| {
        let (before, rest) = steps.split_at_checked(index)?;
        rest.first().map(|step| is_safe(shapes, step, before, forms))
    };
    let all = (0..steps.len()).all(|index| serves(index) == Some(true));
    all.then(|| without_unreachable(steps))
}

/// Without the tests that hold only for what has passed another one before.
fn without_unreachable(steps: Vec<Step<'_>>) -> Vec<ContentTest> {
    let mut kept: Vec<ContentTest> = Vec::new();
    for Step { test, .. } in steps {
        let implies = |earlier: &ContentTest| {
            earlier.kind == test.kind
                && earlier.required.iter().all(|name| test.required.contains(name))
                && earlier.values.iter().all(|values| test.values.contains(values))
        };
        if !kept.iter().any(implies) {
            kept.push(test);
        }
    }
    kept
}

/// Whether a form can hold all that another one can, but for the properties that are ruled out.
pub(super) fn holds(
    shapes: &Arena,
    holder: &Profile<'_>,
    form: &Profile<'_>,
    is_ruled_out: impl Fn(&str) -> bool,
) -> bool {
    if holder.kind == ValueKind::Any {
        return true;
    }
    if let (Some(one), Some(other)) = (holder.shape, form.shape)
        && holds::shape(shapes, one, other)
    {
        return true;
    }
    // A union inside decides for itself, and an open form may have properties that nobody names.
    let is_object = holder.kind == ValueKind::Object && form.kind == ValueKind::Object;
    if !is_object || holder.shape.is_none() || form.open {
        return false;
    }
    form.properties.iter().all(|(name, property)| {
        is_ruled_out(name)
            || holder.properties.get(name).is_some_and(|place| holds_property(shapes, place, property))
    })
}

fn holds_property(shapes: &Arena, place: &Property<'_>, property: &Property<'_>) -> bool {
    match (place.member, property.member) {
        (Some(place), Some(member)) => holds::member(shapes, place, member),
        _ => false,
    }
}

/// A test, the form it stands for, and the property by which it was chosen.
struct Step<'a> {
    test: ContentTest,
    profile: &'a Profile<'a>,
    property: Option<&'a str>,
}

/// For each property that not all forms have, the rarest first: the greatest form that has it.
fn by_presence<'a>(forms: &[&'a Form<'a>]) -> Vec<Step<'a>> {
    let names: BTreeSet<&'a str> =
        forms.iter().flat_map(|form| form.profile.properties.keys()).map(String::as_str).collect();
    let mut steps = Vec::new();
    for name in names {
        let owners: Vec<_> =
            forms.iter().filter(|form| form.profile.properties.contains_key(name)).copied().collect();
        let greatest = owners.iter().rev().max_by_key(|form| form.profile.properties.len());
        if let (Some(form), true) = (greatest, owners.len() < forms.len()) {
            let mut test = form.test.clone();
            if !test.required.iter().any(|required| required == name) {
                test.required.push(name.to_owned());
            }
            steps.push((owners.len(), Step { test, profile: form.profile, property: Some(name) }));
        }
    }
    steps.sort_by_key(|(owners, _)| *owners);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Each form by its own test, the one that can hold the most first.
fn by_size<'a>(shapes: &Arena, forms: &[&'a Form<'a>]) -> Vec<Step<'a>> {
    let size = |form: &Form<'_>| {
        let held = forms.iter().filter(|other| holds(shapes, form.profile, other.profile, |_| false));
        std::cmp::Reverse((held.count(), form.profile.properties.len()))
    };
    let mut ordered = forms.to_vec();
    ordered.sort_by_cached_key(|form| size(form));
    let step = |form: &'a Form<'a>| Step { test: form.test.clone(), profile: form.profile, property: None };
    ordered.into_iter().map(step).collect()
}

/// Whether nothing is lost of any value that passes this test and none before.
fn is_safe(shapes: &Arena, step: &Step<'_>, before: &[Step<'_>], forms: &[&Form<'_>]) -> bool {
    let rivals = forms.iter().filter(|form| {
        form.test.variant != step.test.variant
            && can_pass(form.profile, &step.test)
            && !before.iter().any(|earlier| surely_passes(form.profile, &earlier.test, None))
    });
    let mut rivals = rivals.map(|form| form.profile);
    rivals.all(|form| {
        let is_caught = |name: &str| {
            let mut steps = before.iter().filter(|earlier| earlier.property == Some(name));
            steps.any(|earlier| surely_passes(form, &earlier.test, Some(name)))
        };
        holds(shapes, step.profile, form, is_caught)
    })
}

/// Whether every value of the form that has this property passes the test.
fn surely_passes(form: &Profile<'_>, test: &ContentTest, property: Option<&str>) -> bool {
    let required = |name: &String| {
        property == Some(name.as_str()) || form.properties.get(name).is_some_and(|found| found.required)
    };
    let valued = |(name, values): &(String, Vec<String>)| match form.properties.get(name) {
        None => !form.open,
        Some(found) => !found.values.is_empty() && found.values.iter().all(|text| values.contains(text)),
    };
    form.kind == test.kind && test.required.iter().all(required) && test.values.iter().all(valued)
}
