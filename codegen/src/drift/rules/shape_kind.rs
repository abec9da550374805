//! A value is of another kind.

use super::sides::{read, written};
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Binding, Constraints, Member, Model, QueryStyle, Scalar, Shape, ShapeKind, Tagging};

pub(super) const RULE: Rule = Rule {
    id: "type-changed",
    title: "A value is of another kind",
    why: "The Rust type is another. A client that reads a kind of value that it does not know cannot read the response; a service refuses what it does not take. Text stays text whether its values are listed or not, and an integer is a number.",
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
    let Some((old, new)) = pair.targets() else { return };
    let (before, after) = (kind(pair.models.0, old, new), kind(pair.models.1, new, old));
    if before.name == after.name {
        return;
    }
    if may_be_repeated(pair, &before) {
        // A parameter that may be repeated may be there once.
        found.add("there may be more than one", Wire::new_client(Safety::Careful), Bump::Major);
        return;
    }
    let is_text = is_spelled_as_text(pair);
    let fits = |one: &Kind, other: &Kind| one.fits(other) || is_text && other.takes_any_text();
    let wire = match (fits(&before, &after), fits(&after, &before)) {
        (true, true) => Wire::SAFE,
        (true, false) => Wire {
            old_client: read(pair.direction, before.reads(&after)),
            new_client: written(pair.direction, Safety::Careful),
        },
        (false, true) => Wire {
            old_client: written(pair.direction, Safety::Breaking),
            new_client: read(pair.direction, after.reads(&before)),
        },
        (false, false) => Wire::BREAKING,
    };
    found.add(format!("it was {} and is {}", before.name, after.name), wire, Bump::Major);
}

/// Whether a query parameter became a list that takes what there was as its only item.
fn may_be_repeated(pair: &MemberPair<'_>, before: &Kind) -> bool {
    let (Some(new), Some((old_shape, new_shape))) = (pair.new, pair.targets()) else { return false };
    let ShapeKind::List(list) = &new_shape.kind else { return false };
    let is_repeated = matches!(new.binding, Some(Binding::Query { style: QueryStyle::Repeat, .. }));
    let limits = &new_shape.constraints;
    let takes_one = limits.min_length.unwrap_or(0) <= 1 && limits.max_length.unwrap_or(1) >= 1;
    let item = &pair.models.1.shapes[list.member.target];
    let takes_any =
        list.member.constraints == Constraints::default() && item.constraints == Constraints::default();
    is_repeated && takes_one && takes_any && before.fits(&kind(pair.models.1, item, old_shape))
}

/// Whether a value travels outside of bodies in both versions, where all that is there is text.
fn is_spelled_as_text(pair: &MemberPair<'_>) -> bool {
    let is_scalar = pair.targets().is_some_and(|(old, new)| {
        let is_one = |shape: &Shape| {
            matches!(shape.kind, ShapeKind::Scalar(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_))
        };
        is_one(old) && is_one(new)
    });
    let outside = |member: Option<&Member>| match member.and_then(|member| member.binding.as_ref()) {
        Some(Binding::Query { style, .. }) => *style != QueryStyle::Json,
        binding => matches!(binding, Some(Binding::Label | Binding::Header(_) | Binding::Cookie(_))),
    };
    is_scalar && outside(pair.old) && outside(pair.new)
}

/// What a value is called, what it looks like on the wire, and how much of that there is.
struct Kind {
    name: &'static str,
    spellings: Vec<(&'static str, u8)>,
}

impl Kind {
    /// Whether whatever is text is a value.
    fn takes_any_text(&self) -> bool {
        self.spellings.contains(&("text", 1))
    }

    /// Whether each of these values is one of the other kind.
    fn fits(&self, other: &Self) -> bool {
        let is_among = |(spelling, size): &(&str, u8)| {
            other.spellings.iter().any(|(other, room)| {
                *other == "any"
                    || (*spelling == "integer" && *other == "number")
                    || (spelling == other && size <= room)
            })
        };
        self.spellings.iter().all(is_among)
    }

    /// What becomes of a client of this kind that reads values of another one, of which these are a
    /// part.
    fn reads(&self, other: &Self) -> Safety {
        let spelled =
            |kind: &Self| -> Vec<&str> { kind.spellings.iter().map(|(spelling, _)| *spelling).collect() };
        match (spelled(self).as_slice(), spelled(other).as_slice()) {
            // Enums are open.
            (["text"], ["text"]) => Safety::Safe,
            (own, others) if own == others => Safety::Careful,
            (_, ["any"]) => Safety::Careful,
            _ => Safety::Breaking,
        }
    }
}

fn kind(model: &Model, shape: &Shape, other: &Shape) -> Kind {
    let ShapeKind::Union(union) = &shape.kind else {
        let (name, spelling, size) = of_shape(&shape.kind);
        return Kind { name, spellings: vec![(spelling, size)] };
    };
    if union.tagging == Some(Tagging::Key) {
        return Kind { name: "a union", spellings: vec![("union", 0)] };
    }
    let targets = union.variants.iter().map(|variant| &model.shapes[variant.member.target]);
    let spellings = targets.map(|target| match of_shape(&target.kind) {
        // One object among others is no longer what it was, unless it is the same.
        (_, "object", _) if target.name != other.name => ("variant", 0),
        (_, spelling, size) => (spelling, size),
    });
    Kind { name: "a union", spellings: spellings.collect() }
}

const fn of_shape(kind: &ShapeKind) -> (&'static str, &'static str, u8) {
    match kind {
        ShapeKind::Scalar(scalar) => of_scalar(*scalar),
        ShapeKind::Enum(_) => ("an enum", "text", 0),
        ShapeKind::IntEnum(_) => ("an enum of numbers", "integer", 0),
        ShapeKind::List(_) => ("a list", "list", 0),
        ShapeKind::Map(_) => ("a map", "object", 1),
        ShapeKind::Structure(_) => ("a structure", "object", 1),
        ShapeKind::Union(_) => ("a union", "union", 0),
        ShapeKind::Document => ("data without a schema", "any", 0),
        ShapeKind::Unit => ("nothing", "nothing", 0),
    }
}

const fn of_scalar(scalar: Scalar) -> (&'static str, &'static str, u8) {
    match scalar {
        Scalar::String => ("text", "text", 1),
        Scalar::Boolean => ("a boolean", "boolean", 0),
        Scalar::Blob => ("bytes", "bytes", 0),
        Scalar::StreamingBlob => ("a stream of bytes", "bytes", 0),
        Scalar::File => ("a file", "bytes", 0),
        Scalar::Byte => ("an integer of 8 bits", "integer", 1),
        Scalar::Short => ("an integer of 16 bits", "integer", 2),
        Scalar::Integer => ("an integer of 32 bits", "integer", 3),
        Scalar::Long => ("an integer of 64 bits", "integer", 4),
        Scalar::UnsignedInteger => ("an unsigned integer of 32 bits", "integer", 3),
        Scalar::UnsignedLong => ("an unsigned integer of 64 bits", "integer", 4),
        Scalar::BigInteger => ("an integer of any size", "integer", 5),
        Scalar::Float => ("a number of 32 bits", "number", 1),
        Scalar::Double => ("a number of 64 bits", "number", 2),
        Scalar::BigDecimal => ("a number of any size", "number", 3),
        Scalar::Timestamp => ("a point in time", "timestamp", 0),
    }
}
