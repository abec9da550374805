//! For code scanning: SARIF 2.1.0 (OASIS standard, section numbers below are its own).

use std::collections::BTreeMap;

use drawplate_codegen::drift::Safety;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::drift::report::{Entry, Report, Spot};

/// The whole log.
pub(super) fn render(report: &Report) -> String {
    let used: BTreeMap<&str, &Entry> = report.changes.iter().map(|entry| (entry.rule, entry)).collect();
    let rules: Vec<Value> = used.values().map(|entry| rule(entry)).collect();
    let index_of: BTreeMap<&str, usize> = used.keys().copied().zip(0..).collect();
    let results: Vec<Value> = report
        .changes
        .iter()
        .map(|entry| result(entry, index_of.get(entry.rule).copied().unwrap_or_default()))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "drawplate drift",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://github.com/drawplate/drawplate",
                "rules": rules,
            }},
            // Columns count characters (section 3.14.17).
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}")
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.rule,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "helpUri": format!("https://github.com/drawplate/drawplate/blob/main/docs/drift-rules.md#{}", entry.rule),
    })
}

fn result(entry: &Entry, rule_index: usize) -> Value {
    let level = match entry.wire.worst() {
        Safety::Breaking => "error",
        Safety::Careful => "warning",
        Safety::Safe => "note",
    };
    let mut result = json!({
        "ruleId": entry.rule,
        "ruleIndex": rule_index,
        "level": level,
        "message": {"text": format!("{}: {} ({})", entry.subject, entry.message, entry.verdict())},
        "locations": entry.spot().map(|spot| location(spot, &entry.subject)).into_iter().collect::<Vec<_>>(),
        // What tells this result from others of the rule, wherever it moves to (section 3.27.17).
        "partialFingerprints": {"change/v1": format!("{}/{}/{}", entry.rule, entry.subject, entry.message)},
        "properties": {
            "direction": entry.direction,
            "operations": entry.operations,
            "oldClient": entry.wire.old_client.word(),
            "newClient": entry.wire.new_client.word(),
            "rust": entry.rust.bump.word(),
            "rustItems": entry.rust.items,
        },
    });
    let Some(object) = result.as_object_mut() else { return result };
    if let (Some(old), Some(_)) = (&entry.old, &entry.new) {
        let mut related = location(old, &entry.subject);
        if let Some(related) = related.as_object_mut() {
            related.insert("message".to_owned(), json!({"text": "where it was"}));
        }
        object.insert("relatedLocations".to_owned(), json!([related]));
    }
    if let Some(allowed) = &entry.allowed {
        let suppression = json!({"kind": "external", "status": "accepted", "justification": allowed.reason});
        object.insert("suppressions".to_owned(), json!([suppression]));
    }
    result
}

fn location(spot: &Spot, subject: &str) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&spot.file)},
            "region": {"startLine": spot.line, "startColumn": spot.column},
        },
        "logicalLocations": [{"name": subject, "fullyQualifiedName": spot.name()}],
    })
}

/// A file as a URI reference (RFC 3986, section 4.1). An absolute path becomes an absolute URI.
fn uri(file: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    let path = utf8_percent_encode(file, KEPT).to_string();
    if path.starts_with('/') { format!("file://{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_spelled_as_uris() {
        assert_eq!(uri("specs/a b/spec.json"), "specs/a%20b/spec.json");
        assert_eq!(uri("/tmp/x#1.yaml"), "file:///tmp/x%231.yaml");
        assert_eq!(uri("c:d?.json"), "c%3Ad%3F.json");
    }
}
