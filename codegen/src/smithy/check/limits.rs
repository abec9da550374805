//! The limits of whole numbers are whole numbers.

use serde_json::Value;

use super::values::report;
use crate::diagnostic::Diagnostics;
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, TraitNode, Traits};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(&node.traits, node, diagnostics);
        for member in node.members.values() {
            if let Some(target) = assembly.get(&member.target) {
                check_traits(&member.traits, target, diagnostics);
            }
        }
    }
}

/// Checks the traits of a shape, or of a member that targets it.
fn check_traits(all: &Traits, shape: &Node, diagnostics: &mut Diagnostics) {
    let is_range = |(id, _): &(&Id, &TraitNode)| id.as_str() == traits::RANGE;
    let Some((id, range)) = all.iter().find(is_range).filter(|_| is_whole(&shape.kind)) else { return };
    for name in ["min", "max"] {
        if range.value.get(name).is_some_and(has_fraction) {
            let problem = format!(
                "has a `{name}` with a fraction, and `{}` is of type {}",
                shape.id,
                shape.kind.name()
            );
            report(id, range, &problem, diagnostics);
        }
    }
}

const fn is_whole(kind: &Kind) -> bool {
    matches!(kind, Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::BigInteger | Kind::IntEnum)
}

fn has_fraction(limit: &Value) -> bool {
    limit.as_f64().is_some_and(|number| number.fract() != 0.0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_behind_the_point_makes_a_fraction() {
        assert!(has_fraction(&json!(0.5)) && has_fraction(&json!(-10.5)));
        assert!([json!(1.0), json!(3), json!("0.5")].iter().all(|limit| !has_fraction(limit)));
    }
}
