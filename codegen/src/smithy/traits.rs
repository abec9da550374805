//! The traits that mean something to a client, and the form of their values.
//!
//! A trait that is not in this table is counted as ignored, never guessed at.

use serde_json::Value;

/// The form of a trait's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An object, empty for a trait that only marks something.
    Object,
    /// Text.
    Text,
    /// A number.
    Number,
    /// A list.
    List,
    /// A list of texts.
    Texts,
    /// Anything.
    Any,
}

impl Form {
    /// What a value must be, for messages.
    pub(super) const fn describe(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Text => "a string",
            Self::Number => "a number",
            Self::List => "a list",
            Self::Texts => "a list of strings",
            Self::Any => "anything",
        }
    }

    /// Whether a value has this form.
    pub(super) fn fits(self, value: &Value) -> bool {
        match self {
            Self::Object => value.is_object(),
            Self::Text => value.is_string(),
            Self::Number => value.is_number(),
            Self::List => value.is_array(),
            Self::Texts => value.as_array().is_some_and(|items| items.iter().all(Value::is_string)),
            Self::Any => true,
        }
    }
}

macro_rules! traits {
    ($($name:ident $id:literal $form:ident;)*) => {
        $(pub(super) const $name: &str = $id;)*

        /// The ids of all traits that mean something to a client.
        pub(super) const ALL: &[&str] = &[$($id),*];

        /// The form of a trait's value; `None` for a trait that means nothing to a client.
        pub(super) fn form(id: &str) -> Option<Form> {
            match id {
                $($id => Some(Form::$form),)*
                _ => None,
            }
        }
    };
}

