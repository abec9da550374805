//! What is done with the body of an operation's requests once it is written?

use serde_json::Value;

use super::facts::BodyStep;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Operation};

/// The steps, in their order: a checksum is that of the compressed body.
pub(super) fn of(operation: &Operation, input: &[Member], diagnostics: &mut Diagnostics) -> Vec<BodyStep> {
    let mut steps = Vec::new();
    let encodings = &operation.behavior.compression;
    if encodings.iter().any(|encoding| encoding == "gzip") {
        steps.push(BodyStep::Gzip);
    } else if !encodings.is_empty() {
        diagnostics.push(no_encoding(operation));
    }
    if let Some(flexible) = &operation.behavior.checksum {
        steps.extend(chosen_by(flexible, input).map(BodyStep::Checksum));
    }
    if is_checksum_required(operation) {
        steps.push(BodyStep::ContentMd5);
    }
    if operation.behavior.unsigned_payload {
        steps.push(BodyStep::UnsignedPayload);
    }
    steps
}

/// The member by which callers choose an algorithm.
fn chosen_by(flexible: &Value, input: &[Member]) -> Option<usize> {
    let name = flexible.get("requestAlgorithmMember").and_then(Value::as_str)?;
    input.iter().position(|member| member.name == name)
}

/// Where `httpChecksum` asks for a checksum and the caller names no algorithm, it is the one that
/// `httpChecksumRequired` asks for
/// (Smithy: [`httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).
fn is_checksum_required(operation: &Operation) -> bool {
    let behavior = &operation.behavior;
    let flexible = behavior.checksum.as_ref().and_then(|value| value.get("requestChecksumRequired"));
    behavior.checksum_required || flexible.and_then(Value::as_bool).unwrap_or(false)
}

fn no_encoding(operation: &Operation) -> Diagnostic {
    let names = operation.behavior.compression.join(", ");
    let message = format!("requests of `{}` are not compressed: {names} cannot be written", operation.name);
    Diagnostic::new(Code::ModelCompressionUnsupported, &operation.origin, message)
        .help("gzip is the only encoding that can")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::ShapeKind;
    use crate::toy::Toy;

    fn steps(change: impl FnOnce(&mut Operation)) -> (Vec<BodyStep>, Vec<Code>) {
        let mut toy = Toy::new();
        let text = toy.add("Text", crate::toy::text());
        let input = toy.structure("Input", &[("body", text), ("algorithm", text)]);
        let mut operation = toy.operation("Put", input, None).clone();
        change(&mut operation);
        let shape = &toy.model.shapes[input];
        let members = if let ShapeKind::Structure(it) = &shape.kind { it.members.as_slice() } else { &[] };
        let mut diagnostics = Diagnostics::default();
        let steps = of(&operation, members, &mut diagnostics);
        (steps, diagnostics.iter().map(|diagnostic| diagnostic.code).collect())
    }

    #[test]
    fn a_body_is_compressed_and_then_summed_up_where_the_operation_asks_for_it() {
        assert_eq!(steps(|_| ()), (vec![], vec![]));
        let both = steps(|operation| {
            operation.behavior.compression = vec!["deflate".into(), "gzip".into()];
            operation.behavior.checksum_required = true;
        });
        assert_eq!(both, (vec![BodyStep::Gzip, BodyStep::ContentMd5], vec![]));
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let encoding = steps(|operation| operation.behavior.compression = vec!["br".into()]);
        assert_eq!(encoding, (vec![], vec![Code::ModelCompressionUnsupported]));
    }

    #[test]
    fn callers_choose_the_checksum_and_md5_stands_in_where_one_is_required() {
        let flexible = |flexible| steps(|operation| operation.behavior.checksum = Some(flexible)).0;
        let optional = flexible(json!({ "requestAlgorithmMember": "algorithm" }));
        assert_eq!(optional, [BodyStep::Checksum(1)]);
        let required =
            flexible(json!({ "requestAlgorithmMember": "algorithm", "requestChecksumRequired": true }));
        assert_eq!(required, [BodyStep::Checksum(1), BodyStep::ContentMd5]);
    }
}
