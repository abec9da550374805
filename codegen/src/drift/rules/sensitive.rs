//! A value is a secret, or no longer is.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Member, Model};

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
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let is_secret =
        |model: &Model, member: &Member| member.sensitive || model.shapes[member.target].sensitive;
    match (is_secret(pair.models.0, old), is_secret(pair.models.1, new)) {
        (false, true) => found.add("it is a secret now, and no longer printed", Wire::SAFE, Bump::Patch),
        (true, false) => found.add("it is no longer a secret, and printed", Wire::SAFE, Bump::Patch),
        _ => {}
    }
}
