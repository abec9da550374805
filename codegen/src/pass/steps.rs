//! What is done with the body of an operation's requests once it is written?

use serde_json::Value;

use super::facts::BodyStep;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Operation;

/// The steps, in their order: a checksum is that of the compressed body.
pub(super) fn of(operation: &Operation, diagnostics: &mut Diagnostics) -> Vec<BodyStep> {
    let mut steps = Vec::new();
    let encodings = &operation.behavior.compression;
    if encodings.iter().any(|encoding| encoding == "gzip") {
        steps.push(BodyStep::Gzip);
    } else if !encodings.is_empty() {
        diagnostics.push(no_encoding(operation));
    }
    if operation.behavior.checksum.is_some() {
        diagnostics.push(no_algorithms(operation));
    }
    if is_checksum_required(operation) {
        steps.push(BodyStep::ContentMd5);
    }
    steps
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

fn no_algorithms(operation: &Operation) -> Diagnostic {
    let message = format!("`httpChecksum` of `{}` is not followed", operation.name);
    Diagnostic::new(Code::ModelChecksumUnsupported, &operation.origin, message).help(
        "where a request needs a checksum it is `content-md5`; no other algorithm is computed, and \
         checksums of responses are not verified",
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::toy::Toy;

    fn steps(change: impl FnOnce(&mut Operation)) -> (Vec<BodyStep>, Vec<Code>) {
        let mut toy = Toy::new();
        let input = toy.structure("Input", &[]);
        let operation = toy.operation("Put", input, None);
        change(operation);
        let mut diagnostics = Diagnostics::default();
        let steps = of(operation, &mut diagnostics);
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
        let required = json!({ "requestChecksumRequired": true, "requestAlgorithmMember": "a" });
        let flexible = steps(|operation| operation.behavior.checksum = Some(required));
        assert_eq!(flexible, (vec![BodyStep::ContentMd5], vec![Code::ModelChecksumUnsupported]));
        let response = json!({ "responseAlgorithms": ["CRC32"] });
        let flexible = steps(|operation| operation.behavior.checksum = Some(response));
        assert_eq!(flexible, (vec![], vec![Code::ModelChecksumUnsupported]));
    }
}
