//! How are an operation's responses held against their checksums?
//!
//! `httpChecksum` names the member by which callers ask for it, and the algorithms that the service may
//! use (<https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>).

use serde_json::Value;

use super::facts::ResponseChecksum;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Operation};

/// Those that the runtime computes.
const ALGORITHMS: &[&str] = &["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"];

/// How it is done, if callers can ask for it. What cannot be done is said.
pub(super) fn of_responses(
    operation: &Operation,
    input: &[Member],
    diagnostics: &mut Diagnostics,
) -> Option<ResponseChecksum> {
    let trait_value = operation.behavior.checksum.as_ref()?;
    let algorithms = trait_value.get("responseAlgorithms").and_then(Value::as_array)?;
    let name = trait_value.get("requestValidationModeMember").and_then(Value::as_str);
    let mode = name.and_then(|name| input.iter().position(|member| member.name == name));
    let Some(mode) = mode else {
        diagnostics.push(not_verified(
            operation,
            "no member of the input asks for it",
            "name one by `requestValidationModeMember` of `aws.protocols#httpChecksum`",
        ));
        return None;
    };
    let known = algorithms.iter().filter_map(Value::as_str).filter(|name| ALGORITHMS.contains(name));
    let algorithms: Vec<_> = known.map(str::to_owned).collect();
    if algorithms.is_empty() {
        let help = format!("add one of {} to `responseAlgorithms`", ALGORITHMS.join(", "));
        diagnostics.push(not_verified(operation, "none of their algorithms can be computed", &help));
        return None;
    }
    Some(ResponseChecksum { mode, algorithms })
}

fn not_verified(operation: &Operation, why: &str, help: &str) -> Diagnostic {
    let message = format!("checksums of responses of `{}` are not verified: {why}", operation.name);
    Diagnostic::new(Code::ModelChecksumUnsupported, &operation.origin, message).help(help)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::ShapeKind;
    use crate::toy::Toy;

    fn of(flexible: Value) -> (Option<ResponseChecksum>, Vec<String>) {
        let mut toy = Toy::new();
        let text = toy.add("Text", crate::toy::text());
        let input = toy.structure("Input", &[("body", text), ("mode", text)]);
        let mut operation = toy.operation("Get", input, None).clone();
        operation.behavior.checksum = Some(flexible);
        let shape = &toy.model.shapes[input];
        let members = if let ShapeKind::Structure(it) = &shape.kind { it.members.as_slice() } else { &[] };
        let mut diagnostics = Diagnostics::default();
        let found = of_responses(&operation, members, &mut diagnostics);
        (found, diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect())
    }

    #[test]
    fn a_member_of_the_input_asks_for_checksums_of_responses() {
        let flexible = json!({
            "requestValidationModeMember": "mode",
            "responseAlgorithms": ["XXHASH3", "CRC64NVME", "SHA1"],
        });
        let algorithms = vec!["CRC64NVME".to_owned(), "SHA1".to_owned()];
        assert_eq!(of(flexible), (Some(ResponseChecksum { mode: 1, algorithms }), vec![]));
        assert_eq!(of(json!({ "requestAlgorithmMember": "mode" })), (None, vec![]));
    }

    #[test]
    fn what_cannot_be_verified_is_said() {
        for (flexible, expected) in [
            (json!({ "responseAlgorithms": ["CRC32"] }), "no member of the input"),
            (
                json!({ "responseAlgorithms": ["MD5"], "requestValidationModeMember": "mode" }),
                "none of their algorithms",
            ),
        ] {
            let (found, said) = of(flexible);
            assert_eq!(found, None);
            assert!(matches!(said.as_slice(), [message] if message.contains(expected)), "{said:?}");
        }
    }
}
