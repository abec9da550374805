//! Null is a value of a member, or no longer is.

use super::sides::{read, written};
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Member, Presence};

pub(super) const RULE: Rule = Rule {
    id: "member-nullable",
    title: "Null is a value of a member, or no longer is",
    why: "The field is of another type. A null that one side sends may mean nothing to the other.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string, nullable: true}}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    match (old.nullable, new.nullable) {
        (false, true) => {
            let wire = Wire {
                old_client: read(pair.direction, unread(old)),
                new_client: written(pair.direction, Safety::Careful),
            };
            found.add("null is a value of the member", wire, Bump::Major);
        }
        (true, false) => {
            let wire = Wire {
                old_client: if pair.direction.is_written() { Safety::Breaking } else { Safety::Safe },
                new_client: if pair.direction.is_read() { Safety::Careful } else { Safety::Safe },
            };
            found.add("null is no longer a value of the member", wire, Bump::Major);
        }
        _ => {}
    }
}

/// Null is read as absence, which only a required member cannot have.
fn unread(member: &Member) -> Safety {
    if member.presence == Presence::Required { Safety::Breaking } else { Safety::Careful }
}
