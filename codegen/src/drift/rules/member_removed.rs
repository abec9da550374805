//! A member is gone.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Binding, Presence};

pub(super) const RULE: Rule = Rule {
    id: "member-removed",
    title: "A member is gone",
    why: "Its field is gone from the structure. A client that is there may send it in vain, or wait for it: where it was required, the response cannot be read.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}, age: {type: integer}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), None) = (pair.old, pair.new) else { return };
    let waits = pair.direction.is_read() && old.presence == Presence::Required;
    let is_body = pair.direction.is_written() && matches!(old.binding, Some(Binding::Payload(_)));
    let wire = Wire::old_client(if waits || is_body { Safety::Breaking } else { Safety::Careful });
    found.add("the member is gone", wire, Bump::Major);
}
