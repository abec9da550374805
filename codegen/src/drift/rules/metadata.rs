//! Metadata changed.

use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "metadata",
    title: "Metadata changed",
    why: "Metadata is for tools; clients have none of it.",
    example: [
        r#"{"smithy": "2.0", "metadata": {"owner": "a"}, "shapes": {"example#A": {"type": "structure", "members": {}}}}"#,
        "",
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    match (pair.old.filter(|it| it.kind == "metadata"), pair.new.filter(|it| it.kind == "metadata")) {
        (None, Some(_)) => found.add("the key is new", Wire::SAFE, Bump::None),
        (Some(_), None) => found.add("the key is gone", Wire::SAFE, Bump::None),
        (Some(old), Some(new)) if old.words != new.words => {
            found.add("the value is another", Wire::SAFE, Bump::None);
        }
        _ => {}
    }
}
