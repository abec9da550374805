//! What a place says about its value beyond the shape: `null`, defaults, secrets, limits, text.
//!
//! On the way from a property to the shape of its value lie references and wrappers, such as an
//! `allOf` with one schema or `oneOf: [T, null]`. What they say holds for this member alone; what
//! a named schema says holds for its shape.

use std::rc::Rc;

use indexmap::IndexSet;
use serde_json::Value;

use super::compose::Choices;
use super::lowering::{Lowering, OneWay, Part};
use super::names;
use super::schema::Schema;
use crate::model::{Constraints, Deprecation, Docs, Member, Presence, Scalar, ShapeId, TimestampFormat};
use crate::source::Origin;

/// What a place holds.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) target: ShapeId,
    pub(super) nullable: bool,
    pub(super) docs: Docs,
    pub(super) one_way: Option<OneWay>,
    sensitive: bool,
    timestamp_format: Option<TimestampFormat>,
    default: Option<Value>,
    deprecated: bool,
    constraints: Constraints,
}

/// A schema at the end of references and wrappers.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) at: Origin,
    /// The name of the last reference's target.
    pub(super) name: Option<String>,
    /// What lies on the way and is not named, outermost first; the schema itself too if it has no
    /// name.
    layers: Vec<Rc<Schema>>,
    pub(super) nullable: bool,
}

impl Found {
    /// The places on the way, outermost first, and where it ends.
    pub(super) fn places(&self) -> Vec<Origin> {
        let way = self.layers.iter().map(|layer| layer.origin.clone());
        way.chain(std::iter::once(self.at.clone())).collect()
    }
}

enum Step {
    Reference(Origin),
    Inside(Origin),
    Stay,
}

