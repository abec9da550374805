//! Features of the crate by which its users choose what is compiled: one for each tag.
//!
//! What is behind a feature is decided by who needs it. What only a few tags share is there for each
//! of them; what more than [`MOST`] share is always there, since it is seldom much and the lists of
//! features would hide the code. Whatever needs a thing is needed by no more tags than the thing
//! itself, so that nothing is ever there without what it is made of.

use std::collections::BTreeSet;

use super::Planner;
use crate::model::{Operation, ShapeId};
use crate::pass::{Tagged, Users};
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// So many tags at most share something that is behind their features.
const MOST: usize = 5;

/// The feature of types that nothing reaches.
const OTHERS: &str = "other_types";

/// The feature of what the service sends on its own account.
const WEBHOOKS: &str = "webhooks";

/// The features that are not those of tags. Crates get more of them as the generator learns more.
const RESERVED: [&str; 15] = [
    "all",
    "aws_credentials",
    "blocking",
    "compression",
    "credentials",
    "default",
    "gzip",
    "native_tls",
    OTHERS,
    "reqwest",
    "serde",
    "testing",
    "tracing",
    "validation",
    WEBHOOKS,
];

/// The features that something is behind: any of them will do, none means that it is always there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rust) struct Gate(pub(in crate::rust) Vec<String>);

/// A tag.
#[derive(Debug, Clone)]
pub(in crate::rust) struct TagPlan {
    /// The tag, as the specification has it.
    pub(in crate::rust) tag: String,
    /// Its feature.
    pub(in crate::rust) feature: String,
    /// The module of its operations.
    pub(in crate::rust) module: Name,
}

/// The features of a crate.
#[derive(Debug, Clone, Default)]
pub(in crate::rust) struct Gates {
    /// The tags of operations, in the order of first use.
    pub(in crate::rust) tags: Vec<TagPlan>,
    /// The features that are in use, in that order.
    pub(in crate::rust) features: Vec<String>,
    /// The feature of each group, whether it is in use or not.
    groups: Vec<String>,
}

impl Gates {
    /// What something is behind that these groups need.
    fn of(&self, users: &Users) -> Gate {
        match users {
            Users::Tags(groups) if groups.len() <= MOST => {
                Gate(groups.iter().filter_map(|group| self.groups.get(*group)).cloned().collect())
            }
            Users::Tags(_) | Users::Everyone => Gate::default(),
        }
    }
}

impl Gate {
    /// What is behind one of several gates.
    pub(in crate::rust) fn any<'g>(gates: impl Iterator<Item = &'g Self>) -> Self {
        let mut all = BTreeSet::new();
        for gate in gates {
            if gate.is_open() {
                return Self::default();
            }
            all.extend(gate.0.iter().cloned());
        }
        Self(all.into_iter().collect())
    }

    /// Whether everything behind it is always there.
    pub(in crate::rust) const fn is_open(&self) -> bool {
        self.0.is_empty()
    }
}

impl Planner<'_> {
    /// The features of the crate; none unless the maintainer asks for them.
    pub(super) fn gates(&mut self) -> Gates {
        let Some(tagged) = &self.facts.tagged else { return Gates::default() };
        let mut tags = Vec::new();
        for (tag, module) in tagged.tags.iter().zip(self.tag_modules(tagged)) {
            let feature = module.text().trim_matches('_').replace('_', "-");
            tags.push(TagPlan { tag: tag.clone(), feature, module });
        }
        let of_tags = tags.iter().map(|tag| tag.feature.clone());
        let groups: Vec<String> = of_tags.chain([OTHERS.replace('_', "-"), WEBHOOKS.to_owned()]).collect();
        let others = Users::Tags(BTreeSet::from([tags.len()]));
        let is_used =
            [tagged.users.values().any(|users| *users == others), !self.model.notifications.all.is_empty()];
        let extra = is_used.iter().enumerate().filter(|(_, is_used)| **is_used);
        let used = (0..tags.len()).chain(extra.map(|(index, _)| tags.len() + index));
        let features = used.filter_map(|group| groups.get(group)).cloned().collect();
        Gates { tags, features, groups }
    }

    /// What the modules of tags are called. They stand beside those of operations without a tag.
    fn tag_modules(&mut self, tagged: &Tagged) -> Vec<Name> {
        let untagged = self.model.operations.iter().filter(|operation| operation.tags.is_empty());
        let untagged: Vec<_> = untagged.map(|operation| Name::module(operation.shown_name())).collect();
        let taken: Vec<&str> = untagged.iter().map(Name::text).chain(RESERVED).collect();
        let wanted = tagged.tags.iter().filter_map(|tag| {
            let operation = self.model.operations.iter().find(|operation| operation.tags.contains(tag))?;
            Some(Wanted { name: Name::module(tag), written: tag, origin: &operation.origin })
        });
        let reserved = Reserved { names: &taken, suffix: "_tag" };
        resolve(&wanted.collect::<Vec<_>>(), reserved, self.diagnostics)
    }

    /// What an operation is behind, and the tag whose module it is in, by index.
    pub(super) fn gate_of_operation(&self, operation: &Operation) -> (Gate, Option<usize>) {
        let Some(tagged) = &self.facts.tagged else { return (Gate::default(), None) };
        let first = operation.tags.first();
        let index = first.and_then(|tag| tagged.tags.iter().position(|known| known == tag));
        (self.gates.of(&tagged.of(operation)), index)
    }

    /// What the modules of notifications are behind.
    pub(super) fn gate_of_notifications(&self) -> Gate {
        let tagged = self.facts.tagged.as_ref();
        tagged.map(|_| Gate(vec![WEBHOOKS.to_owned()])).unwrap_or_default()
    }

    /// What a type is behind.
    pub(super) fn gate_of_type(&self, shape: ShapeId) -> Gate {
        let users = self.facts.tagged.as_ref().and_then(|tagged| tagged.users.get(&shape));
        users.map(|users| self.gates.of(users)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(features: &[&str]) -> Gate {
        Gate(features.iter().map(|feature| (*feature).to_owned()).collect())
    }

    #[test]
    fn what_many_tags_share_is_always_there() {
        let groups = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
        let gates = Gates { groups, ..Gates::default() };
        assert_eq!(gates.of(&Users::Tags((0..2).collect())), gate(&["a", "b"]));
        assert_eq!(gates.of(&Users::Tags((0..6).collect())), Gate::default());
        assert_eq!(gates.of(&Users::Everyone), Gate::default());
    }

    #[test]
    fn a_module_is_there_for_all_that_is_in_it() {
        let of = |gates: &[Gate]| Gate::any(gates.iter());
        assert_eq!(of(&[gate(&["b"]), gate(&["a", "b"])]), gate(&["a", "b"]));
        assert!(of(&[gate(&["b"]), Gate::default()]).is_open());
    }
}
