//! Traits of Smithy's own namespace that nobody knows and that read like one that counts: a slip.

use crate::diagnostic::{Code, Diagnostics, similar};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::Traits;
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(&node.traits, diagnostics);
        for member in node.members.values() {
            check_traits(&member.traits, diagnostics);
        }
    }
}

fn check_traits(all: &Traits, diagnostics: &mut Diagnostics) {
    for (id, node) in all {
        if let Some(meant) = meant(id) {
            let message = format!("the trait `{id}` is not known, and is ignored");
            let help = format!("is `{meant}` meant?");
            diagnostics.report(Code::SmithyUnknownTrait, &node.origin, message, help);
        }
    }
}

/// The trait that an unknown one of the prelude reads like.
fn meant(id: &Id) -> Option<&'static str> {
    if !id.is_prelude() || traits::form(id.as_str()).is_some() {
        return None;
    }
    let name = |id: &&'static str| id.strip_prefix("smithy.api#");
    let meant = similar(id.name(), traits::ALL.iter().filter_map(name))?;
    traits::ALL.iter().find(|id| name(id) == Some(meant)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant_by(id: &str) -> Option<&'static str> {
        Id::parse(id).as_ref().and_then(meant)
    }

    #[test]
    fn a_slip_is_told_from_traits_that_only_others_need() {
        assert_eq!(meant_by("smithy.api#requird"), Some("smithy.api#required"));
        assert_eq!(meant_by("smithy.api#httplabel"), Some("smithy.api#httpLabel"));
        assert_eq!(meant_by("smithy.api#required"), None);
        assert_eq!(meant_by("my.traits#requird"), None);
        let others = "cors idRef internal longPoll nestedProperties noReplace notProperty output private \
                      property protocolDefinition recommended references resourceIdentifier since \
                      suppress traitValidators unitType unstable";
        for name in others.split_whitespace() {
            assert_eq!(meant_by(&format!("smithy.api#{name}")), None, "{name}");
        }
    }
}
