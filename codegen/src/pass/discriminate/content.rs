//! Can variants be told apart by what their values look like?
//!
//! Every form of every variant gets a test: the kind of value, the properties that must be there,
//! and the values of properties where that is what keeps two forms apart. A test must not hold for
//! a value of another variant, unless that variant is tested before. Where no order of tests does
//! this, the forms look alike: then it is enough that nothing is lost ([`alike`]), and where that
//! cannot be had either, there are no tests for them, so that their values are kept as data.

use super::alike;
use super::profile::Profile;
use crate::graph::components;
use crate::model::{Arena, ContentTest, ValueKind};

/// Tests in an order in which the first that holds is right, with what is to be said about them.
#[derive(Debug, Default)]
pub(super) struct Tests {
    pub(super) ordered: Vec<ContentTest>,
    /// Two variants that look alike, of which values are read as one that can hold all of them.
    pub(super) alike: Option<(usize, usize)>,
    /// Two variants that look alike and of which values are kept as data.
    pub(super) undecided: Option<(usize, usize)>,
}

/// The tests of a union.
pub(super) fn tests(shapes: &Arena, variants: &[Vec<Profile<'_>>]) -> Tests {
    let mut forms = forms(variants);
    distinguish_by_values(&mut forms);
    let before = precedence(&forms);
    let mut tests = Tests::default();
    let mut dropped: Vec<&Form<'_>> = Vec::new();
    for component in components(&before) {
        let members: Vec<_> = component.iter().filter_map(|index| forms.get(*index)).collect();
        let alike = two_variants(&members);
        let found = match alike {
            None => Some(members.iter().map(|form| form.test.clone()).collect()),
            Some(_) => alike::tests(shapes, &members),
        };
        match found.filter(|_| !takes_any(shapes, &members, &dropped)) {
            Some(found) => {
                tests.ordered.extend(found);
                tests.alike = tests.alike.or(alike);
            }
            None => {
                tests.undecided = tests.undecided.or(alike);
                dropped.extend(members);
            }
        }
    }
    tests
}

/// Whether one of these forms would take, and damage, values of forms that have no tests.
fn takes_any(shapes: &Arena, forms: &[&Form<'_>], dropped: &[&Form<'_>]) -> bool {
    forms.iter().any(|form| {
        dropped.iter().any(|other| {
            other.test.variant != form.test.variant
                && can_pass(other.profile, &form.test)
                && !alike::holds(shapes, form.profile, other.profile, |_| false)
        })
    })
}

/// Tests in the order of the specification, come what may.
pub(super) fn in_order(variants: &[Vec<Profile<'_>>]) -> Vec<ContentTest> {
    let constant = |form: &Form<'_>| {
        let constants = form.profile.properties.iter().filter(|(_, property)| property.values.len() == 1);
        constants.map(|(name, property)| (name.clone(), property.values.clone())).collect()
    };
    forms(variants).into_iter().map(|form| ContentTest { values: constant(&form), ..form.test }).collect()
}

/// A form of a variant, with the test for it.
pub(super) struct Form<'a> {
    pub(super) profile: &'a Profile<'a>,
    pub(super) test: ContentTest,
}

fn forms<'a>(variants: &'a [Vec<Profile<'a>>]) -> Vec<Form<'a>> {
    let mut forms = Vec::new();
    for (variant, profiles) in variants.iter().enumerate() {
        for profile in profiles {
            let required = profile.properties.iter().filter(|(_, property)| property.required);
            let required = required.map(|(name, _)| name.clone()).collect();
            let test = ContentTest { variant, kind: profile.kind, required, values: Vec::new() };
            forms.push(Form { profile, test });
        }
    }
    forms
}

/// Adds the values of a property to the tests of each pair of forms that it keeps apart.
fn distinguish_by_values(forms: &mut [Form<'_>]) {
    for right in 0..forms.len() {
        let (left, rest) = forms.split_at_mut(right);
        let Some(right) = rest.first_mut() else { continue };
        let variant = right.test.variant;
        for left in left.iter_mut().filter(|left| left.test.variant != variant) {
            if let Some(property) = distinguishing(left.profile, right.profile) {
                left.look_at(property);
                right.look_at(property);
            }
        }
    }
}

/// A property whose values the two forms do not share, and which one of them must have.
fn distinguishing<'a>(left: &'a Profile<'_>, right: &Profile<'_>) -> Option<&'a str> {
    left.properties.iter().find_map(|(name, one)| {
        let other = right.properties.get(name)?;
        let known = !one.values.is_empty() && !other.values.is_empty();
        let shared = one.values.iter().any(|value| other.values.contains(value));
        (known && !shared && (one.required || other.required)).then_some(name.as_str())
    })
}

impl Form<'_> {
    fn look_at(&mut self, property: &str) {
        let known = self.test.values.iter().any(|(name, _)| name == property);
        if let (false, Some(found)) = (known, self.profile.properties.get(property)) {
            self.test.values.push((property.to_owned(), found.values.clone()));
        }
    }
}

/// For each form, those that must be tested before it: the ones whose values pass its own test.
fn precedence(forms: &[Form<'_>]) -> Vec<Vec<usize>> {
    let rivals = |form: &Form<'_>| {
        let mistaken =
            |other: &Form<'_>| other.test.variant != form.test.variant && can_pass(other.profile, &form.test);
        forms.iter().enumerate().filter(|(_, other)| mistaken(other)).map(|(index, _)| index).collect()
    };
    forms.iter().map(rivals).collect()
}

/// Whether a value of this form may pass the test.
pub(super) fn can_pass(form: &Profile<'_>, test: &ContentTest) -> bool {
    // A variant that can be anything is what is left when no other fits.
    let kind = match (form.kind, test.kind) {
        (_, ValueKind::Any) | (ValueKind::Integer, ValueKind::Number) => true,
        (one, other) => one == other,
    };
    let missing = |name: &String| !form.open && !form.properties.contains_key(name);
    let refuted = |(name, values): &(String, Vec<String>)| {
        form.properties.get(name).is_some_and(|property| {
            let always_there = property.required || test.required.contains(name);
            let known = !property.values.is_empty();
            known && always_there && !property.values.iter().any(|value| values.contains(value))
        })
    };
    kind && !test.required.iter().any(missing) && !test.values.iter().any(refuted)
}

fn two_variants(forms: &[&Form<'_>]) -> Option<(usize, usize)> {
    let first = forms.first()?.test.variant;
    forms.iter().map(|form| form.test.variant).find(|variant| *variant != first).map(|other| (first, other))
}
