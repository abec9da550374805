//! Requests of an operation are sealed or packed in another way.

use super::example::smithy;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::Value;

pub(super) const RULE: Rule = Rule {
    id: "operation-transfer",
    title: "Requests of an operation are sealed or packed in another way",
    why: "A service refuses a request whose checksum is missing, or that is compressed in a way that it does not know.",
    example: [smithy!(traits: ""), smithy!(traits: r#""smithy.api#httpChecksumRequired": {}"#)],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let (before, after) = (&old.behavior, &new.behavior);
    match (before.checksum_required, after.checksum_required) {
        (false, true) => {
            found.add("requests need a checksum", Wire::old_client(Safety::Breaking), Bump::Patch);
        }
        (true, false) => found.add("requests need no checksum any more", Wire::SAFE, Bump::Patch),
        _ => {}
    }
    if before.checksum != after.checksum {
        let is_gone = is_less(before.checksum.as_ref(), after.checksum.as_ref());
        let wire = Wire::old_client(if is_gone { Safety::Careful } else { Safety::Safe });
        found.add("checksums are made and compared in another way", wire, Bump::Patch);
    }
    if before.compression != after.compression {
        let is_gone = before.compression.iter().any(|way| !after.compression.contains(way));
        let wire = Wire::old_client(if is_gone { Safety::Careful } else { Safety::Safe });
        found.add("requests are compressed in other ways", wire, Bump::Patch);
    }
    if before.unsigned_payload != after.unsigned_payload {
        let wire = Wire::old_client(if after.unsigned_payload { Safety::Safe } else { Safety::Breaking });
        found.add("whether the body is signed is another", wire, Bump::Patch);
    }
    if before.unwrapped_xml_output != after.unwrapped_xml_output {
        found.add("the element around the response comes or goes", Wire::BREAKING, Bump::Patch);
    }
}

/// Whether something that was said is said no longer, or is another thing.
fn is_less(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            old.iter().any(|(key, value)| is_less(Some(value), new.get(key)))
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => old.iter().any(|item| !new.contains(item)),
        (Some(old), new) => new != Some(old),
        (None, _) => false,
    }
}
