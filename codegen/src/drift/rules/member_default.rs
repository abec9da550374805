//! A member has another default.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire, given};
use serde_json::Value;

pub(super) const RULE: Rule = Rule {
    id: "member-default",
    title: "A member has another default",
    why: "Who leaves the member out means another value.",
    example: [
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: integer, default: 1}}}
"#,
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: integer, default: 2}}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.default != new.default {
        let show = |value: &Option<Value>| value.as_ref().map_or_else(|| "none".to_owned(), Value::to_string);
        let message = format!("the default was {} and is {}", show(&old.default), show(&new.default));
        let careful = Wire { old_client: Safety::Careful, new_client: Safety::Careful };
        // A change of presence says of itself what it is to programs.
        let rust = if old.presence == new.presence { given::bump(pair) } else { Bump::Patch };
        found.add(message, careful, rust);
    }
}
