//! A value is a secret, or no longer is.

use crate::drift::pair::NotesPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "sensitivity",
    title: "A value is a secret, or no longer is",
    why: "What is printed changes; nothing else does.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {pin: {type: string}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {pin: {type: string, format: password}}}
"#,
    ],
    check: Check::Notes(check),
};

fn check(pair: &NotesPair<'_>, found: &mut Findings) {
    match pair.is_secret {
        (false, true) => found.add("it is a secret now, and no longer printed", Wire::SAFE, Bump::Patch),
        (true, false) => found.add("it is no longer a secret, and printed", Wire::SAFE, Bump::Patch),
        _ => {}
    }
}
