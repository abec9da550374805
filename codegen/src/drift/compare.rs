//! Two models, walked in step.
//!
//! Operations are matched by name, and from them the shapes that have the same place in both
//! versions: the same member, variant or item. A shape that is used in several places is looked at
//! once for each other shape that it meets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reach::{Pair, Root, Use, uses};
use super::rule::{Check, Finding, Findings};
use super::{Change, Direction, rule};
use crate::model::{Member, Model, Operation, Response, Service, Shape, ShapeKind, Variant};
use crate::source::Origin;

/// Both services, with their models.
pub(super) struct ServicePair<'a> {
    pub(super) old: &'a Service,
    pub(super) new: &'a Service,
}

/// An operation in both versions, or in one of them.
pub(super) struct OperationPair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Operation>,
    pub(super) new: Option<&'a Operation>,
}

/// Two shapes at the same place.
pub(super) struct ShapePair<'a> {
    pub(super) old: &'a Shape,
    pub(super) new: &'a Shape,
    pub(super) direction: Direction,
}

/// A member of two structures at the same place, in both or in one of them.
pub(super) struct MemberPair<'a> {
    pub(super) models: (&'a Model, &'a Model),
    pub(super) old: Option<&'a Member>,
    pub(super) new: Option<&'a Member>,
    pub(super) direction: Direction,
}

/// A variant of two unions at the same place, in both or in one of them.
pub(super) struct VariantPair<'a> {
    pub(super) old: Option<&'a Variant>,
    pub(super) new: Option<&'a Variant>,
    pub(super) direction: Direction,
}

/// The changes from one model to another, in the order of the new one.
pub fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let mut walk = Walk { old, new, changes: Vec::new(), roots: Vec::new() };
    walk.service();
    walk.operations();
    walk.shapes();
    walk.changes
}

struct Walk<'a> {
    old: &'a Model,
    new: &'a Model,
    changes: Vec<Change>,
    /// The messages that are in both versions.
    roots: Vec<Root<'a>>,
}

/// What all findings of a pair have in common.
struct Place<'a> {
    subject: String,
    old: Option<&'a Origin>,
    new: Option<&'a Origin>,
    direction: Direction,
    operations: Arc<[String]>,
}

impl<'a> Walk<'a> {
    fn service(&mut self) {
        let pair = ServicePair { old: &self.old.service, new: &self.new.service };
        let place = Place {
            subject: pair.new.name.clone(),
            old: Some(&pair.old.origin),
            new: Some(&pair.new.origin),
            direction: Direction::Both,
            operations: Arc::default(),
        };
        self.check(&place, |check, findings| {
            if let Check::Service(run) = check {
                run(&pair, findings);
            }
        });
    }

    fn operations(&mut self) {
        let (old, new) = (self.old, self.new);
        let by_name = |operation: &'a Operation| (operation.name.as_str(), operation);
        let mut gone: BTreeMap<&str, &Operation> = old.operations.iter().map(by_name).collect();
        for after in &new.operations {
            let before = gone.remove(after.name.as_str());
            self.operation(before, Some(after));
            if let Some(before) = before {
                self.messages(before, after);
            }
        }
        for before in &old.operations {
            if gone.contains_key(before.name.as_str()) {
                self.operation(Some(before), None);
            }
        }
    }

    fn operation(&mut self, old: Option<&'a Operation>, new: Option<&'a Operation>) {
        let Some(name) = new.or(old).map(|operation| operation.name.clone()) else { return };
        let pair = OperationPair { models: (self.old, self.new), old, new };
        let place = Place {
            subject: name.clone(),
            old: old.map(|operation| &operation.origin),
            new: new.map(|operation| &operation.origin),
            direction: Direction::Both,
            operations: [name].into(),
        };
        self.check(&place, |check, findings| {
            if let Check::Operation(run) = check {
                run(&pair, findings);
            }
        });
    }

    /// Notes the shapes of all messages that an operation has in both versions.
    fn messages(&mut self, old: &'a Operation, new: &'a Operation) {
        self.meet((old.input, new.input), Direction::Request, &new.name);
        let same_status = |one: &&Response, other: &Response| one.status == other.status;
        for after in &new.success {
            let before = old.success.iter().find(|before| same_status(before, after));
            // Where each has a single success, the status may have changed alone.
            let before =
                before.or(old.success.first().filter(|_| old.success.len() == 1 && new.success.len() == 1));
            self.response(before, after, &new.name);
        }
        for after in &new.errors {
            let before = old.errors.iter().find(|before| before.name == after.name);
            self.response(before, after, &new.name);
        }
    }

    fn response(&mut self, old: Option<&Response>, new: &Response, operation: &'a str) {
        let Some(old) = old else { return };
        for pair in [(old.shape, new.shape), (old.headers, new.headers)] {
            if let (Some(old), Some(new)) = pair {
                self.meet((old, new), Direction::Response, operation);
            }
        }
    }

