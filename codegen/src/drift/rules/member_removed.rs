//! A member is gone.

use crate::drift::compare::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Presence;

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
    let wire = Wire::old_client(if waits { Safety::Breaking } else { Safety::Careful });
    found.add("the member is gone", wire, Bump::Major);
}
