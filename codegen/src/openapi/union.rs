//! Choices: `oneOf`, `anyOf`, lists of types, and schemas that others inherit from.
//!
//! With a discriminator the variants are told apart by that property; without one a later pass
//! finds out how. What stands beside the choice holds for each variant. A choice between single
//! values that look alike is no choice: texts with and without known values are one open enum.

use indexmap::IndexMap;
use serde_json::Value;

use super::compose::Merged;
use super::lowering::{Job, Lowering, Part};
use super::names::pascal;
use super::scalar;
use super::schema::{Schema, Type};
use crate::diagnostic::Code;
use crate::model::{Presence, Scalar, ShapeId, ShapeKind, Tagging, UnionShape, Variant};
use crate::source::Origin;

impl Lowering<'_> {
    /// The shape of a choice, if the schemas offer one.
    pub(super) fn choice(
        &mut self,
        merged: &Merged,
        job: &Job,
        name: &str,
        origin: &Origin,
    ) -> Option<ShapeKind> {
        let branches = match merged.choices.as_slice() {
            [] => return self.heritage(job, name),
            [one] => one,
            _ => {
                self.no_composition(origin, "more than one choice between schemas at once");
                return Some(ShapeKind::Document);
            }
        };
        if let Some(kind) = self.alike(branches, origin) {
            return Some(kind);
        }
        let has_base = !merged.properties().is_empty();
        let mut variants = Vec::new();
        for branch in branches {
            let label = self.variant_name(branch, &variants);
            let hint = format!("{name}{}", pascal(&label));
            let target = if has_base { Some(self.with_base(job, branch, &hint)) } else { None };
            let mut member = self.use_schema(branch, &hint).member(&label, Presence::Required, branch);
            member.target = target.unwrap_or(member.target);
            member.nullable = false;
            member.public_name = self.overrides.name(branch).map(str::to_owned);
            variants.push(Variant { member, tags: Vec::new() });
        }
        Some(self.tagged(merged, branches, variants))
    }

    /// A variant that has what stands beside the choice too.
    fn with_base(&mut self, job: &Job, branch: &Origin, name: &str) -> ShapeId {
        let base = job.parts.iter().map(|part| Part { origin: part.origin.clone(), plain: true });
        let parts = base.chain([Part { origin: branch.clone(), plain: false }]).collect();
        let name = self.names.claim(name);
        self.reserve(&name, branch, parts, None)
    }

    /// A value of one of several types.
    pub(super) fn union_of_types(
        &mut self,
        types: &[Type],
        job: &Job,
        name: &str,
        origin: &Origin,
    ) -> ShapeKind {
        let format = self.merge(&job.parts, None).format().map(str::to_owned);
        let mut variants = Vec::new();
        for typ in types.iter().filter(|typ| **typ != Type::Integer || !types.contains(&Type::Number)) {
            let label = format!("{typ:?}");
            let target = match scalar::scalar(*typ, format.as_deref()) {
                Some(scalar) => self.shared(Some(scalar)),
                None => {
                    let name = self.names.claim(&format!("{name}{label}"));
                    self.reserve(&name, origin, job.parts.clone(), Some(*typ))
                }
            };
            let member = self.plain_member(&label, target, origin);
            variants.push(Variant { member, tags: Vec::new() });
        }
        if let [only] = variants.as_slice() {
            return self.scalar_of(only.member.target).map_or(ShapeKind::Document, ShapeKind::Scalar);
        }
        ShapeKind::Union(UnionShape { tagging: None, event_stream: false, variants })
    }

    fn tagged(&mut self, merged: &Merged, branches: &[Origin], mut variants: Vec<Variant>) -> ShapeKind {
        let holder = merged.parts.iter().rev().find(|part| part.data.discriminator.is_some()).cloned();
        let tagging = holder.and_then(|holder| self.discriminated(&holder, branches, &mut variants));
        ShapeKind::Union(UnionShape { tagging, event_stream: false, variants })
    }

    /// Gives each variant its tags; `None` if one of them has none.
    pub(super) fn discriminated(
        &mut self,
        holder: &Schema,
        branches: &[Origin],
        variants: &mut [Variant],
    ) -> Option<Tagging> {
        let discriminator = holder.data.discriminator.as_ref()?;
        let property = discriminator.property_name.clone();
        let mapping = self.mapping(holder);
        let at = holder.origin.join("discriminator");
        for (variant, branch) in variants.iter_mut().zip(branches) {
            let target = self.document.follow(branch, &mut self.report)?;
            let mapped = mapping.iter().filter(|(_, place)| **place == target).map(|(tag, _)| tag.clone());
            variant.tags = mapped.collect();
            if variant.tags.is_empty() {
                variant.tags = self.own_tags(branch, &target, &property);
            }
            if variant.tags.is_empty() {
                let message =
                    format!("`{}` has no value of `{property}` that selects it", variant.member.name);
                let help =
                    "refer to a component, add it to `mapping`, or give its property one possible value";
                self.report.say(Code::OpenapiMalformed, &at, message, help);
                return None;
            }
        }
        Some(Tagging::Internal { property, absent: None })
    }

    /// The tags that a variant has without a mapping: the values that its own schema allows for the
    /// property, else the name of the component.
    fn own_tags(&mut self, branch: &Origin, target: &Origin, property: &str) -> Vec<String> {
        let merged = self.merge(&[Part { origin: target.clone(), plain: true }], None);
        for place in merged.properties().swap_remove(property).into_iter().flatten().rev() {
            let values =
                self.merge(&[Part { origin: place, plain: true }], None).values().unwrap_or_default();
            if let [Value::String(tag)] = values.as_slice() {
                return vec![tag.clone()];
            }
        }
        let is_component = branch != target || target.pointer.tokens().first() == Some(&"components");
        let name = target.pointer.tokens().last().map(|name| (*name).to_owned());
        name.filter(|_| is_component).into_iter().collect()
    }

    /// The places that a discriminator's mapping leads to (OpenAPI 3.0.4, section 4.7.25): names of
    /// components, or references.
    fn mapping(&mut self, holder: &Schema) -> IndexMap<String, Origin> {
        let Some(discriminator) = &holder.data.discriminator else { return IndexMap::new() };
        let at = holder.origin.join("discriminator").join("mapping");
        let mut places = IndexMap::new();
        for (tag, target) in &discriminator.mapping {
            let component = self.document.root.join("components").join("schemas").join(target);
            let place = if self.document.get(&component).is_some() {
                Some(component)
            } else if is_name(target) {
                let message = format!("`mapping` gives `{tag}` to `{target}`, and there is no such schema");
                let help = "name a schema of `components`, or refer to one; the value selects nothing";
                self.report.say(Code::OpenapiReference, &at.join(tag), message, help);
                None
            } else {
                self.document.resolve(&at.join(tag), target, &mut self.report)
            };
            let place = place.and_then(|place| self.document.follow(&place, &mut self.report));
            places.extend(place.map(|place| (tag.clone(), place)));
        }
        places
    }

    /// After the component, else the title, else the kind of value.
    pub(super) fn variant_name(&mut self, branch: &Origin, before: &[Variant]) -> String {
        let found = self.find(branch);
        let title = self.schema(branch).data.title.as_deref().map(pascal).filter(|title| !title.is_empty());
        let name = found.name.clone().or(title);
        let name = match name {
            Some(name) => name,
            None => self.kind_name(&found.at),
        };
        let taken = |name: &String| before.iter().any(|variant| pascal(&variant.member.name) == pascal(name));
        if !taken(&name) {
            return name;
        }
        (2_usize..).map(|number| format!("{name}{number}")).find(|name| !taken(name)).unwrap_or(name)
    }

    fn kind_name(&mut self, origin: &Origin) -> String {
        let merged = self.merge(&[Part { origin: origin.clone(), plain: false }], None);
        let name = match (merged.values(), self.kind_of(&merged).as_slice()) {
            (Some(_), _) => "Enum",
            (None, [Type::String]) => "String",
            (None, [Type::Number]) => "Number",
            (None, [Type::Integer]) => "Integer",
            (None, [Type::Boolean]) => "Boolean",
            (None, [Type::Array]) => "List",
            (None, [Type::Object]) => "Object",
            (None, _) => "Other",
        };
        name.to_owned()
    }

    /// The one shape of single values that look alike.
    fn alike(&mut self, branches: &[Origin], origin: &Origin) -> Option<ShapeKind> {
        let mut all = Vec::new();
        for branch in branches {
            let merged = self.merge(&[Part { origin: branch.clone(), plain: false }], None);
            let is_choice = !merged.choices.is_empty() || merged.types().is_err();
            let kind = match (merged.values(), self.kind_of(&merged).as_slice()) {
                (Some(values), []) if values.iter().all(Value::is_string) => Type::String,
                (_, [one]) if scalar::scalar(*one, None).is_some() => *one,
                _ => return None,
            };
            if is_choice {
                return None;
            }
            all.push((kind, merged));
        }
        let is_number = |kind: &Type| matches!(kind, Type::Number | Type::Integer);
        if all.iter().all(|(kind, _)| *kind == Type::String) {
            Some(self.texts_alike(&all, origin))
        } else if all.iter().all(|(kind, _)| is_number(kind)) {
            let whole = all.iter().all(|(kind, _)| *kind == Type::Integer);
            Some(ShapeKind::Scalar(if whole { Scalar::Long } else { Scalar::Double }))
        } else {
            None
        }
    }

    fn texts_alike(&mut self, all: &[(Type, Merged)], origin: &Origin) -> ShapeKind {
        let values: Vec<Value> = all.iter().filter_map(|(_, merged)| merged.values()).flatten().collect();
        if !values.is_empty() {
            let parts = all.iter().flat_map(|(_, merged)| merged.parts.iter().cloned()).collect();
            let merged = Merged { parts, only: Some(Type::String), ..Merged::default() };
            return self.texts(&merged, &values, origin);
        }
        let mut scalars = all.iter().filter_map(|(_, merged)| scalar::scalar(Type::String, merged.format()));
        let first = scalars.next().unwrap_or(Scalar::String);
        ShapeKind::Scalar(if scalars.all(|other| other == first) { first } else { Scalar::String })
    }
}

/// Whether the target of a mapping is the name of a component, and no reference (OpenAPI 3.1.1, section
/// 4.8.25.3).
fn is_name(target: &str) -> bool {
    target.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        && ![".yaml", ".yml", ".json"].iter().any(|ending| target.ends_with(ending))
}
