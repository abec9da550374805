//! An operation is read page by page in another way, or no longer is.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::Value;

pub(super) const RULE: Rule = Rule {
    id: "operation-pages",
    title: "An operation is read page by page in another way, or no longer is",
    why: "The function that reads all pages comes or goes, or finds its pages elsewhere. Single calls are as before.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#List"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#List": {"type": "operation", "input": {"target": "example#In"}, "output": {"target": "example#Out"}, "traits": {"smithy.api#readonly": {}}}, "example#In": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}}, "example#Out": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#List"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#List": {"type": "operation", "input": {"target": "example#In"}, "output": {"target": "example#Out"}, "traits": {"smithy.api#readonly": {}, "smithy.api#paginated": {"inputToken": "t", "outputToken": "t"}}}, "example#In": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}}, "example#Out": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}}}"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    match (&old.behavior.paginated, &new.behavior.paginated) {
        (None, Some(_)) => found.add("it can be read page by page", Wire::SAFE, Bump::Minor),
        (Some(_), None) => {
            let wire = Wire::old_client(Safety::Careful);
            found.add("it can no longer be read page by page", wire, Bump::Major);
        }
        (Some(old), Some(new)) => {
            for (word, changed) in words(old, new) {
                let (wire, rust) = if word == "items" {
                    // What a page yields is another type; how pages follow each other is the same.
                    (Wire::SAFE, if changed == Changed::Added { Bump::Minor } else { Bump::Major })
                } else if changed == Changed::Added {
                    (Wire::SAFE, Bump::Patch)
                } else if word == "pageSize" {
                    (Wire::old_client(Safety::Careful), Bump::Patch)
                } else {
                    // Clients that are there look for the next page where it no longer is, and stop.
                    (Wire::old_client(Safety::Breaking), Bump::Patch)
                };
                found.add(format!("`{word}` of its pages {}", changed.say()), wire, rust);
            }
        }
        _ => {}
    }
}

/// What became of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    Added,
    Removed,
    Updated,
}

impl Changed {
    const fn say(self) -> &'static str {
        match self {
            Self::Added => "is new",
            Self::Removed => "is gone",
            Self::Updated => "is another",
        }
    }
}

fn words(old: &Value, new: &Value) -> Vec<(&'static str, Changed)> {
    let all = ["inputToken", "outputToken", "items", "pageSize"];
    let changes = all.into_iter().filter_map(|word| match (old.get(word), new.get(word)) {
        (before, after) if before == after => None,
        (None, _) => Some((word, Changed::Added)),
        (_, None) => Some((word, Changed::Removed)),
        _ => Some((word, Changed::Updated)),
    });
    changes.collect()
}
