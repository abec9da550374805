//! A member is new.

use crate::drift::given::is_asked;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Presence;

pub(super) const RULE: Rule = Rule {
    id: "member-added",
    title: "A member is new",
    why: "Structures can grow: clients that are there skip it, or do not send it. A required member of a request is missing from the requests of clients that are there; one of a response is missing from the responses of services that are there.",
    example: [
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"#,
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}, age: {type: integer}}, required: [age]}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (None, Some(new)) = (pair.old, pair.new) else { return };
    if new.presence != Presence::Required {
        found.add("the member is new and optional", Wire::SAFE, Bump::Minor);
        return;
    }
    let wire = Wire {
        old_client: if pair.direction.is_written() { Safety::Breaking } else { Safety::Safe },
        new_client: if pair.direction.is_read() { Safety::Breaking } else { Safety::Safe },
    };
    // A builder that asks for one more member breaks those who use it, and every structure has one.
    let rust = if is_asked(pair.models.1, new) { Bump::Major } else { Bump::Minor };
    found.add("the member is new and required", wire, rust);
}
