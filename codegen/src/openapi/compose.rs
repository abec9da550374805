//! Schemas that hold together: one with what its `allOf` and its references add.
//!
//! `allOf` is merged, those that are inherited from first. `oneOf` and `anyOf` with one schema left
//! (beside `null`, and those that only say what is required) are merged like `allOf`; others are
//! choices, which [`super::union`] makes a union of.

use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::lowering::{Lowering, Part};
use super::schema::{Additional, Schema, Type};
use crate::diagnostic::Code;
use crate::model::Constraints;
use crate::source::Origin;

/// How many schemas may be stacked by `allOf` and references.
const MAX_STACK: usize = 100;

/// Schemas that hold together.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Those that are inherited from first.
    pub(super) parts: Vec<Rc<Schema>>,
    /// What they offer to choose from.
    pub(super) choices: Vec<Vec<Origin>>,
    /// The one type of several that matters.
    pub(super) only: Option<Type>,
    /// Those that are merged already, or being merged.
    pub(super) seen: IndexSet<Origin>,
}

impl Lowering<'_> {
    /// Merges schemas with all that they refer to.
    pub(super) fn merge(&mut self, parts: &[Part], only: Option<Type>) -> Merged {
        let mut merged = Merged { only, ..Merged::default() };
        for part in parts {
            self.add_part(part, &mut Vec::new(), &mut merged);
        }
        self.narrow(&mut merged);
        merged
    }

    /// Takes away the choices that the types of the other schemas exclude.
    fn narrow(&mut self, merged: &mut Merged) {
        let Ok(types) = merged.types() else { return };
        for choices in std::mem::take(&mut merged.choices) {
            let mut left = Vec::new();
            for choice in &choices {
                let other = self.merge(&[Part { origin: choice.clone(), plain: true }], None);
                let kind = self.kind_of(&other);
                if types.is_empty() || kind.is_empty() || !narrowed(&types, &kind).is_empty() {
                    left.push(choice.clone());
                }
            }
            match left.as_slice() {
                [only] if choices.len() > 1 => {
                    let only = Part { origin: only.clone(), plain: false };
                    self.add_part(&only, &mut Vec::new(), merged);
                }
                [] => merged.choices.push(choices),
                _ => merged.choices.push(left),
            }
        }
    }

    fn add_part(&mut self, part: &Part, stack: &mut Vec<Origin>, merged: &mut Merged) {
        let origin = &part.origin;
        if let Some(start) = stack.iter().position(|other| other == origin) {
            return self.report.circle(stack.iter().skip(start));
        }
        if stack.len() > MAX_STACK {
            let message = format!("more than {MAX_STACK} schemas are stacked by `allOf` and references");
            let help = "inherit from fewer schemas; what lies deeper is not read";
            return self.report.say(Code::OpenapiComposition, origin, message, help);
        }
        if !merged.seen.insert(origin.clone()) {
            return;
        }
        let schema = self.schema(origin);
        stack.push(origin.clone());
        let below = |origin: Origin| Part { origin, plain: part.plain };
        if let Some(target) = self.reference(&schema) {
            self.add_part(&below(target), stack, merged);
        }
        for base in schema.all_of() {
            self.add_part(&below(base), stack, merged);
        }
        for choices in schema.choices() {
            match self.choices(&schema, choices, part.plain) {
                Choices::One(only) => self.add_part(&below(only), stack, merged),
                Choices::Several(choices) if !part.plain => merged.choices.push(choices),
                Choices::Several(_) | Choices::None => {}
            }
        }
        stack.pop();
        merged.parts.push(schema);
    }

    /// What there is to choose from, without `null` and without what gives no type. Where choices do
    /// not count (`plain`), a single one is never the first of more.
    pub(super) fn choices(&mut self, schema: &Schema, choices: Vec<Origin>, plain: bool) -> Choices {
        let schemas: Vec<_> = choices.iter().map(|choice| self.schema(choice)).collect();
        let is_object = schema.types() == [Type::Object] || !schema.keywords.properties.is_empty();
        let conditions = schemas.iter().all(|choice| choice.only_validates(is_object));
        if conditions {
            self.report.ignore("oneOf or anyOf of conditions");
            return Choices::None;
        }
        let before = choices.len();
        let mut choices: Vec<_> = choices
            .into_iter()
            .zip(&schemas)
            .filter(|(_, schema)| !schema.only_null())
            .map(|(at, _)| at)
            .collect();
        let may_grow = !plain
            && before == 1
            && (schema.data.discriminator.is_some()
                || choices.first().is_some_and(|only| self.is_tagged(only)));
        match (choices.len(), may_grow) {
            (0, _) => Choices::None,
            (1, false) => choices.pop().map_or(Choices::None, Choices::One),
            _ => Choices::Several(choices),
        }
    }

    /// Whether a schema is an object with a property of one possible value: the one schema of a
    /// `oneOf` that has such a tag is the first variant of a union that may grow.
    fn is_tagged(&mut self, origin: &Origin) -> bool {
        let merged = self.merge(&[Part { origin: origin.clone(), plain: true }], None);
        let properties: Vec<Origin> = merged.properties().into_values().flatten().collect();
        properties.into_iter().any(|property| {
            let parts = [Part { origin: property, plain: true }];
            self.merge(&parts, None)
                .values()
                .is_some_and(|values| matches!(values.as_slice(), [Value::String(_)]))
        })
    }
}

/// What is left of a `oneOf` or `anyOf`.
pub(super) enum Choices {
    /// Nothing that has a type.
    None,
    /// One schema, which thus always holds.
    One(Origin),
    /// A choice.
    Several(Vec<Origin>),
}

