//! What kinds of things a specification declares.

use crate::model::{Declaration, Outline};

/// Whether values are of it.
pub(super) fn is_data(kind: &str) -> bool {
    is_named(kind) || kind == "schema" || SCALARS.contains(&kind)
}

/// Whether others refer to it by its name, and not by what it is made of.
pub(super) fn is_named(kind: &str) -> bool {
    ["structure", "union", "enum", "intEnum", "list", "set", "map", "document"].contains(&kind)
}

/// Single values of Smithy.
const SCALARS: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
];

/// Whether this is a service of a document that has more of them than the other: clients are of one.
pub(super) fn is_further_service(declaration: &Declaration, (without, with): (&Outline, &Outline)) -> bool {
    let count = |outline: &Outline| outline.declarations.values().filter(|it| it.kind == "service").count();
    declaration.kind == "service" && count(with) > count(without)
}
