//! From an input to every value in it that has limits.

use super::limits::Limits;
use super::measure::violations;
use super::violation::{Violation, ViolationKind};
use crate::codec::DEPTH_LIMIT;
use crate::schema::{Tagging, ValueSchema};
use crate::value::{Structure, Union, Variant, View};

/// A walk over a value, with the place where it is and what it found.
pub(super) struct Walk {
    path: String,
    depth: usize,
    found: Vec<Violation>,
}

/// What holds for a value: its limits, what its schema says, and whether it is a secret because of
/// what is around it.
#[derive(Clone, Copy)]
struct Rules<'a> {
    limits: &'a [&'static Limits],
    schema: &'static ValueSchema,
    secret: bool,
}

impl Walk {
    /// Everything that is wrong with an input.
    pub(super) fn over(input: &dyn Structure) -> Vec<Violation> {
        let mut walk = Self { path: "input".to_owned(), depth: 0, found: Vec::new() };
        walk.structure(input, false);
        walk.found
    }

    fn value(&mut self, view: &View<'_>, rules: Rules<'_>) {
        let secret = rules.secret || rules.schema.sensitive || is_secret(view);
        let own = rules.limits.iter().flat_map(|limits| violations(view, limits, secret));
        let own: Vec<ViolationKind> = own.collect();
        self.found.extend(own.into_iter().map(|kind| Violation::new(self.path.clone(), kind)));
        // What is nested deeper is refused when it is written.
        if self.depth < DEPTH_LIMIT {
            self.depth += 1;
            self.inside(view, rules, secret);
            self.depth -= 1;
        }
    }

    fn inside(&mut self, view: &View<'_>, rules: Rules<'_>, secret: bool) {
        let elements: Vec<_> = rules.limits.iter().flat_map(|limits| limits.elements).collect();
        let element = Rules { limits: &elements, schema: rules.schema.element(), secret };
        match view {
            View::Structure(structure) => self.structure(*structure, secret),
            View::Union(union) => self.union(*union, secret),
            View::List(list) => {
                for index in 0..list.len() {
                    self.at(&format!("[{index}]"), |walk| walk.value(&list.get(index), element));
                }
            }
            View::Map(map) => {
                let keys: Vec<_> = rules.limits.iter().flat_map(|limits| limits.keys).collect();
                map.for_each(&mut |key, value| {
                    let segment = if secret { "[\u{2026}]".to_owned() } else { format!("[{key:?}]") };
                    self.at(&segment, |walk| {
                        let key_rules = Rules { limits: &keys, schema: &ValueSchema::PLAIN, secret };
                        walk.value(&View::String(key), key_rules);
                        walk.value(&value, element);
                    });
                });
            }
            _ => {}
        }
    }

    fn structure(&mut self, structure: &dyn Structure, secret: bool) {
        let schema = structure.schema();
        let secret = secret || schema.sensitive;
        for (index, member) in schema.members.iter().enumerate() {
            let limits = limits_of(structure.limits(), index);
            let (view, rules) =
                (structure.member(index), Rules { limits: &limits, schema: &member.value, secret });
            if schema.additional == Some(index) {
                self.value(&view, rules);
            } else {
                self.at(&format!(".{}", member.name), |walk| walk.value(&view, rules));
            }
        }
    }

    fn union(&mut self, union: &dyn Union, secret: bool) {
        let schema = union.schema();
        let Variant::Known(index, view) = union.variant() else { return };
        let Some(variant) = schema.variants.get(index) else { return };
        let limits = limits_of(union.limits(), index);
        let rules = Rules { limits: &limits, schema: &variant.value, secret: secret || schema.sensitive };
        match schema.tagging {
            Tagging::Key => self.at(&format!(".{}", variant.name), |walk| walk.value(&view, rules)),
            _ => self.value(&view, rules),
        }
    }

    /// Does something one step further.
    fn at(&mut self, segment: &str, step: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(segment);
        step(self);
        self.path.truncate(length);
    }
}

/// All limits of the member or variant with this index.
fn limits_of(table: &'static [(usize, Limits)], index: usize) -> Vec<&'static Limits> {
    table.iter().filter(|(of, _)| *of == index).map(|(_, limits)| limits).collect()
}

fn is_secret(view: &View<'_>) -> bool {
    match view {
        View::Structure(structure) => structure.schema().sensitive,
        View::Union(union) => union.schema().sensitive,
        _ => false,
    }
}