impl Schema {
    /// Whether it gives no type to what it holds for, only a condition. Where that is known to be
    /// an object, saying so again adds nothing.
    fn only_validates(&self, is_object: bool) -> bool {
        let keywords = &self.keywords;
        let types = self.types();
        let names_type =
            if is_object { types.iter().any(|typ| *typ != Type::Object) } else { !types.is_empty() };
        let silent = !names_type && keywords.properties.is_empty() && keywords.items.is_none();
        let closed =
            keywords.all_of.is_empty() && self.choices().is_empty() && keywords.enumeration.is_empty();
        let condition = !keywords.required.is_empty() || is_object || keywords.not.is_some();
        silent
            && closed
            && condition
            && self.reference().is_none()
            && !self.only_null()
            && self.additional().is_none()
    }
}

impl Merged {
    /// The types that all of them allow; none if they do not say. `Err` if they exclude each other.
    pub(super) fn types(&self) -> Result<Vec<Type>, ()> {
        if let Some(only) = self.only {
            return Ok(vec![only]);
        }
        let mut common: Option<Vec<Type>> = None;
        for types in self.parts.iter().map(|part| part.types()).filter(|types| !types.is_empty()) {
            let both = match common {
                None => types,
                Some(common) => narrowed(&common, &types),
            };
            if both.is_empty() {
                return Err(());
            }
            common = Some(both);
        }
        Ok(common.unwrap_or_default())
    }

    /// The values that all of them allow, without `null` and of the one type that counts; `None` if
    /// they do not say.
    pub(super) fn values(&self) -> Option<Vec<Value>> {
        let mut common: Option<Vec<Value>> = None;
        for part in self.parts.iter().filter(|part| !part.keywords.enumeration.is_empty()) {
            let counts = |value: &&Value| !value.is_null() && self.only.is_none_or(|only| only.takes(value));
            let values = part.keywords.enumeration.iter().filter(counts).cloned();
            common = Some(match common {
                None => values.collect(),
                Some(common) => values.filter(|value| common.contains(value)).collect(),
            });
        }
        common.filter(|values| !values.is_empty())
    }

    /// The schemas of each property, in order.
    pub(super) fn properties(&self) -> IndexMap<String, Vec<Origin>> {
        let mut all: IndexMap<String, Vec<Origin>> = IndexMap::new();
        for part in &self.parts {
            for (name, origin) in part.properties() {
                all.entry(name.to_owned()).or_default().push(origin);
            }
        }
        all
    }

    /// The properties that must be there.
    pub(super) fn required(&self) -> IndexSet<&str> {
        self.parts.iter().flat_map(|part| &part.keywords.required).map(String::as_str).collect()
    }

    /// What other properties may be: the first schema for them, else whether they are allowed.
    pub(super) fn additional(&self) -> Option<Additional> {
        let all: Vec<_> = self.parts.iter().filter_map(|part| part.additional()).collect();
        let schema = all.iter().find(|additional| matches!(additional, Additional::Schema(_)));
        let anything = all.iter().find(|additional| **additional == Additional::Anything);
        schema.or(anything).or(all.first()).cloned()
    }

    /// The schema of a list's items, of the last that gives one.
    pub(super) fn items(&self) -> Option<Origin> {
        self.parts.iter().rev().find_map(|part| part.items())
    }

    /// The schemas of a list's items in their positions.
    pub(super) fn tuple(&self) -> Option<Origin> {
        self.parts.iter().rev().find_map(|part| part.tuple())
    }

    /// The format, of the last that gives one.
    pub(super) fn format(&self) -> Option<&str> {
        self.parts.iter().rev().find_map(|part| part.keywords.format.as_deref())
    }

    /// All limits; of two on the same thing the one that is nearer to the schema itself.
    pub(super) fn constraints(&self) -> Constraints {
        let mut all = Constraints::default();
        for limits in self.parts.iter().map(|part| part.constraints()) {
            all.exclusive_minimum =
                if limits.minimum.is_some() { limits.exclusive_minimum } else { all.exclusive_minimum };
            all.exclusive_maximum =
                if limits.maximum.is_some() { limits.exclusive_maximum } else { all.exclusive_maximum };
            all.min_length = limits.min_length.or(all.min_length);
            all.max_length = limits.max_length.or(all.max_length);
            all.minimum = limits.minimum.or(all.minimum);
            all.maximum = limits.maximum.or(all.maximum);
            all.multiple_of = limits.multiple_of.or(all.multiple_of);
            all.pattern = limits.pattern.or(all.pattern);
            all.unique |= limits.unique;
        }
        all
    }
}

impl Schema {
    /// Whether it says that it holds a secret: a password, or what is never sent back.
    pub(super) fn is_secret(&self) -> bool {
        self.data.write_only || self.keywords.format.as_deref() == Some("password")
    }
}

/// The types in both; an integer is a number too.
fn narrowed(left: &[Type], right: &[Type]) -> Vec<Type> {
    let within = |typ: &Type, others: &[Type]| {
        others.contains(typ) || (*typ == Type::Integer && others.contains(&Type::Number))
    };
    let mut both: Vec<Type> = left.iter().copied().filter(|typ| within(typ, right)).collect();
    both.extend(right.iter().copied().filter(|typ| within(typ, left) && !left.contains(typ)));
    both
}

impl Lowering<'_> {
    /// Says that schemas together have no type here.
    pub(super) fn no_composition(&mut self, origin: &Origin, message: &str) {
        let help = "give the schema one `oneOf` or `anyOf`, or types that agree";
        self.report.say(Code::OpenapiComposition, origin, message, help);
    }
}
