//! The service as a whole.

use serde_json::Value;

use super::{Auth, Deprecation, Docs, XmlNamespace};
use crate::source::Origin;

/// The service as a whole.
#[derive(Debug, Clone)]
pub struct Service {
    /// The name in the specification.
    pub name: String,
    /// Its title for people.
    pub title: Option<String>,
    /// Its version.
    pub version: String,
    /// What the specification says about it.
    pub docs: Docs,
    /// The protocols that it speaks, in the order of the specification.
    pub protocols: Vec<Protocol>,
    /// The ways to authenticate that the specification declares.
    pub auth_schemes: Vec<AuthScheme>,
    /// Those that operations use unless they say otherwise, best first.
    pub auth: Vec<Auth>,
    /// Where it is.
    pub endpoint: Endpoint,
    /// What becomes of a response that lacks a required member.
    pub error_policy: ErrorPolicy,
    /// What its protocols need to know beyond their names.
    pub settings: ProtocolSettings,
    /// What AWS says about the service, where it is one of theirs.
    pub aws: Option<AwsService>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

impl Service {
    /// A service of which nothing is known but its name, version and place.
    pub fn new(name: impl Into<String>, version: impl Into<String>, origin: Origin) -> Self {
        Self {
            name: name.into(),
            title: None,
            version: version.into(),
            docs: Docs::default(),
            protocols: Vec::new(),
            auth_schemes: Vec::new(),
            auth: Vec::new(),
            endpoint: Endpoint::Unknown,
            error_policy: ErrorPolicy::Refuse,
            settings: ProtocolSettings::default(),
            aws: None,
            deprecated: None,
            origin,
        }
    }
}

/// What the protocols of a service need to know beyond their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProtocolSettings {
    /// The namespace of all XML documents.
    pub xml_namespace: Option<XmlNamespace>,
    /// restXml: an error document has no element around it.
    pub no_error_wrapping: bool,
    /// A header tells the code that errors had in the query protocol (`awsQueryCompatible`).
    pub query_compatible: bool,
    /// The HTTP versions in order of preference, where the specification says (ALPN names).
    pub http_versions: Vec<String>,
    /// The same for event streams.
    pub event_stream_http_versions: Vec<String>,
}

/// What AWS says about a service (`aws.api#service`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AwsService {
    /// The name that SDKs use.
    pub sdk_id: String,
    /// The service's part of ARNs.
    pub arn_namespace: Option<String>,
    /// The first label of its host names.
    pub endpoint_prefix: Option<String>,
}

/// A protocol that a service may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// `aws.protocols#restJson1`
    RestJson1,
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
    /// `aws.protocols#restXml`
    RestXml,
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`
    RpcV2Json,
    /// What an OpenAPI document describes: every operation says all about itself.
    PlainHttp,
}

impl Protocol {
    /// All protocols.
    pub const ALL: &'static [Self] = &[
        Self::RestJson1,
        Self::AwsJson1_0,
        Self::AwsJson1_1,
        Self::RestXml,
        Self::AwsQuery,
        Self::Ec2Query,
        Self::RpcV2Cbor,
        Self::RpcV2Json,
        Self::PlainHttp,
    ];

    /// The name that its specification gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RestJson1 => "aws.protocols#restJson1",
            Self::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Self::AwsJson1_1 => "aws.protocols#awsJson1_1",
            Self::RestXml => "aws.protocols#restXml",
            Self::AwsQuery => "aws.protocols#awsQuery",
            Self::Ec2Query => "aws.protocols#ec2Query",
            Self::RpcV2Cbor => "smithy.protocols#rpcv2Cbor",
            Self::RpcV2Json => "smithy.protocols#rpcv2Json",
            Self::PlainHttp => "plain HTTP",
        }
    }
}

/// What becomes of a response that lacks a required member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPolicy {
    /// The member is given an empty value (Smithy: client error correction).
    Correct,
    /// The response is refused.
    Refuse,
}

/// A way to authenticate.
#[derive(Debug, Clone)]
pub struct AuthScheme {
    /// Its name in the specification.
    pub name: String,
    /// How it works.
    pub kind: AuthSchemeKind,
    /// What the specification says about it.
    pub docs: Docs,
    /// Where it was read.
    pub origin: Origin,
}

/// How authentication works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthSchemeKind {
    /// AWS Signature Version 4.
    SigV4 {
        /// The service's name in the scope of the signature.
        signing_name: String,
    },
    /// A key in a header.
    ApiKeyHeader {
        /// The header's name.
        name: String,
        /// A word before the key, with a space between.
        prefix: Option<String>,
    },
    /// A key in a query parameter.
    ApiKeyQuery {
        /// The parameter's name.
        name: String,
    },
    /// A key in a cookie.
    ApiKeyCookie {
        /// The cookie's name.
        name: String,
    },
    /// Name and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750), however it was got.
    Bearer,
    /// A bearer token that a client can fetch with an id and a secret (RFC 6749, section 4.4).
    ClientCredentials {
        /// Where it is given out.
        token_url: String,
    },
    /// A certificate of the client (RFC 8446, section 4.4.2), which is the transport's business.
    MutualTls,
    /// Something that this generator cannot do, in the specification's words.
    Unsupported(String),
}

/// Where a service is.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a model has one")]
pub enum Endpoint {
    /// A Smithy endpoint rule set, as it was read, with its tests.
    Rules {
        /// The value of `smithy.rules#endpointRuleSet`; a service without it has `bdd`.
        rules: Option<Value>,
        /// The value of `smithy.rules#endpointTests`.
        tests: Option<Value>,
        /// The value of `smithy.rules#endpointBdd`: the same decisions as a binary diagram.
        bdd: Option<Value>,
        /// The value of `smithy.rules#clientContextParams`: parameters that a client sets.
        client_params: Option<Value>,
        /// Where the rule set was read, or the diagram if there is no rule set.
        origin: Origin,
    },
    /// Servers to choose from, the default first.
    Servers(Vec<Server>),
    /// The specification does not say: the caller must.
    Unknown,
}

/// A server.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its URL, with `{variables}`.
    pub url: String,
    /// What the specification says about it.
    pub docs: Docs,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable>,
    /// Where it was read.
    pub origin: Origin,
}

impl Server {
    /// Whether its URL is a path alone: callers have to say on which host it is.
    pub fn is_relative(&self) -> bool {
        self.url.starts_with('/')
    }
}

/// A variable of a server's URL.
#[derive(Debug, Clone)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// Its value unless the caller says otherwise.
    pub default: String,
    /// The values that it may have; empty if any will do.
    pub values: Vec<String>,
    /// What the specification says about it.
    pub docs: Docs,
}
