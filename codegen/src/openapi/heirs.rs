//! A schema with a discriminator that others inherit from by `allOf`: where it is used, any of
//! them may come, so it is a union of them and of itself. Where they inherit from it, it is what
//! it says.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::lowering::{Job, Lowering, Part};
use crate::model::{ShapeId, ShapeKind, UnionShape, Variant};
use crate::source::Origin;

impl Lowering<'_> {
    /// The union of a schema's heirs, if it has a discriminator and heirs.
    pub(super) fn heritage(&mut self, job: &Job, name: &str) -> Option<ShapeKind> {
        let [part] = job.parts.as_slice() else { return None };
        if part.plain || !self.is_polymorphic(&part.origin) {
            return None;
        }
        let holder = self.schema(&part.origin);
        let mut branches = vec![part.origin.clone()];
        branches.extend(self.all_heirs(&part.origin));
        let mut variants = Vec::new();
        for branch in &branches {
            let label =
                self.overrides.name(branch).map_or_else(|| self.heir_name(branch, name), str::to_owned);
            let target = if self.is_polymorphic(branch) {
                self.plain_shape(branch, &label)
            } else {
                self.use_component(branch)
            };
            let member = self.plain_member(&label, target, branch);
            variants.push(Variant { member, tags: Vec::new() });
        }
        let tagging = self.discriminated(&holder, &branches, &mut variants);
        Some(ShapeKind::Union(UnionShape { tagging, event_stream: false, variants }))
    }

    /// Whether a schema has a discriminator, no choice of its own, and heirs.
    pub(super) fn is_polymorphic(&mut self, origin: &Origin) -> bool {
        let Some(target) = self.document.follow(origin, &mut self.report) else { return false };
        let schema = self.schema(&target);
        schema.data.discriminator.is_some()
            && schema.choices().is_empty()
            && self.heirs().get(&target).is_some_and(|heirs| !heirs.is_empty())
    }

    /// The heirs of a schema and theirs, nearest first.
    fn all_heirs(&mut self, origin: &Origin) -> IndexSet<Origin> {
        let heirs = self.heirs();
        let mut all = IndexSet::new();
        let mut next = 0;
        let mut at = Some(origin.clone());
        while let Some(base) = at {
            all.extend(heirs.get(&base).into_iter().flatten().filter(|heir| *heir != origin).cloned());
            at = all.get_index(next).cloned();
            next += 1;
        }
        all
    }

    /// The components that name another schema in their `allOf`, by that other schema.
    fn heirs(&mut self) -> &IndexMap<Origin, Vec<Origin>> {
        if self.heirs.is_none() {
            let found = self.find_heirs();
            self.heirs = Some(found);
        }
        self.heirs.get_or_insert_with(IndexMap::new)
    }

    fn find_heirs(&mut self) -> IndexMap<Origin, Vec<Origin>> {
        let mut references = Vec::new();
        for component in self.components("schemas") {
            let bases = self.document.get(&component.join("allOf")).and_then(Value::as_array);
            for (index, base) in bases.into_iter().flatten().enumerate() {
                if base.get("$ref").is_some() {
                    references.push((component.clone(), component.join("allOf").join(index)));
                }
            }
        }
        let mut heirs: IndexMap<Origin, Vec<Origin>> = IndexMap::new();
        for (component, reference) in references {
            if let Some(base) = self.document.follow(&reference, &mut self.report) {
                heirs.entry(base).or_default().push(component);
            }
        }
        heirs
    }

    fn heir_name(&self, heir: &Origin, fallback: &str) -> String {
        heir.pointer.tokens().last().map_or_else(|| fallback.to_owned(), |name| (*name).to_owned())
    }

    fn use_component(&mut self, component: &Origin) -> ShapeId {
        let mut found = self.find(component);
        let name = self.heir_name(component, "Heir");
        found.name = found.name.or(Some(name));
        self.shape_at(&found, "")
    }

    /// A schema with heirs as what it says itself: one shape for all unions that it is in.
    fn plain_shape(&mut self, origin: &Origin, name: &str) -> ShapeId {
        // No schema stands there, so no other shape is known by this place.
        let key = origin.join("discriminator").join("propertyName");
        if let Some(shape) = self.known.get(&key) {
            return *shape;
        }
        let name = self.names.claim(&format!("{name}Base"));
        let shape = self.reserve(&name, origin, vec![Part { origin: origin.clone(), plain: true }], None);
        self.known.insert(key, shape);
        shape
    }
}
