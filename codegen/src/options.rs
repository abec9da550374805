//! What a maintainer decides about one API: the contents of `specs/<name>/spec.toml`.
//!
//! This library never reads the file; whoever calls it does, and hands over the text's meaning.

use indexmap::IndexMap;
use serde::Deserialize;

/// What a maintainer decides about one API.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The crate to make.
    #[serde(rename = "crate")]
    pub package: Package,
    /// What only Smithy models need.
    #[serde(default)]
    pub smithy: SmithyOptions,
    /// What only OpenAPI documents need.
    #[serde(default)]
    pub openapi: OpenapiOptions,
    /// Where `Client::from_env` finds the server's variables, by variable, and `endpoint_url`, the URL
    /// in place of all servers.
    #[serde(default)]
    pub server: IndexMap<String, FromEnvironment>,
    /// Where `Client::from_env` finds keys, by security scheme.
    #[serde(default)]
    pub auth: IndexMap<String, FromEnvironment>,
    /// Files that correct the document (OpenAPI), in this order.
    #[serde(default)]
    pub overlay: Vec<Overlay>,
    /// The operations to generate; all of them without an entry.
    #[serde(default)]
    pub select: Vec<Select>,
    /// Secrets that the specification does not mark.
    #[serde(default)]
    pub sensitive: Vec<Override>,
    /// Names that people should see instead of the specification's.
    #[serde(default)]
    pub rename: Vec<Rename>,
    /// Unions that cannot be told apart by the specification's own means.
    #[serde(default)]
    pub union: Vec<UnionOverride>,
    /// Structures that keep members of documents that the specification does not name. A target that
    /// ends in `*` stands for all that begin so.
    #[serde(default, rename = "keep-unknown")]
    pub keep_unknown: Vec<Override>,
    /// Operations whose results come in pages, where the specification does not say so.
    #[serde(default)]
    pub pagination: Vec<Pagination>,
    /// Changes of newer versions of the specification that are known and accepted.
    #[serde(default)]
    pub drift: Vec<DriftException>,
}

/// A change of a newer version of the specification that is known and accepted. It matters to the
/// drift report alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriftException {
    /// The id of the rule.
    pub rule: String,
    /// What has changed: its name in reports (`Pet.name`), a JSON pointer (OpenAPI) or a shape id
    /// (Smithy). One that ends in `*` stands for all that begin so.
    pub target: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub expires: toml::value::Date,
}

/// What only Smithy models need.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmithyOptions {
    /// The id of the service, where the model has several.
    #[serde(default)]
    pub service: Option<String>,
}

/// What only OpenAPI documents need.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenapiOptions {
    /// The URL that the document was got from, to which its relative URLs are relative.
    #[serde(default, rename = "document-url")]
    pub document_url: Option<String>,
}

/// The crate to make.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// A line about it.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether each tag of the specification becomes a module and a feature of the crate, so that a
    /// user of one tag compiles that tag's operations only.
    #[serde(default, rename = "tag-features")]
    pub tag_features: bool,
}

impl Package {
    /// The first version of a crate of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), version: "0.1.0".to_owned(), ..Self::default() }
    }
}

/// A file that corrects the document, by the OpenAPI Overlay Specification.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// The file, relative to the document.
    pub file: String,
    /// Why the document needs it.
    pub reason: String,
}

/// Operations to generate: those with one of these tags, those below one of these paths, and those
/// with one of these names. Only the types that they reach are generated.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Select {
    /// Tags, as written.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Paths, as written; one that ends in `*` stands for all that begin so.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Ids of operations, or the names that are made up where there is none.
    #[serde(default)]
    pub operations: Vec<String>,
    /// Why these.
    pub reason: String,
}

/// A value that can come from the environment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromEnvironment {
    /// The variable's name.
    pub env: String,
}

/// A place in a specification, and why it is treated in another way than it asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// A JSON pointer (OpenAPI) or a shape id (Smithy).
    pub target: String,
    /// Why.
    pub reason: String,
}

/// A name that people should see instead of the specification's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// A JSON pointer (OpenAPI) or a shape id (Smithy).
    pub target: String,
    /// The name.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// How to tell a union apart.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnionOverride {
    /// A JSON pointer (OpenAPI) or a shape id (Smithy).
    pub target: String,
    /// The way.
    pub tagging: TaggingOverride,
    /// Why.
    pub reason: String,
}

/// A way to tell a union apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaggingOverride {
    /// The first variant that fits, in the order of the specification.
    FirstMatch,
}

/// How the results of an operation come in pages. Within structures, names are joined by dots.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// The operation, by its name in the specification.
    pub operation: String,
    /// What asks for the next page.
    pub style: PageStyle,
    /// The parameter that takes it, for all styles but links.
    #[serde(default)]
    pub parameter: Option<String>,
    /// The first page's number; 1 for pages and 0 for offsets unless it is said.
    #[serde(default)]
    pub first: Option<i64>,
    /// Where the response has the cursor of the next page.
    #[serde(default)]
    pub next: Option<String>,
    /// The parameter for the number of results on a page.
    #[serde(default)]
    pub size: Option<String>,
    /// Where the response has the results; an empty text for a response that is a list.
    #[serde(default)]
    pub items: Option<String>,
    /// Where the response says, as a boolean, whether there are more pages.
    #[serde(default)]
    pub more: Option<String>,
    /// Where the response has the number of all results.
    #[serde(default)]
    pub total: Option<String>,
    /// Why this is known.
    pub reason: String,
}

/// What asks for the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageStyle {
    /// The number of the page.
    Page,
    /// The number of results before it.
    Offset,
    /// A value that the page before gives.
    Cursor,
    /// The link with the relation `next` in the header `link` (RFC 8288).
    Link,
}

/// How a generated crate depends on the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A folder, relative to the crate's own, with `/` between its parts.
    Path(String),
    /// A version requirement of the registry's crate.
    Version(String),
}