    /// Notes that two shapes have the same place.
    fn meet(&mut self, pair: Pair, direction: Direction, operation: &'a str) {
        self.roots.push(Root { pair, direction, operation });
    }

    fn shapes(&mut self) {
        for (pair, used) in uses(self.old, self.new, &std::mem::take(&mut self.roots)) {
            let (old, new) = (&self.old.shapes[pair.0], &self.new.shapes[pair.1]);
            self.shape(old, new, &used);
            match (&old.kind, &new.kind) {
                (ShapeKind::Structure(before), ShapeKind::Structure(after)) => {
                    let pairs = matched(&before.members, &after.members, |member| &member.name);
                    for (old_member, new_member) in pairs {
                        self.member(new, old_member, new_member, &used);
                    }
                }
                (ShapeKind::Union(before), ShapeKind::Union(after)) => {
                    let pairs = matched(&before.variants, &after.variants, |variant| &variant.member.name);
                    for (old_variant, new_variant) in pairs {
                        self.variant(new, old_variant, new_variant, &used);
                        if let (Some(old_variant), Some(new_variant)) = (old_variant, new_variant) {
                            self.member(new, Some(&old_variant.member), Some(&new_variant.member), &used);
                        }
                    }
                }
                (ShapeKind::List(before), ShapeKind::List(after)) => {
                    self.member(new, Some(&before.member), Some(&after.member), &used);
                }
                (ShapeKind::Map(before), ShapeKind::Map(after)) => {
                    self.member(new, Some(&before.key), Some(&after.key), &used);
                    self.member(new, Some(&before.value), Some(&after.value), &used);
                }
                _ => {}
            }
        }
    }

    fn shape(&mut self, old: &'a Shape, new: &'a Shape, used: &Use<'a>) {
        let pair = ShapePair { old, new, direction: used.direction };
        let place = place(new.name.clone(), Some(&old.origin), Some(&new.origin), used);
        self.check(&place, |check, findings| {
            if let Check::Shape(run) = check {
                run(&pair, findings);
            }
        });
    }

    fn member(&mut self, of: &Shape, old: Option<&'a Member>, new: Option<&'a Member>, used: &Use<'a>) {
        let Some(name) = new.or(old).map(|member| format!("{}.{}", of.name, member.name)) else { return };
        let models = (self.old, self.new);
        let pair = MemberPair { models, old, new, direction: used.direction };
        let place = place(name, old.map(|it| &it.origin), new.map(|it| &it.origin), used);
        self.check(&place, |check, findings| {
            if let Check::Member(run) = check {
                run(&pair, findings);
            }
        });
    }

    fn variant(&mut self, of: &Shape, old: Option<&'a Variant>, new: Option<&'a Variant>, used: &Use<'a>) {
        let Some(name) = new.or(old).map(|variant| format!("{}.{}", of.name, variant.member.name)) else {
            return;
        };
        let pair = VariantPair { old, new, direction: used.direction };
        let origin = |variant: &'a Variant| &variant.member.origin;
        let place = place(name, old.map(origin), new.map(origin), used);
        self.check(&place, |check, findings| {
            if let Check::Variant(run) = check {
                run(&pair, findings);
            }
        });
    }

    /// Lets every rule look, and notes what it has found.
    fn check(&mut self, place: &Place<'_>, look: impl Fn(Check, &mut Findings)) {
        for rule in rule::all() {
            let mut findings = Findings::default();
            look(rule.check, &mut findings);
            let changes = findings.into_iter().map(|finding| change(rule, place, finding));
            self.changes.extend(changes);
        }
    }
}

fn place<'p>(subject: String, old: Option<&'p Origin>, new: Option<&'p Origin>, used: &Use<'_>) -> Place<'p> {
    Place { subject, old, new, direction: used.direction, operations: used.names() }
}

fn change(rule: &'static rule::Rule, place: &Place<'_>, finding: Finding) -> Change {
    let (old, new) = finding.places.unwrap_or((place.old.cloned(), place.new.cloned()));
    Change {
        rule,
        subject: match finding.part {
            Some(part) => format!("{}.{part}", place.subject),
            None => place.subject.clone(),
        },
        message: finding.message,
        old,
        new,
        direction: place.direction,
        operations: place.operations.clone(),
        wire: finding.wire,
        rust: finding.rust,
    }
}

/// Things of the same name, those of the new version in their order and then those that are gone.
pub(super) fn matched<'a, T>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&T) -> &str,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let before: BTreeMap<&str, &T> = old.iter().rev().map(|before| (name(before), before)).collect();
    let names: BTreeSet<&str> = new.iter().map(&name).collect();
    let both = new.iter().map(|after| (before.get(name(after)).copied(), Some(after)));
    let gone = old.iter().filter(|before| !names.contains(name(before)));
    both.chain(gone.map(|before| (Some(before), None))).collect()
}
