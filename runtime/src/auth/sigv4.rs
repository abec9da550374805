//! AWS's signatures, version 4, by the crate `aws-sigv4`.

#[cfg(feature = "event-stream")]
mod events;

use std::sync::Arc;

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;

use aws_smithy_runtime_api::client::identity::Identity;
use sha2::{Digest, Sha256};

use super::api_key::set_header;
use super::{AuthContext, AuthError, AuthScheme, Credentials, ProvideCredentials};
use crate::endpoint;
use crate::transport::{Body, BoxFuture};

/// Signs requests with credentials that a provider gives.
///
/// The path is signed as it is sent: nothing in it is resolved, since a request never has a segment
/// that could be. All services but S3 sign the path with its escapes encoded once more; an endpoint
/// can say otherwise.
#[derive(Debug, Clone)]
pub struct SigV4 {
    name: String,
    region: Option<String>,
    credentials: Arc<dyn ProvideCredentials>,
}

impl SigV4 {
    /// Signatures for the service with this signing name. The region comes from
    /// [`SigV4::region`] or from the endpoint.
    pub fn new(name: impl Into<String>, credentials: impl ProvideCredentials + 'static) -> Self {
        Self { name: name.into(), region: None, credentials: Arc::new(credentials) }
    }

    /// Sets the region in the scope of the signature; an endpoint can name another one.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    fn sign(
        &self,
        credentials: &Credentials,
        request: &mut http::Request<Body>,
        context: &AuthContext<'_>,
    ) -> Result<(), AuthError> {
        let scheme = context.endpoint.auth_schemes.iter().find(|scheme| scheme.name == "sigv4");
        let region = scheme.and_then(|scheme| scheme.signing_region.as_deref()).or(self.region.as_deref());
        let region = region.ok_or_else(|| AuthError::Signing("no region is set".into()))?;
        let name = scheme.and_then(|scheme| scheme.signing_name.as_deref()).unwrap_or(&self.name);
        let identity = identity(credentials);
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name(name)
            .time(context.now)
            .settings(settings(scheme))
            .build()
            .map_err(failed)?;
        let payload = payload(request);
        let uri = text_of(request.uri());
        let signable =
            SignableRequest::new(request.method().as_str(), uri, headers(request)?.into_iter(), payload);
        let (signable, params) = (signable.map_err(failed)?, params.into());
        // It logs what it signs, session tokens included, to whoever listens closely enough.
        let silent = tracing::dispatcher::Dispatch::none();
        let signed =
            tracing::dispatcher::with_default(&silent, || sign(signable, &params)).map_err(failed)?;
        let (instructions, signature) = signed.into_parts();
        for header in instructions.into_parts().0 {
            set_header(request, header.name(), header.value())?;
        }
        #[cfg(feature = "event-stream")]
        events::sign(request, context, &identity, (region, name), signature);
        #[cfg(not(feature = "event-stream"))]
        drop(signature);
        Ok(())
    }
}

impl AuthScheme for SigV4 {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let credentials = self.credentials.provide().await?;
            self.sign(&credentials, request, context)
        })
    }

    fn is_signature(&self) -> bool {
        true
    }
}

fn settings(scheme: Option<&endpoint::AuthScheme>) -> SigningSettings {
    let once = scheme.and_then(|scheme| scheme.disable_double_encoding).unwrap_or_default();
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode =
        if once { PercentEncodingMode::Single } else { PercentEncodingMode::Double };
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
    settings
}

fn identity(credentials: &Credentials) -> Identity {
    let token = credentials.session_token().map(|token| token.expose().to_owned());
    let secret = credentials.secret_access_key().expose();
    aws_credential_types::Credentials::new(credentials.access_key_id(), secret, token, None, "drawplate")
        .into()
}

/// The URI as it is sent, written in one piece.
fn text_of(uri: &http::Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or_default();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    [scheme, "://", authority, path].concat()
}

