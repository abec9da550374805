//! Unions: their variants, and one more for what is not known.

use super::{LimitsPlan, Planner, RustType, ValuePlan};
use crate::model::{MemberId, Shape, ShapeId, ShapeKind, Tagging, UnionShape};
use crate::pass::EventFact;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// A union.
#[derive(Debug, Clone)]
pub(in crate::rust) struct UnionPlan {
    /// The name of the type.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// All of it is a secret.
    pub(in crate::rust) sensitive: bool,
    /// How its variants are told apart.
    pub(in crate::rust) tagging: Tagging,
    /// Its variants.
    pub(in crate::rust) variants: Vec<UnionVariant>,
    /// How its variants travel as events, in their order, if it is a stream of events.
    pub(in crate::rust) events: Option<Vec<EventFact>>,
}

/// A variant of a union.
#[derive(Debug, Clone)]
pub(in crate::rust) struct UnionVariant {
    /// The variant's name.
    pub(in crate::rust) name: Name,
    /// The name of the method that gives its value.
    pub(in crate::rust) accessor: Name,
    /// The name on the wire.
    pub(in crate::rust) wire_name: String,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// What it holds; nothing if it carries no value.
    pub(in crate::rust) payload: Option<RustType>,
    /// The values of the tag that select it.
    pub(in crate::rust) tags: Vec<String>,
    /// What the schema says about its value.
    pub(in crate::rust) value: ValuePlan,
    /// Which values the specification allows; all of it holds.
    pub(in crate::rust) limits: Vec<LimitsPlan>,
}

impl Planner<'_> {
    /// The union of a shape.
    pub(super) fn union(&mut self, id: ShapeId, shape: &Shape, union: &UnionShape) -> UnionPlan {
        let fact = self.facts.taggings.get(&id);
        let events = self.facts.events.get(&id);
        let own = union.tagging.clone().unwrap_or(Tagging::Key);
        let tags = fact.map(|fact| fact.tags.clone()).unwrap_or_default();
        let mut variants: Vec<_> = (0..)
            .zip(&union.variants)
            .map(|(index, variant)| {
                let member = &variant.member;
                let indirect = self.facts.indirect.contains(&MemberId { shape: id, index });
                UnionVariant {
                    name: Name::pascal(member.shown_name()),
                    accessor: Name::snake(member.shown_name()),
                    wire_name: match events {
                        Some(_) => member.name.clone(),
                        None => self.facts.member_names.of(member).to_owned(),
                    },
                    docs: self.member_text(member),
                    deprecated: self.deprecation(member.deprecated.as_ref()),
                    payload: self.payload(member.target, indirect),
                    tags: tags.get(index).cloned().unwrap_or_else(|| variant.tags.clone()),
                    value: self.value(member),
                    limits: self.limits(member),
                }
            })
            .collect();
        self.settle_variants(&mut variants, union);
        UnionPlan {
            name: self.names.of(id).name.clone(),
            docs: self.shape_docs(shape),
            deprecated: self.deprecation(shape.deprecated.as_ref()),
            sensitive: shape.sensitive,
            tagging: fact.map_or(own, |fact| fact.tagging.clone()),
            variants,
            events: events.cloned(),
        }
    }

    fn payload(&self, target: ShapeId, indirect: bool) -> Option<RustType> {
        if matches!(self.model.shapes[target].kind, ShapeKind::Unit) {
            return None;
        }
        let payload = self.target_type(target);
        Some(if indirect { RustType::Boxed(Box::new(payload)) } else { payload })
    }

    fn settle_variants(&mut self, variants: &mut [UnionVariant], union: &UnionShape) {
        let wanted = |name: fn(&UnionVariant) -> Name| {
            let members = union.variants.iter().map(|variant| &variant.member);
            let pairs = variants.iter().zip(members);
            pairs
                .map(|(variant, member)| Wanted {
                    name: name(variant),
                    written: &member.name,
                    origin: &member.origin,
                })
                .collect::<Vec<_>>()
        };
        let reserved = Reserved { names: &["Unknown"], suffix: "Value" };
        let names = resolve(&wanted(|variant| variant.name.clone()), reserved, self.diagnostics);
        let accessors = resolve(
            &wanted(accessor),
            Reserved { names: &["is_unknown"], suffix: "_value" },
            self.diagnostics,
        );
        for ((variant, name), accessor) in variants.iter_mut().zip(names).zip(accessors) {
            variant.name = name;
            variant.accessor = accessor;
        }
    }
}

/// `as_x` gives the value of a variant, `is_x` tells whether it is a variant without one.
fn accessor(variant: &UnionVariant) -> Name {
    let verb = if variant.payload.is_some() { "as" } else { "is" };
    Name::snake(&format!("{verb}_{}", variant.accessor.text()))
}
