//! A member is required, or no longer is.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Safety, Wire, given};
use crate::model::Presence;

pub(super) const RULE: Rule = Rule {
    id: "member-presence",
    title: "A member is required, or no longer is",
    why: "The field is of another type, or the builder asks for something else. What has to be there for one side may be missing from the other.",
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
    Pet: {type: object, properties: {name: {type: string}}, required: [name]}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.presence == new.presence {
        return;
    }
    let (was, is) = (old.presence == Presence::Required, new.presence == Presence::Required);
    let breaks = |does: bool| if does { Safety::Breaking } else { Safety::Safe };
    let wire = Wire {
        old_client: breaks((is && pair.direction.is_written()) || (was && pair.direction.is_read())),
        new_client: breaks((was && pair.direction.is_written()) || (is && pair.direction.is_read())),
    };
    found.add(
        format!("the member was {} and is {}", word(old.presence), word(new.presence)),
        wire,
        given::bump(pair),
    );
}

const fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Defaulted => "there by default",
        Presence::Optional => "optional",
    }
}