/// What is signed of the body: its digest, taken here so that `aws-sigv4` sees nothing of the body (it
/// logs what it signs), or nothing, where the operation says so or the body is a stream, which has no
/// digest before it ends. The service has to be told then (S3, "Authenticating requests"), and TLS
/// protects the body.
fn payload(request: &mut http::Request<Body>) -> SignableBody<'static> {
    const DIGEST: &str = "x-amz-content-sha256";
    const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
    #[cfg(feature = "event-stream")]
    if events::are_in(request) {
        request.headers_mut().insert(DIGEST, http::HeaderValue::from_static(events::DIGEST));
        return SignableBody::Precomputed(events::DIGEST.to_owned());
    }
    let is_unsigned = request.headers().get(DIGEST).is_some_and(|value| value == UNSIGNED);
    match request.body().as_bytes() {
        Some(bytes) if !is_unsigned => SignableBody::Precomputed(hex(&Sha256::digest(bytes))),
        _ => {
            request.headers_mut().insert(DIGEST, http::HeaderValue::from_static(UNSIGNED));
            SignableBody::UnsignedPayload
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let mut text = String::with_capacity(bytes.len() * 2);
    text.extend(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    text
}

fn headers(request: &http::Request<Body>) -> Result<Vec<(&str, &str)>, AuthError> {
    request
        .headers()
        .iter()
        .map(|(name, value)| Ok((name.as_str(), value.to_str().map_err(failed)?)))
        .collect()
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> AuthError {
    AuthError::Signing(error.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::endpoint::{AuthScheme as EndpointScheme, Endpoint};

    /// The credentials, the scope and the date of the test suite of AWS's signatures.
    fn signed(
        signer: &SigV4,
        endpoint: &Endpoint,
        mut request: http::Request<Body>,
    ) -> Result<String, AuthError> {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160);
        let credentials = credentials();
        signer.sign(&credentials, &mut request, &AuthContext::new(now, endpoint))?;
        assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
        let value = &request.headers()["authorization"];
        assert!(value.is_sensitive());
        Ok(value.to_str().unwrap().to_owned())
    }

    fn credentials() -> Credentials {
        Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    }

    fn signer() -> SigV4 {
        SigV4::new("service", credentials()).region("us-east-1")
    }

    fn request(method: &str, uri: &str) -> http::Request<Body> {
        http::Request::builder().method(method).uri(uri).body(Body::empty()).unwrap()
    }

    fn nowhere() -> Endpoint {
        Endpoint::new("https://example.amazonaws.com")
    }

    #[test]
    fn signatures_are_those_of_the_test_suite() {
        // get-vanilla, post-vanilla and get-vanilla-query-order-key-case of AWS's suite.
        for (method, uri, signature) in [
            (
                "GET",
                "https://example.amazonaws.com/",
                "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            ),
            (
                "POST",
                "https://example.amazonaws.com/",
                "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            ),
            (
                "GET",
                "https://example.amazonaws.com/?Param2=value2&Param1=value1",
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
        ] {
            assert_eq!(
                signed(&signer(), &nowhere(), request(method, uri)).unwrap(),
                format!(
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                     SignedHeaders=host;x-amz-date, Signature={signature}"
                ),
                "{method} {uri}"
            );
        }
    }

    #[test]
    fn the_endpoint_may_name_another_service_and_region() {
        let elsewhere = EndpointScheme::new("sigv4").signing_name("other").signing_region("eu-west-1");
        let endpoint = nowhere().auth_scheme(elsewhere);
        let value = signed(&signer(), &endpoint, request("GET", "https://example.amazonaws.com/")).unwrap();
        assert!(value.contains("/20150830/eu-west-1/other/aws4_request"), "{value}");
    }

    #[test]
    fn the_path_is_encoded_once_more_unless_the_endpoint_says_otherwise() {
        let once = nowhere().auth_scheme(EndpointScheme::new("sigv4").disable_double_encoding(true));
        let sent = || request("GET", "https://example.amazonaws.com/a%20b/./c");
        let twice = request("GET", "https://example.amazonaws.com/a%2520b/./c");
        assert_eq!(signed(&signer(), &nowhere(), sent()).unwrap(), signed(&signer(), &once, twice).unwrap());
        assert_ne!(signed(&signer(), &nowhere(), sent()).unwrap(), signed(&signer(), &once, sent()).unwrap());
    }

    /// The canonical request of AWS's documentation, with the word that stands for the digest.
    #[test]
    fn a_stream_is_left_out_of_the_signature_and_the_service_is_told() {
        let mut streamed = request("PUT", "https://example.amazonaws.com/");
        let pieces: crate::transport::BoxBody = Box::pin(Body::from("abc"));
        *streamed.body_mut() = Body::from_pieces(pieces);
        let mut marked = request("PUT", "https://example.amazonaws.com/");
        *marked.body_mut() = Body::from("other");
        marked.headers_mut().insert("x-amz-content-sha256", "UNSIGNED-PAYLOAD".parse().unwrap());
        let value = signed(&signer(), &nowhere(), streamed).unwrap();
        assert!(value.contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date,"), "{value}");
        assert_eq!(value, signed(&signer(), &nowhere(), marked).unwrap());
    }

    #[test]
    fn without_a_region_nothing_is_signed() {
        let signer = SigV4::new("service", credentials());
        assert!(matches!(
            signed(&signer, &nowhere(), request("GET", "https://a.b/")),
            Err(AuthError::Signing(_))
        ));
    }

    #[test]
    fn a_session_token_is_sent_signed_and_secret() {
        let mut sent = request("GET", "https://example.amazonaws.com/");
        let endpoint = nowhere();
        let context = AuthContext::new(SystemTime::UNIX_EPOCH, &endpoint);
        signer().sign(&credentials().with_session_token("CANARY"), &mut sent, &context).unwrap();
        assert_eq!(sent.headers()["x-amz-security-token"], "CANARY");
        let authorization = sent.headers()["authorization"].to_str().unwrap();
        assert!(
            authorization.contains("SignedHeaders=host;x-amz-date;x-amz-security-token,"),
            "{authorization}"
        );
        assert!(!format!("{sent:?}").contains("CANARY"));
    }

    #[test]
    fn credentials_that_cannot_be_sent_are_an_error_and_not_a_panic() {
        let endpoint = nowhere();
        let context = AuthContext::new(SystemTime::UNIX_EPOCH, &endpoint);
        for bad in [
            Credentials::new("AK\nID", "s"),
            Credentials::new("AK\u{e9}ID", "s"),
            Credentials::new("AKID", "s").with_session_token("CANARY\r\n"),
            Credentials::new("AKID", "s").with_session_token("CANARY\u{e9}"),
        ] {
            let mut sent = request("GET", "https://example.amazonaws.com/");
            let error = signer().sign(&bad, &mut sent, &context).unwrap_err();
            assert!(!format!("{error} {error:?} {error:#?}").contains("CANARY"), "{error:?}");
        }
    }
}
