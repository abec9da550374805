//! A value of an enum is gone.

use super::values::enum_values;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "enum-value-removed",
    title: "A value of an enum is gone",
    why: "A client that is there may send it. Its variant is gone from the new client, which reads it as unknown text.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: string, enum: [small, large]}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: string, enum: [small]}}}
"#,
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (enum_values(&pair.old.kind), enum_values(&pair.new.kind));
    if new.is_empty() {
        return;
    }
    for value in old.iter().filter(|value| !new.iter().any(|other| other.value == value.value)) {
        let message = format!("the value `{}` is gone", value.value);
        let wire = if pair.direction.is_written() { Wire::old_client(Safety::Breaking) } else { Wire::SAFE };
        found.add_part(value.value.clone(), (Some(value.origin), None), message, wire, Bump::Major);
    }
}
