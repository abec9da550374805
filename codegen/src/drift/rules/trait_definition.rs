//! A trait is defined, or no longer is.

use super::example::smithy;
use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "trait-definition",
    title: "A trait is defined, or no longer is",
    why: "Traits of others mean nothing to a client.",
    example: [
        smithy!(more: r#", "example#mark": {"type": "structure", "members": {}, "traits": {"smithy.api#trait": {}}}"#),
        smithy!(more: ""),
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    match (pair.old.filter(|it| it.kind == "trait"), pair.new.filter(|it| it.kind == "trait")) {
        (None, Some(_)) => found.add("the trait is defined", Wire::SAFE, Bump::None),
        (Some(_), None) => {
            let safety = if pair.is_library { Safety::Breaking } else { Safety::Safe };
            found.add("the trait is no longer defined", Wire::old_client(safety), Bump::None);
        }
        _ => {}
    }
}
