//! The schemas that a generated crate would have, made of a model instead of being compiled.
//!
//! The runtime wants schemas that live for good, so they are never given back: the command that
//! needs them ends soon after.

use std::collections::BTreeMap;

use drawplate_codegen::model::{Member, Model, Presence, ShapeId, ShapeKind, Tagging, Valid, ValueKind};
use drawplate_codegen::pass::Facts;
use drawplate_runtime::schema::{self, MemberSchema, StructureSchema, Test, UnionSchema, VariantSchema};

/// A model, what passes found out about it, and the schemas of its shapes.
#[derive(Debug)]
pub(super) struct World {
    pub(super) model: Valid<Model>,
    structures: BTreeMap<ShapeId, &'static StructureSchema>,
    unions: BTreeMap<ShapeId, &'static UnionSchema>,
}

/// How a place holds its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) target: ShapeId,
    pub(super) optional: bool,
    pub(super) nullable: bool,
}

impl World {
    /// The schemas of a model.
    pub(super) fn new(model: Valid<Model>, facts: &Facts) -> &'static Self {
        let mut world = Self { structures: BTreeMap::new(), unions: BTreeMap::new(), model };
        for (id, shape) in world.model.shapes.iter() {
            match &shape.kind {
                ShapeKind::Structure(_) => {
                    world.structures.insert(id, keep(structure(&world.model, id)));
                }
                ShapeKind::Union(_) => {
                    world.unions.insert(id, keep(union(&world.model, id, facts)));
                }
                _ => {}
            }
        }
        keep(world)
    }

    /// The schema of a structure.
    pub(super) fn structure(&self, id: ShapeId) -> &'static StructureSchema {
        self.structures.get(&id).copied().unwrap_or(const { &EMPTY })
    }

    /// The schema of a union.
    pub(super) fn union(&self, id: ShapeId) -> &'static UnionSchema {
        self.unions.get(&id).copied().unwrap_or(const { &NOTHING })
    }

    /// How a member of a structure holds its value.
    pub(super) fn member(&self, member: &Member) -> Place {
        let optional = member.presence == Presence::Optional;
        Place {
            target: member.target,
            optional,
            nullable: member.nullable && !self.takes_null(member.target),
        }
    }

    /// How a list or map holds its values: null is one of them if it is sparse.
    pub(super) fn element(&self, member: &Member, sparse: bool) -> Place {
        let optional = (sparse || member.nullable) && !self.takes_null(member.target);
        Place { target: member.target, optional, nullable: false }
    }

    /// Whether null is a value like any other.
    pub(super) fn takes_null(&self, target: ShapeId) -> bool {
        matches!(self.model.shapes[target].kind, ShapeKind::Document)
    }
}

const EMPTY: StructureSchema =
    StructureSchema { name: "", members: &[], additional: None, keeps_unknown: false, sensitive: false };
const NOTHING: UnionSchema =
    UnionSchema { name: "", tagging: schema::Tagging::Key, variants: &[], sensitive: false };

fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn list<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(items.collect::<Vec<_>>().into_boxed_slice())
}

fn structure(model: &Model, id: ShapeId) -> StructureSchema {
    let shape = &model.shapes[id];
    let ShapeKind::Structure(structure) = &shape.kind else { return EMPTY };
    let members = structure.members.iter().map(|member| {
        let schema = MemberSchema::new(text(&member.wire_name), text(&member.name));
        if member.presence == Presence::Required { schema.required() } else { schema }
    });
    let additional = structure.additional.map(|_| MemberSchema::new("", "additional_properties"));
    StructureSchema {
        name: text(&shape.name),
        members: list(members.chain(additional)),
        additional: additional.map(|_| structure.members.len()),
        keeps_unknown: structure.keeps_unknown,
        sensitive: false,
    }
}

fn union(model: &Model, id: ShapeId, facts: &Facts) -> UnionSchema {
    let shape = &model.shapes[id];
    let variants = match &shape.kind {
        ShapeKind::Union(union) => union.variants.as_slice(),
        _ => &[],
    };
    let fact = facts.taggings.get(&id);
    let variants = variants.iter().enumerate().map(|(index, variant)| {
        let tags = fact.and_then(|fact| fact.tags.get(index)).unwrap_or(&variant.tags);
        VariantSchema::new(text(&variant.member.wire_name)).tags(list(tags.iter().map(|tag| text(tag))))
    });
    UnionSchema {
        name: text(&shape.name),
        tagging: fact.map_or(schema::Tagging::Key, |fact| tagging(&fact.tagging)),
        variants: list(variants),
        sensitive: false,
    }
}

fn tagging(tagging: &Tagging) -> schema::Tagging {
    match tagging {
        Tagging::Key => schema::Tagging::Key,
        Tagging::Internal { property, absent } => {
            schema::Tagging::Internal { property: text(property), absent: *absent }
        }
        Tagging::ByContent(tests) => schema::Tagging::ByContent(list(tests.iter().map(|test| {
            Test {
                variant: test.variant,
                kind: kind(test.kind),
                required: list(test.required.iter().map(|name| text(name))),
                values: list(
                    test.values
                        .iter()
                        .map(|(name, values)| (text(name), list(values.iter().map(|value| text(value))))),
                ),
            }
        }))),
    }
}

const fn kind(kind: ValueKind) -> schema::Kind {
    match kind {
        ValueKind::Any => schema::Kind::Any,
        ValueKind::Boolean => schema::Kind::Boolean,
        ValueKind::Integer => schema::Kind::Integer,
        ValueKind::Number => schema::Kind::Number,
        ValueKind::String => schema::Kind::String,
        ValueKind::List => schema::Kind::List,
        ValueKind::Object => schema::Kind::Object,
    }
}
