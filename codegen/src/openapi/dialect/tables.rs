//! The keywords of OpenAPI 3.0.4 and 3.1.1 (sections 4.8), and of JSON Schema 2020-12.

use super::Rule::{
    Any, Child, ChildMap, Children, Elsewhere, Flag, Ignored, Inline, InlineList, InlineMap, List,
    Requirements, Size, Special, Statuses, Text, Texts, Word, Words,
};
use super::Table;

/// The OpenAPI Object. What it holds is read piece by piece.
pub(in crate::openapi) const ROOT: &Table = &[
    ("openapi", Elsewhere),
    ("info", Elsewhere),
    ("servers", Elsewhere),
    ("paths", Elsewhere),
    ("components", Elsewhere),
    ("security", Requirements),
    ("tags", Ignored),
    ("externalDocs", Ignored),
    ("webhooks", Elsewhere),
    ("jsonSchemaDialect", Ignored),
];

/// The Info Object.
pub(in crate::openapi) const INFO: &Table = &[
    ("title", Word),
    ("version", Word),
    ("summary", Ignored),
    ("description", Text),
    ("termsOfService", Ignored),
    ("contact", Ignored),
    ("license", Ignored),
];

/// The Path Item Object. Operations are read one by one.
pub(in crate::openapi) const PATH_ITEM: &Table = &[
    ("$ref", Elsewhere),
    ("summary", Ignored),
    ("description", Ignored),
    ("get", Elsewhere),
    ("put", Elsewhere),
    ("post", Elsewhere),
    ("delete", Elsewhere),
    ("options", Elsewhere),
    ("head", Elsewhere),
    ("patch", Elsewhere),
    ("trace", Elsewhere),
    ("servers", InlineList(SERVER)),
    ("parameters", Children),
];

/// The Operation Object.
pub(in crate::openapi) const OPERATION: &Table = &[
    ("tags", Texts),
    ("summary", Text),
    ("description", Text),
    ("externalDocs", Inline(EXTERNAL_DOCS)),
    ("operationId", Text),
    ("parameters", Children),
    ("requestBody", Child),
    ("responses", Statuses),
    ("callbacks", Elsewhere),
    ("deprecated", Flag),
    ("security", Requirements),
    ("servers", InlineList(SERVER)),
];

/// The Components Object. What it holds is read where something leads to it.
pub(in crate::openapi) const COMPONENTS: &Table = &[
    ("schemas", Elsewhere),
    ("responses", Elsewhere),
    ("parameters", Elsewhere),
    ("examples", Ignored),
    ("requestBodies", Elsewhere),
    ("headers", Ignored),
    ("securitySchemes", Elsewhere),
    ("links", Ignored),
    ("callbacks", Elsewhere),
    ("pathItems", Elsewhere),
];

const EXTERNAL_DOCS: &Table = &[("url", Text), ("description", Text)];

