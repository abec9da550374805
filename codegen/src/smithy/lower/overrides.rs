//! What the maintainer decides about single shapes and members.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::options::Options;
use crate::smithy::assemble::Assembly;
use crate::smithy::shape_id::Id;

/// Decisions by shape id or member id.
pub(super) struct Overrides<'o> {
    sensitive: BTreeSet<&'o str>,
    names: BTreeMap<&'o str, &'o str>,
}

impl<'o> Overrides<'o> {
    /// Reads the decisions. One about something that does not exist is an error: it may have been
    /// made for a name that the specification has changed since.
    pub(super) fn new(assembly: &Assembly, options: &'o Options, diagnostics: &mut Diagnostics) -> Self {
        let sensitive = options.sensitive.iter().map(|each| each.target.as_str());
        let names = options.rename.iter().map(|each| (each.target.as_str(), each.to.as_str()));
        let unions = options.union.iter().map(|each| each.target.as_str());
        for target in sensitive.clone().chain(names.clone().map(|(target, _)| target)).chain(unions) {
            if !exists(assembly, target) {
                let message = format!("spec.toml speaks of `{target}`, which the model does not have");
                let help = "write `namespace#Shape` or `namespace#Shape$member`, or remove the entry";
                diagnostics.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help(help));
            }
        }
        if let Some(overlay) = options.overlay.first() {
            let message = format!("`[[overlay]]` names `{}`, which is for OpenAPI documents", overlay.file);
            let help = "correct a Smithy model by a file with `apply` statements beside it";
            diagnostics.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help(help));
        }
        Self { sensitive: sensitive.collect(), names: names.collect() }
    }

    /// Whether a shape or member is a secret by decision.
    pub(super) fn is_sensitive(&self, id: &Id) -> bool {
        self.sensitive.contains(id.as_str())
    }

    /// The name that people should see for a shape or member.
    pub(super) fn shape_name(&self, id: &Id) -> Option<String> {
        self.names.get(id.as_str()).map(|name| (*name).to_owned())
    }

    /// The name that people should see for a member of a shape.
    pub(super) fn member_name(&self, shape: &Id, member: &str) -> Option<String> {
        self.shape_name(&shape.with_member(member))
    }
}

fn exists(assembly: &Assembly, target: &str) -> bool {
    let Some(id) = Id::parse(target) else { return false };
    let Some(node) = assembly.get(&id.shape()) else { return false };
    id.member().is_none_or(|member| node.members.contains_key(member))
}
