//! The fields of a structure and the setters of its builder.

use super::preset::{Preset, Start};
use super::rust_type::is_optional;
use super::{LimitsPlan, Planner, RustType, ValuePlan};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ErrorPolicy, Member, MemberId, Presence, ShapeId, ShapeKind};
use crate::rust::names::Name;

/// A field of a structure.
#[derive(Debug, Clone)]
pub(in crate::rust) struct FieldPlan {
    /// The name of the field.
    pub(in crate::rust) name: Name,
    /// The name on the wire.
    pub(in crate::rust) wire_name: String,
    /// Its type.
    pub(in crate::rust) rust_type: RustType,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// A response without it is refused.
    pub(in crate::rust) refuse_absence: bool,
    /// What the schema says about its value.
    pub(in crate::rust) value: ValuePlan,
    /// Which values the specification allows; all of it holds.
    pub(in crate::rust) limits: Vec<LimitsPlan>,
    /// What it starts with, if not with what its type starts with.
    pub(in crate::rust) preset: Option<Preset>,
    /// How the builder sets it.
    pub(in crate::rust) setter: SetterPlan,
    /// What makes the builder ask for it, if it does.
    pub(in crate::rust) required: Option<RequiredPlan>,
}

/// How a builder sets a field.
#[derive(Debug, Clone)]
pub(in crate::rust) struct SetterPlan {
    /// The name of the setter.
    pub(in crate::rust) name: Name,
    /// The name of the setter of an explicit null, where null is a value.
    pub(in crate::rust) null: Option<Name>,
    /// What the setter takes.
    pub(in crate::rust) argument: Argument,
}

/// What makes a builder ask for a field.
#[derive(Debug, Clone)]
pub(in crate::rust) struct RequiredPlan {
    /// The builder's type parameter.
    pub(in crate::rust) parameter: Name,
    /// The type in the module `missing` that stands for the field until it is set.
    pub(in crate::rust) marker: Name,
}

/// What a setter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum Argument {
    /// A value of the type itself.
    Plain(RustType),
    /// Anything that becomes one.
    Into(RustType),
    /// Anything that yields members of a list.
    Items(Box<Self>),
    /// Anything that yields the keys and values of a map.
    Entries(Box<Self>, Box<Self>),
}

impl Argument {
    /// What a setter of this type takes.
    pub(super) fn of(rust_type: &RustType) -> Self {
        match rust_type {
            RustType::Unit | RustType::Primitive(_) => Self::Plain(rust_type.clone()),
            RustType::List(item) => Self::Items(Box::new(Self::element(item))),
            RustType::Map(key, value) => {
                Self::Entries(Box::new(Self::element(key)), Box::new(Self::element(value)))
            }
            _ => Self::Into(rust_type.clone()),
        }
    }

    /// Within a list or a map, other lists and maps are taken as they are.
    fn element(rust_type: &RustType) -> Self {
        match rust_type {
            RustType::String | RustType::Runtime(_) | RustType::Local(_) => Self::Into(rust_type.clone()),
            _ => Self::Plain(rust_type.clone()),
        }
    }
}

impl Planner<'_> {
    /// The field for a member; its names are still those it would like to have.
    pub(super) fn field(&mut self, id: MemberId, member: &Member) -> FieldPlan {
        let rust_type = self.field_type(member, self.facts.indirect.contains(&id));
        let preset = self.settle_start(member);
        let name = Name::snake(member.shown_name());
        let must_be_given = !is_optional(member) && preset.is_none() && member.presence == Presence::Required;
        let required = must_be_given
            .then(|| RequiredPlan { parameter: Name::pascal(member.shown_name()), marker: name.clone() });
        FieldPlan {
            wire_name: self.facts.member_names.of(member).to_owned(),
            docs: self.member_docs(member),
            deprecated: self.deprecation(member.deprecated.as_ref()),
            refuse_absence: self.refuses_absence(id.shape, member),
            value: self.value(member),
            limits: self.limits(member),
            setter: SetterPlan {
                name: name.clone(),
                null: rust_type.tells_null().then(|| name.with("_null")),
                argument: Argument::of(rust_type.bare()),
            },
            name,
            rust_type,
            preset,
            required,
        }
    }

    /// What a stream of events begins with is not repaired, whatever the policy.
    fn refuses_absence(&self, shape: ShapeId, member: &Member) -> bool {
        let is_stream = |id: &ShapeId| self.facts.events.contains_key(id);
        let is_beside_stream = || match &self.model.shapes[shape].kind {
            ShapeKind::Structure(structure) => structure.members.iter().any(|it| is_stream(&it.target)),
            _ => false,
        };
        member.presence == Presence::Required
            && !is_stream(&member.target)
            && (self.model.service.error_policy == ErrorPolicy::Refuse || is_beside_stream())
    }

    fn settle_start(&mut self, member: &Member) -> Option<Preset> {
        match self.start(member) {
            Start::None => None,
            Start::Preset(preset) => Some(preset),
            Start::Unspelled => {
                let message = format!("the default of `{}` cannot be spelled in Rust", member.name);
                let diagnostic = Diagnostic::new(Code::RustDefaultNotSpelled, &member.origin, message);
                self.diagnostics.push(diagnostic.help("set the member where the default matters"));
                (member.presence == Presence::Defaulted).then_some(Preset::Empty)
            }
        }
    }
}
