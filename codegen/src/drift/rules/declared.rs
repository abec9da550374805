//! What kinds of things a specification declares.

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