impl Lowering<'_> {
    /// What a place holds. `hint` names its shape if the document does not.
    pub(super) fn use_schema(&mut self, origin: &Origin, hint: &str) -> Use {
        let found = self.find(origin);
        let target = self.shape_at(&found, hint);
        self.used(&found, target)
    }

    /// What a place holds that several schemas describe together.
    pub(super) fn use_all(&mut self, origins: &[Origin], hint: &str) -> Option<Use> {
        let mut found: Vec<Found> = Vec::new();
        for origin in origins {
            let next = self.find(origin);
            if !found.iter().any(|known| known.at == next.at) {
                found.push(next);
            }
        }
        let typed: Vec<_> = found.iter().filter(|found| self.is_typed(found)).cloned().collect();
        if let [only] = typed.as_slice() {
            let target = self.shape_at(only, hint);
            return Some(self.used_together(&found, target));
        }
        if let ([only], []) = (found.as_slice(), typed.as_slice()) {
            let target = self.shape_at(only, hint);
            return Some(self.used(only, target));
        }
        let last = found.last()?.at.clone();
        let parts: Vec<_> =
            found.iter().map(|found| Part { origin: found.at.clone(), plain: false }).collect();
        let target = self.shape_of_parts(&last, parts, hint);
        Some(self.used_together(&found, target))
    }

    fn is_typed(&self, found: &Found) -> bool {
        self.schemas.get(&found.at).is_some_and(|schema| schema.is_structural())
    }

    /// Follows references and wrappers.
    pub(super) fn find(&mut self, origin: &Origin) -> Found {
        let mut found = Found { at: origin.clone(), name: None, layers: Vec::new(), nullable: false };
        let mut seen = IndexSet::new();
        loop {
            let schema = self.schema(&found.at);
            found.nullable |= schema.nullable();
            if !seen.insert(found.at.clone()) {
                let start = seen.get_index_of(&found.at).unwrap_or_default();
                self.report.circle(seen.iter().skip(start));
                return found;
            }
            let step = self.step(&schema, &mut found);
            if found.name.is_none() || !matches!(step, Step::Stay) {
                found.layers.push(Rc::clone(&schema));
            }
            found.at = match step {
                Step::Reference(target) => {
                    found.name = Some(names::of_place(self.document.path(target.file), &target));
                    target
                }
                Step::Inside(child) => child,
                Step::Stay => return found,
            };
        }
    }

    /// Whether a schema adds nothing but annotations to another one, and to which.
    fn step(&mut self, schema: &Schema, found: &mut Found) -> Step {
        if schema.has_content() {
            self.note_null_choices(schema, found);
            return Step::Stay;
        }
        let bases = schema.all_of();
        if schema.reference().is_some() {
            if !bases.is_empty() || !schema.choices().is_empty() {
                return Step::Stay;
            }
            return self.reference(schema).map_or(Step::Stay, Step::Reference);
        }
        self.note_null_choices(schema, found);
        let mut inside = Vec::new();
        for base in bases {
            let base_schema = self.schema(&base);
            if base_schema.is_structural() {
                inside.push(base);
            } else {
                found.nullable |= base_schema.nullable();
                found.layers.push(base_schema);
            }
        }
        for choices in schema.choices() {
            match self.choices(schema, choices, false) {
                Choices::One(only) => inside.push(only),
                Choices::Several(_) => return Step::Stay,
                Choices::None => {}
            }
        }
        match inside.pop() {
            Some(only)
                if inside.is_empty()
                    && schema.data.discriminator.is_none()
                    && !self.is_polymorphic(&only) =>
            {
                Step::Inside(only)
            }
            _ => Step::Stay,
        }
    }

    /// `null` among the choices makes the value nullable.
    fn note_null_choices(&mut self, schema: &Schema, found: &mut Found) {
        for choice in schema.choices().into_iter().flatten() {
            found.nullable |= self.schema(&choice).nullable();
        }
    }

    pub(super) fn used(&mut self, found: &Found, target: ShapeId) -> Use {
        self.used_together(std::slice::from_ref(found), target)
    }

    /// What the places say about the value: the last one first, since it is the nearest.
    fn used_together(&mut self, all: &[Found], target: ShapeId) -> Use {
        let layers: Vec<Rc<Schema>> =
            all.iter().rev().flat_map(|found| found.layers.iter().cloned()).collect();
        let first = |get: &dyn Fn(&Schema) -> Option<String>| layers.iter().find_map(|layer| get(layer));
        let flagged = |get: &dyn Fn(&Schema) -> bool| layers.iter().any(|layer| get(layer));
        let one_way = match (flagged(&|layer| layer.data.read_only), flagged(&|layer| layer.data.write_only))
        {
            (true, false) => Some(OneWay::Response),
            (false, true) => Some(OneWay::Request),
            _ => None,
        };
        let marked = layers.iter().filter(|layer| self.overrides.is_sensitive(&layer.origin)).count() > 0;
        let is_shared = self.shared.iter().any(|(_, shared)| *shared == target);
        let parts = layers.iter().map(|layer| Part { origin: layer.origin.clone(), plain: true });
        let parts: Vec<_> = parts.collect();
        let scalar = self.scalar_of(target);
        Use {
            target,
            nullable: all.iter().any(|found| found.nullable),
            docs: Docs(first(&|layer| layer.data.description.clone())),
            one_way,
            sensitive: marked || flagged(&Schema::is_secret),
            timestamp_format: (scalar == Some(Scalar::Timestamp)).then_some(TimestampFormat::DateTime),
            default: self.default(&layers, all),
            deprecated: flagged(&|layer| layer.data.deprecated),
            constraints: if is_shared {
                self.merge(&parts, None).constraints()
            } else {
                Constraints::default()
            },
        }
    }
}

impl Lowering<'_> {
    /// The default of the nearest schema that has one; that of a named schema holds for all members
    /// that refer to it.
    fn default(&self, layers: &[Rc<Schema>], all: &[Found]) -> Option<Value> {
        let named = all.iter().filter_map(|found| self.schemas.get(&found.at));
        let mut defaults = layers.iter().chain(named).filter_map(|schema| schema.data.default.as_ref());
        defaults.next().filter(|value| !value.is_null()).cloned()
    }
}

impl Use {
    /// A member that holds this.
    pub(super) fn member(self, name: &str, presence: Presence, origin: &Origin) -> Member {
        Member {
            presence,
            nullable: self.nullable,
            default: self.default,
            sensitive: self.sensitive,
            timestamp_format: self.timestamp_format,
            constraints: self.constraints,
            docs: self.docs,
            deprecated: self.deprecated.then(Deprecation::default),
            ..Member::new(name, self.target, origin.clone())
        }
    }
}
