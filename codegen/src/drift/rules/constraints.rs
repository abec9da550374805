//! The limits of a value changed.

use crate::drift::compare::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Member, Model};

pub(super) const RULE: Rule = Rule {
    id: "member-constraints",
    title: "The limits of a value changed",
    why: "A value that one side takes the other may refuse. Limits are in no type.",
    example: [
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string, maxLength: 10}}}
"#,
        r#"paths:
  /pets:
    post:
      operationId: AddPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string, maxLength: 5}}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let limits = |model: &Model, member: &Member| {
        (member.constraints.clone(), model.shapes[member.target].constraints.clone())
    };
    if limits(pair.models.0, old) != limits(pair.models.1, new) {
        let wire = Wire {
            old_client: if pair.direction.is_written() { Safety::Careful } else { Safety::Safe },
            new_client: if pair.direction.is_written() { Safety::Careful } else { Safety::Safe },
        };
        found.add("its values have other limits", wire, Bump::Patch);
    }
}
