//! Unions, and how their variants are told apart.

use super::Member;

/// A union.
#[derive(Debug, Clone)]
pub struct UnionShape {
    /// How the variants are told apart on the wire; `None` until a pass has found out
    /// (OpenAPI unions without a discriminator).
    pub tagging: Option<Tagging>,
    /// The variants, in the order of the specification.
    pub variants: Vec<Variant>,
    /// It stands for a stream of events, each of which is one of the variants.
    pub event_stream: bool,
}

/// A variant of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The variant's name and target; with [`Tagging::Key`] the wire name is the key.
    pub member: Member,
    /// With [`Tagging::Internal`], the values of the tag that select it, the one to write first.
    pub tags: Vec<String>,
}

/// How the variants of a union are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tagging {
    /// An object with one property, which is named after the variant.
    Key,
    /// A property inside the variant's own object.
    Internal {
        /// The property's name on the wire.
        property: String,
        /// The variant of an object without the property, as an index.
        absent: Option<usize>,
    },
    /// The first test that holds.
    ByContent(Vec<ContentTest>),
}

/// A test on a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentTest {
    /// The variant, as an index.
    pub variant: usize,
    /// The kind of value.
    pub kind: ValueKind,
    /// Properties that must be there.
    pub required: Vec<String>,
    /// Properties whose text must be one of these if they are there.
    pub values: Vec<(String, Vec<String>)>,
}

/// Kinds of values that can be told apart at first sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without fraction.
    Integer,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}
