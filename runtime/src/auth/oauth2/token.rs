//! Asks a server for a token (RFC 6749, sections 4.4.2 and 5).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use form_urlencoded::{Serializer, byte_serialize};
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, StatusCode};
use zeroize::Zeroizing;

use super::ClientCredentials;
use crate::auth::api_key::set_header;
use crate::auth::{AuthContext, CredentialsError};
use crate::codec::Codec;
use crate::document::Document;
use crate::endpoint::BaseUrl;
use crate::json::JSON;
use crate::schema::ValueSchema;
use crate::secret::Secret;
use crate::transport::Body;
use crate::value::Slot;

/// The longest answer that is read, in bytes.
const LIMIT: usize = 64 * 1024;

/// A token as it was given out.
pub(super) struct Token {
    pub(super) token: Secret,
    pub(super) life: Option<Duration>,
}

/// Fetches a token over the client's transport.
pub(super) async fn fetch(
    scheme: &ClientCredentials,
    context: &AuthContext<'_>,
) -> Result<Token, CredentialsError> {
    let request = request(scheme, &url(scheme, context)?)?;
    let transport = context.transport.ok_or_else(|| failed("there is no transport to fetch a token over"))?;
    let unreachable = |error| failed("the token's server gave no answer").with_source(error);
    let (head, body) = transport.send(request).await.map_err(unreachable)?.into_parts();
    let body = body.collect(LIMIT).await.map_err(|_| failed("the token's server broke off its answer"))?;
    let mut answer = Document::Null;
    // What is no JSON has none of the members that are looked for.
    let _unread = JSON.decode(&body, Slot::Document(&mut answer), &ValueSchema::PLAIN);
    if head.status == StatusCode::OK { granted(&answer) } else { Err(refused(head.status, &answer)) }
}

/// Where tokens are given out. A path alone is one of the server that requests go to: "relative
/// references are resolved using the URLs defined in the Server Object as a Base URI" (OpenAPI 3.0.3,
/// relative references in URLs).
fn url(scheme: &ClientCredentials, context: &AuthContext<'_>) -> Result<String, CredentialsError> {
    let no_url = |error| failed("the token's URL is not one").with_source(error);
    let text = match scheme.token_url.strip_prefix('/') {
        None => scheme.token_url.clone(),
        Some(path) => {
            let server = BaseUrl::parse(&context.endpoint.url).map_err(no_url)?;
            format!("{}/{path}", server.origin())
        }
    };
    let url = BaseUrl::parse(&text).map_err(no_url)?;
    if !url.is_https() && !url.is_loopback() {
        return Err(failed("the token's URL is not encrypted"));
    }
    Ok(text)
}

fn request(scheme: &ClientCredentials, url: &str) -> Result<Request<Body>, CredentialsError> {
    let mut request = Request::new(Body::from(form(scheme)));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url.parse().map_err(|_| failed("the token's URL is not one"))?;
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if !scheme.in_body {
        // Section 2.3.1: both are encoded like values of a form before they are joined.
        let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let secret = Zeroizing::new(encoded(scheme.secret.expose()));
        let pair = Zeroizing::new(format!("{}:{}", encoded(&scheme.id), *secret));
        let value = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        set_header(&mut request, "authorization", &value)
            .map_err(|error| failed("the client's secret cannot be sent").with_source(error))?;
    }
    Ok(request)
}

fn form(scheme: &ClientCredentials) -> Vec<u8> {
    let mut form = Serializer::new(String::new());
    form.append_pair("grant_type", "client_credentials");
    if !scheme.scopes.is_empty() {
        form.append_pair("scope", &scheme.scopes);
    }
    if scheme.in_body {
        form.append_pair("client_id", &scheme.id).append_pair("client_secret", scheme.secret.expose());
    }
    for (name, value) in &scheme.parameters {
        form.append_pair(name, value);
    }
    form.finish().into_bytes()
}

/// Section 5.1. Some servers spell the number of seconds as a text.
fn granted(answer: &Document) -> Result<Token, CredentialsError> {
    let text = |name: &str| answer.get(name).and_then(Document::as_str);
    let token = text("access_token").filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| failed("the token's server answered without a token"))?;
    if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(failed("the token is not one that its holder may use as it is"));
    }
    let seconds = match answer.get("expires_in") {
        Some(Document::String(text)) => text.parse().ok(),
        Some(Document::Number(number)) => {
            number.to_string().split('.').next().and_then(|text| text.parse().ok())
        }
        _ => None,
    };
    Ok(Token { token: Secret::new(token), life: seconds.map(Duration::from_secs) })
}

/// Section 5.2: the error is one of a few words. What else the answer says is not repeated.
fn refused(status: StatusCode, answer: &Document) -> CredentialsError {
    let error = answer.get("error").and_then(Document::as_str).unwrap_or_default();
    let word: String = error.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(64).collect();
    let separator = if word.is_empty() { "" } else { ": " };
    failed(&format!("the token's server answered {}{separator}{word}", status.as_u16()))
}

fn failed(message: &str) -> CredentialsError {
    CredentialsError::new(message)
}
