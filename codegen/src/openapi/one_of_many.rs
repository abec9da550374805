//! Parameters that are one value or a list of such, without a name: they are lists, and the choice needs no
//! type. A named choice has its type whether or not a parameter uses it.

use super::compose::Merged;
use super::lowering::{Lowering, Part};
use super::member::Use;
use super::scalar;
use super::schema::Type;
use crate::source::Origin;

impl Lowering<'_> {
    /// What a parameter holds that is a choice between single values and one list of them.
    pub(super) fn one_of_many(&mut self, schema: &Origin, hint: &str) -> Option<Use> {
        let found = self.find(schema);
        let merged = self.merged_at(&found.at);
        let ([branches], None) = (merged.choices.as_slice(), &found.name) else { return None };
        if !merged.properties().is_empty() {
            return None;
        }
        let mut lists = Vec::new();
        for branch in branches {
            let merged = self.merged_at(branch);
            match self.kind_of(&merged).as_slice() {
                [Type::Array] => lists.push((branch.clone(), merged.items()?)),
                kinds if is_single(&merged, kinds) => {}
                _ => return None,
            }
        }
        let [(list, items)] = lists.as_slice() else { return None };
        let items = self.merged_at(items);
        if branches.len() == 1 || !is_single(&items, &self.kind_of(&items)) {
            return None;
        }
        let target = self.use_schema(list, hint).target;
        Some(self.used(&found, target))
    }

    fn merged_at(&mut self, origin: &Origin) -> Merged {
        let origin = self.find(origin).at;
        self.merge(&[Part { origin, plain: false }], None)
    }
}

fn is_single(merged: &Merged, kinds: &[Type]) -> bool {
    merged.choices.is_empty()
        && !kinds.is_empty()
        && kinds.iter().all(|kind| scalar::scalar(*kind, None).is_some())
}
