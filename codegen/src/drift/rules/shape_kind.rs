//! A value is of another kind.

use crate::drift::compare::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Model, Scalar, ShapeId, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "type-changed",
    title: "A value is of another kind",
    why: "The Rust type is another. Where the spelling is another too, one side cannot read what the other writes; text stays text whether its values are listed or not, and a number stays a number.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: string}}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: boolean}}}
"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let (before, after) = (kind(pair.models.0, old.target), kind(pair.models.1, new.target));
    if before != after {
        let is_spelled_alike = before.spelling == after.spelling;
        let wire = if is_spelled_alike { Wire::SAFE } else { Wire::BREAKING };
        found.add(format!("it was {} and is {}", before.name, after.name), wire, Bump::Major);
    }
}

/// What a value is called, and what it looks like on the wire.
#[derive(PartialEq, Eq)]
struct Kind {
    name: &'static str,
    spelling: &'static str,
}

fn kind(model: &Model, target: ShapeId) -> Kind {
    let (name, spelling) = match &model.shapes[target].kind {
        ShapeKind::Scalar(scalar) => of_scalar(*scalar),
        ShapeKind::Enum(_) => ("an enum", "text"),
        ShapeKind::IntEnum(_) => ("an enum of numbers", "integer"),
        ShapeKind::List(_) => ("a list", "list"),
        ShapeKind::Map(_) => ("a map", "object"),
        ShapeKind::Structure(_) => ("a structure", "object"),
        ShapeKind::Union(_) => ("a union", "union"),
        ShapeKind::Document => ("data without a schema", "any"),
        ShapeKind::Unit => ("nothing", "nothing"),
    };
    Kind { name, spelling }
}

const fn of_scalar(scalar: Scalar) -> (&'static str, &'static str) {
    match scalar {
        Scalar::String => ("text", "text"),
        Scalar::Boolean => ("a boolean", "boolean"),
        Scalar::Blob => ("bytes", "bytes"),
        Scalar::StreamingBlob => ("a stream of bytes", "bytes"),
        Scalar::Byte => ("an integer of 8 bits", "integer"),
        Scalar::Short => ("an integer of 16 bits", "integer"),
        Scalar::Integer => ("an integer of 32 bits", "integer"),
        Scalar::Long => ("an integer of 64 bits", "integer"),
        Scalar::UnsignedInteger => ("an unsigned integer of 32 bits", "integer"),
        Scalar::UnsignedLong => ("an unsigned integer of 64 bits", "integer"),
        Scalar::BigInteger => ("an integer of any size", "integer"),
        Scalar::Float => ("a number of 32 bits", "number"),
        Scalar::Double => ("a number of 64 bits", "number"),
        Scalar::BigDecimal => ("a number of any size", "number"),
        Scalar::Timestamp => ("a point in time", "timestamp"),
    }
}