/// The Parameter Object.
pub(in crate::openapi) const PARAMETER: &Table = &[
    ("name", Text),
    ("in", Text),
    ("description", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("allowEmptyValue", Flag),
    ("style", Special),
    ("explode", Flag),
    ("allowReserved", Flag),
    ("schema", Child),
    ("content", InlineMap(MEDIA_TYPE)),
    ("example", Ignored),
    ("examples", Ignored),
];

/// The Request Body Object.
pub(in crate::openapi) const REQUEST_BODY: &Table =
    &[("description", Text), ("content", InlineMap(MEDIA_TYPE)), ("required", Flag)];

/// The Media Type Object. Its schema is found by its place.
const MEDIA_TYPE: &Table =
    &[("schema", Child), ("example", Ignored), ("examples", Ignored), ("encoding", Elsewhere)];

/// The Encoding Object.
pub(in crate::openapi) const ENCODING: &Table = &[
    ("contentType", Text),
    ("headers", Elsewhere),
    ("style", Text),
    ("explode", Flag),
    ("allowReserved", Flag),
];

/// The Response Object.
pub(in crate::openapi) const RESPONSE: &Table = &[
    ("summary", Ignored),
    ("description", Text),
    ("headers", Elsewhere),
    ("content", InlineMap(MEDIA_TYPE)),
    ("links", Ignored),
];

/// The Header Object. There is one style for headers, `simple`, in which `explode` makes a
/// difference for objects alone.
pub(in crate::openapi) const HEADER: &Table = &[
    // Where a header refers to a parameter, as some do.
    ("name", Ignored),
    ("in", Ignored),
    ("description", Text),
    ("required", Ignored),
    ("deprecated", Flag),
    ("allowEmptyValue", Ignored),
    ("style", Ignored),
    ("explode", Ignored),
    ("schema", Child),
    ("content", Ignored),
    ("example", Ignored),
    ("examples", Ignored),
];

/// The Security Scheme Object. How a token is got is not the client's business yet.
pub(in crate::openapi) const SECURITY_SCHEME: &Table = &[
    ("type", Text),
    ("description", Text),
    ("name", Text),
    ("in", Text),
    ("scheme", Text),
    ("bearerFormat", Ignored),
    ("flows", Ignored),
    ("openIdConnectUrl", Text),
];

/// The Server Object.
pub(in crate::openapi) const SERVER: &Table =
    &[("url", Text), ("description", Text), ("variables", InlineMap(SERVER_VARIABLE))];

const SERVER_VARIABLE: &Table = &[("enum", Words), ("default", Word), ("description", Text)];

/// The Schema Object of 3.0 and of 3.1.
pub(super) const SCHEMA: &Table = &[
    ("$ref", Special),
    ("type", Special),
    ("const", Special),
    ("minimum", Special),
    ("maximum", Special),
    ("exclusiveMinimum", Special),
    ("exclusiveMaximum", Special),
    ("multipleOf", Special),
    ("items", Special),
    ("prefixItems", Special),
    ("additionalProperties", Special),
    ("patternProperties", Special),
    ("contentEncoding", Special),
    ("$dynamicRef", Special),
    ("$recursiveRef", Special),
    ("title", Text),
    ("description", Text),
    ("properties", ChildMap),
    ("required", Texts),
    ("allOf", Children),
    ("oneOf", Children),
    ("anyOf", Children),
    ("enum", List),
    ("default", Any),
    ("nullable", Flag),
    ("readOnly", Flag),
    ("writeOnly", Flag),
    ("deprecated", Flag),
    ("uniqueItems", Flag),
    ("format", Text),
    ("pattern", Text),
    ("minLength", Size),
    ("maxLength", Size),
    ("minItems", Size),
    ("maxItems", Size),
    ("minProperties", Size),
    ("maxProperties", Size),
    ("discriminator", Inline(DISCRIMINATOR)),
    ("$defs", Elsewhere),
    ("definitions", Elsewhere),
    // What follows says which values are valid, or shows some, and gives them no type.
    ("not", Ignored),
    ("if", Ignored),
    ("then", Ignored),
    ("else", Ignored),
    ("dependentRequired", Ignored),
    ("dependentSchemas", Ignored),
    ("dependencies", Ignored),
    ("propertyNames", Ignored),
    ("contains", Ignored),
    ("minContains", Ignored),
    ("maxContains", Ignored),
    ("unevaluatedProperties", Ignored),
    ("unevaluatedItems", Ignored),
    ("contentMediaType", Ignored),
    ("contentSchema", Ignored),
    ("example", Ignored),
    ("examples", Ignored),
    ("externalDocs", Ignored),
    ("xml", Elsewhere),
    ("$comment", Ignored),
    ("$schema", Ignored),
    ("$id", Ignored),
    ("$anchor", Ignored),
    ("$dynamicAnchor", Ignored),
    ("$vocabulary", Ignored),
];

const DISCRIMINATOR: &Table = &[("propertyName", Text), ("mapping", Any)];
