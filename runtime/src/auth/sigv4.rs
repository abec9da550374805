//! AWS's signatures, version 4, by the crate `aws-sigv4`.

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
        let uri = request.uri().to_string();
        let signable = SignableRequest::new(
            request.method().as_str(),
            uri,
            headers(request)?.into_iter(),
            digest(request.body()),
        );
        let signed = sign(signable.map_err(failed)?, &params.into()).map_err(failed)?;
        for header in signed.into_parts().0.into_parts().0 {
            set_header(request, header.name(), header.value())?;
        }
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

/// The body's digest, taken here so that `aws-sigv4` sees nothing of the body: it logs what it signs.
fn digest(body: &Body) -> SignableBody<'static> {
    match body.as_bytes() {
        Some(bytes) => SignableBody::Precomputed(
            Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        ),
        None => SignableBody::UnsignedPayload,
    }
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
