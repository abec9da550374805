//! An enum has a value more.

use super::sides::arrived;
use super::values::enum_values;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "enum-value-added",
    title: "An enum has a value more",
    why: "Enums are open: clients that are there read the value as unknown text and write it back as it was. A new client sends it only if its program says so.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: string, enum: [small]}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {size: {type: string, enum: [small, large]}}}
"#,
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (enum_values(&pair.old.kind), enum_values(&pair.new.kind));
    if old.is_empty() {
        return;
    }
    for value in new.iter().filter(|value| !old.iter().any(|other| other.value == value.value)) {
        let message = format!("the value `{}` is new{}", value.value, arrived(pair.direction));
        found.add_part(value.value.clone(), (None, Some(value.origin)), message, Wire::SAFE, Bump::Minor);
    }
}
