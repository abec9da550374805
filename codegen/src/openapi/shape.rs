//! From merged schemas to a shape.
//!
//! A schema that says nothing is data without a schema; so is an enum of values of several kinds,
//! and whatever schemas exclude each other. An object without properties is a map.

use super::compose::Merged;
use super::lowering::{Job, Lowering, Part};
use super::member::Found;
use super::scalar;
use super::schema::{Additional, Type};
use crate::model::{Deprecation, Docs, ListShape, MapShape, Member, Presence, Scalar, ShapeId, ShapeKind};
use crate::source::Origin;

impl Lowering<'_> {
    /// The shape of a schema at the end of references and wrappers.
    pub(super) fn shape_at(&mut self, found: &Found, hint: &str) -> ShapeId {
        if let Some(shape) = self.known.get(&found.at) {
            return *shape;
        }
        let parts = vec![Part { origin: found.at.clone(), plain: false }];
        let shape = match &found.name {
            Some(name) => {
                let (name, public_name) = self.component_name(&found.at, name);
                let shape = self.reserve(&name, &found.at, parts, None);
                self.shapes[shape].public_name = public_name;
                shape
            }
            None => self.shape_of_parts(&found.at, parts, hint),
        };
        self.known.insert(found.at.clone(), shape);
        shape
    }

    /// The shape of schemas without a name: a shared one for single values, else one of their own.
    pub(super) fn shape_of_parts(&mut self, origin: &Origin, parts: Vec<Part>, hint: &str) -> ShapeId {
        let merged = self.merge(&parts, None);
        if let Some(simple) = self.simple(&merged) {
            return self.shared(simple);
        }
        let name = self.names.claim(hint);
        let shape = self.reserve(&name, origin, parts, None);
        self.shapes[shape].public_name = self.overrides.name(origin).map(str::to_owned);
        shape
    }

    /// `Some(None)` for data without a schema, `Some(Some(..))` for a single value that is not one
    /// of a few.
    pub(super) fn simple(&mut self, merged: &Merged) -> Option<Option<Scalar>> {
        if merged.values().is_some() || !merged.choices.is_empty() {
            return None;
        }
        match self.kind_of(merged).as_slice() {
            [] => Some(None),
            [one] => scalar::within(*one, merged.format(), &merged.constraints()).map(Some),
            _ => None,
        }
    }

    /// The types that the schemas name, else the one that their keywords are about.
    pub(super) fn kind_of(&mut self, merged: &Merged) -> Vec<Type> {
        let types = merged.types().unwrap_or_default();
        if !types.is_empty() || merged.types().is_err() {
            return types;
        }
        let is_object = merged.parts.iter().any(|part| {
            !part.keywords.properties.is_empty() || part.keywords.additional_properties.is_some()
        });
        let is_list = merged.items().is_some() || merged.tuple().is_some();
        let is_text = merged.format().is_some_and(scalar::is_textual);
        match (is_object, is_list, is_text) {
            (true, ..) => vec![Type::Object],
            (_, true, _) => vec![Type::Array],
            (_, _, true) => vec![Type::String],
            _ => Vec::new(),
        }
    }

    /// Builds a reserved shape.
    pub(super) fn build(&mut self, job: &Job) {
        let merged = self.merge(&job.parts, job.only);
        let origin = self.shapes[job.shape].origin.clone();
        let name = self.shapes[job.shape].name.clone();
        let kind = self.shape_kind(&merged, job, &name, &origin);
        let marked = self.overrides.is_sensitive(&origin);
        let own = merged.parts.last();
        let shape = &mut self.shapes[job.shape];
        shape.kind = kind;
        shape.docs = Docs(own.and_then(|part| part.data.description.clone()));
        shape.deprecated = own.filter(|part| part.data.deprecated).map(|_| Deprecation::default());
        shape.sensitive = marked || own.is_some_and(|part| part.is_secret());
        shape.constraints = merged.constraints();
    }

    fn shape_kind(&mut self, merged: &Merged, job: &Job, name: &str, origin: &Origin) -> ShapeKind {
        if let Some(values) = merged.values() {
            if !matches!(merged.types().as_deref(), Ok([Type::Array | Type::Object])) {
                return self.enumeration(merged, values, job, name, origin);
            }
            self.report.ignore("enum of lists or objects");
        }
        if let Some(kind) = self.choice(merged, job, name, origin) {
            return kind;
        }
        if merged.types().is_err() {
            self.no_composition(origin, "the schemas of `allOf` have types that exclude each other");
            return ShapeKind::Document;
        }
        match self.kind_of(merged).as_slice() {
            [] => ShapeKind::Document,
            [Type::Object] => self.object(merged, job.shape, name),
            [Type::Array] => self.list(merged, name),
            [one] => {
                let format = merged.format();
                if let Some(format) = format.filter(|format| scalar::is_ignored(*one, format)) {
                    self.report.ignore(format!("format {format}"));
                }
                scalar::within(*one, format, &merged.constraints())
                    .map_or(ShapeKind::Document, ShapeKind::Scalar)
            }
            several => self.union_of_types(several, job, name, origin),
        }
    }

    fn object(&mut self, merged: &Merged, shape: ShapeId, name: &str) -> ShapeKind {
        let properties = merged.properties();
        let additional = merged.additional();
        if properties.is_empty() && additional != Some(Additional::Forbidden) {
            return ShapeKind::Map(self.map(additional, merged, name));
        }
        ShapeKind::Structure(self.structure(merged, shape, name))
    }

    fn map(&mut self, additional: Option<Additional>, merged: &Merged, name: &str) -> MapShape {
        let at = merged.parts.last().map_or_else(|| self.document.root.clone(), |part| part.origin.clone());
        let key = self.shared(Some(Scalar::String));
        let key = self.plain_member("key", key, &at);
        let value = match additional {
            Some(Additional::Schema(origin)) => {
                self.use_schema(&origin, &format!("{name}Value")).member("value", Presence::Required, &origin)
            }
            Some(Additional::Anything | Additional::Forbidden) | None => {
                let target = self.shared(None);
                self.plain_member("value", target, &at)
            }
        };
        let sparse = value.nullable;
        MapShape { key: Box::new(key), value: Box::new(value), sparse }
    }

    fn list(&mut self, merged: &Merged, name: &str) -> ShapeKind {
        let member = match (merged.items(), merged.tuple()) {
            (rest, Some(tuple)) => self.positions(&tuple, rest, name),
            (Some(items), None) => {
                self.use_schema(&items, &format!("{name}Item")).member("member", Presence::Required, &items)
            }
            (None, None) => {
                let at = merged
                    .parts
                    .last()
                    .map_or_else(|| self.document.root.clone(), |part| part.origin.clone());
                let target = self.shared(None);
                self.plain_member("member", target, &at)
            }
        };
        let sparse = member.nullable;
        ShapeKind::List(ListShape { member: Box::new(member), sparse, stream: false })
    }

    /// A member that holds a shape and says nothing more.
    pub(super) fn plain_member(&mut self, name: &str, target: ShapeId, origin: &Origin) -> Member {
        Member { presence: Presence::Required, ..Member::new(name, target, origin.clone()) }
    }

    /// The scalar that a shape is, as far as it has been built.
    pub(super) fn scalar_of(&self, shape: ShapeId) -> Option<Scalar> {
        match self.shapes[shape].kind {
            ShapeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}
