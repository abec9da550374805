//! A member travels elsewhere.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "member-binding",
    title: "A member travels elsewhere",
    why: "One side puts it where the other does not look.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'204': {description: done}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      parameters: [{name: limit, in: header, schema: {type: integer}}]
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.binding != new.binding {
        found.add("the member travels elsewhere in the message", Wire::BREAKING, Bump::Patch);
    }
}