traits! {
    // What a shape is.
    ADDED_DEFAULT "smithy.api#addedDefault" Object;
    BOX "smithy.api#box" Object;
    CLIENT_OPTIONAL "smithy.api#clientOptional" Object;
    DEFAULT "smithy.api#default" Any;
    ENUM "smithy.api#enum" List;
    ENUM_VALUE "smithy.api#enumValue" Any;
    INPUT "smithy.api#input" Object;
    MIXIN "smithy.api#mixin" Object;
    OUTPUT "smithy.api#output" Object;
    REQUIRED "smithy.api#required" Object;
    SENSITIVE "smithy.api#sensitive" Object;
    SPARSE "smithy.api#sparse" Object;
    TRAIT "smithy.api#trait" Object;

    // What people read about it.
    DEPRECATED "smithy.api#deprecated" Object;
    DOCUMENTATION "smithy.api#documentation" Text;
    EXAMPLES "smithy.api#examples" List;
    EXTERNAL_DOCUMENTATION "smithy.api#externalDocumentation" Object;
    TAGS "smithy.api#tags" Texts;
    TITLE "smithy.api#title" Text;

    // Constraints.
    LENGTH "smithy.api#length" Object;
    PATTERN "smithy.api#pattern" Text;
    RANGE "smithy.api#range" Object;
    UNIQUE_ITEMS "smithy.api#uniqueItems" Object;

    // Names and forms in documents.
    EC2_QUERY_NAME "aws.protocols#ec2QueryName" Text;
    JSON_NAME "smithy.api#jsonName" Text;
    MEDIA_TYPE "smithy.api#mediaType" Text;
    S3_UNWRAPPED_XML_OUTPUT "aws.customizations#s3UnwrappedXmlOutput" Object;
    TIMESTAMP_FORMAT "smithy.api#timestampFormat" Text;
    XML_ATTRIBUTE "smithy.api#xmlAttribute" Object;
    XML_FLATTENED "smithy.api#xmlFlattened" Object;
    XML_NAME "smithy.api#xmlName" Text;
    XML_NAMESPACE "smithy.api#xmlNamespace" Object;

    // HTTP.
    ENDPOINT "smithy.api#endpoint" Object;
    HOST_LABEL "smithy.api#hostLabel" Object;
    HTTP "smithy.api#http" Object;
    HTTP_CHECKSUM "aws.protocols#httpChecksum" Object;
    HTTP_CHECKSUM_REQUIRED "smithy.api#httpChecksumRequired" Object;
    HTTP_HEADER "smithy.api#httpHeader" Text;
    HTTP_LABEL "smithy.api#httpLabel" Object;
    HTTP_PAYLOAD "smithy.api#httpPayload" Object;
    HTTP_PREFIX_HEADERS "smithy.api#httpPrefixHeaders" Text;
    HTTP_QUERY "smithy.api#httpQuery" Text;
    HTTP_QUERY_PARAMS "smithy.api#httpQueryParams" Object;
    HTTP_RESPONSE_CODE "smithy.api#httpResponseCode" Object;
    REQUEST_COMPRESSION "smithy.api#requestCompression" Object;

    // Streams.
    EVENT_HEADER "smithy.api#eventHeader" Object;
    EVENT_PAYLOAD "smithy.api#eventPayload" Object;
    REQUIRES_LENGTH "smithy.api#requiresLength" Object;
    STREAMING "smithy.api#streaming" Object;

    // Errors and behaviour.
    AWS_QUERY_ERROR "aws.protocols#awsQueryError" Object;
    ERROR "smithy.api#error" Text;
    HTTP_ERROR "smithy.api#httpError" Number;
    IDEMPOTENCY_TOKEN "smithy.api#idempotencyToken" Object;
    IDEMPOTENT "smithy.api#idempotent" Object;
    PAGINATED "smithy.api#paginated" Object;
    READONLY "smithy.api#readonly" Object;
    RETRYABLE "smithy.api#retryable" Object;
    WAITABLE "smithy.waiters#waitable" Object;

    // Protocols.
    AWS_JSON_1_0 "aws.protocols#awsJson1_0" Object;
    AWS_JSON_1_1 "aws.protocols#awsJson1_1" Object;
    AWS_QUERY "aws.protocols#awsQuery" Object;
    AWS_QUERY_COMPATIBLE "aws.protocols#awsQueryCompatible" Object;
    EC2_QUERY "aws.protocols#ec2Query" Object;
    REST_JSON_1 "aws.protocols#restJson1" Object;
    REST_XML "aws.protocols#restXml" Object;
    RPC_V2_CBOR "smithy.protocols#rpcv2Cbor" Object;
    RPC_V2_JSON "smithy.protocols#rpcv2Json" Object;

    // Authentication.
    AUTH "smithy.api#auth" Texts;
    AUTH_DEFINITION "smithy.api#authDefinition" Object;
    HTTP_API_KEY_AUTH "smithy.api#httpApiKeyAuth" Object;
    HTTP_BASIC_AUTH "smithy.api#httpBasicAuth" Object;
    HTTP_BEARER_AUTH "smithy.api#httpBearerAuth" Object;
    HTTP_DIGEST_AUTH "smithy.api#httpDigestAuth" Object;
    OPTIONAL_AUTH "smithy.api#optionalAuth" Object;
    SIGV4 "aws.auth#sigv4" Object;
    SIGV4A "aws.auth#sigv4a" Object;
    UNSIGNED_PAYLOAD "aws.auth#unsignedPayload" Any;

    // The service and its endpoints.
    AWS_SERVICE "aws.api#service" Object;
    CLIENT_DISCOVERED_ENDPOINT "aws.api#clientDiscoveredEndpoint" Object;
    CLIENT_ENDPOINT_DISCOVERY "aws.api#clientEndpointDiscovery" Object;
    CLIENT_CONTEXT_PARAMS "smithy.rules#clientContextParams" Object;
    CONTEXT_PARAM "smithy.rules#contextParam" Object;
    ENDPOINT_BDD "smithy.rules#endpointBdd" Object;
    ENDPOINT_RULE_SET "smithy.rules#endpointRuleSet" Object;
    ENDPOINT_TESTS "smithy.rules#endpointTests" Object;
    OPERATION_CONTEXT_PARAMS "smithy.rules#operationContextParams" Object;
    STATIC_CONTEXT_PARAMS "smithy.rules#staticContextParams" Object;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_tells_values_apart() {
        assert!(Form::Texts.fits(&json!(["a"])) && !Form::Texts.fits(&json!([1])));
        assert!(Form::List.fits(&json!([1])) && !Form::List.fits(&json!({})));
        assert!(Form::Object.fits(&json!({})) && !Form::Object.fits(&json!(null)));
        assert!(Form::Text.fits(&json!("a")) && !Form::Text.fits(&json!(1)));
        assert!(Form::Number.fits(&json!(1)) && !Form::Number.fits(&json!("1")));
    }

    #[test]
    fn traits_of_linters_and_servers_mean_nothing_to_a_client() {
        for id in ["smithy.api#suppress", "smithy.api#cors", "aws.iam#iamAction", "a#b"] {
            assert_eq!(form(id), None, "{id}");
        }
    }
}
