//! Builds requests out of an operation's schema and an input.
//!
//! In comes a schema, an input and an endpoint; out comes a request with everything but the proof of
//! who sends it ([`crate::auth`] adds that). What cannot be sent as it is meant is an error before
//! anything is sent. No error repeats a value: it may be a secret.

mod body;
#[cfg(feature = "checksums")]
mod checksum;
mod cookie;
mod error;
mod expand;
mod flag;
mod flatten;
mod header;
mod host;
mod path;
mod percent;
mod query;
mod step;
#[cfg(test)]
pub(crate) mod testing;
mod token;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use http_body::Body as _;

pub(crate) use self::cookie::is_cookie_octet;
pub use self::error::RequestError;
pub(crate) use self::flag::ask_for_stream;
pub(crate) use self::header::header_value;
#[cfg(feature = "multipart")]
pub(crate) use self::header::name_of as header_name;
pub(crate) use self::path::is_resolved;
pub(crate) use self::percent::{push_literal, push_reserved, push_text};
pub(crate) use self::query::add as add_query;
pub(crate) use self::token::{fill_token, random_token};
use crate::endpoint::BaseUrl;
use crate::operation::OperationSchema;
use crate::transport::Body;
use crate::value::Structure;

/// Marks a request whose body is a stream of events in messages, each of which has to be signed where
/// the request is.
#[cfg(feature = "event-stream")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct EventMessages;

/// What a request depends on besides the operation and its input.
pub(crate) struct Settings<'a> {
    /// The URL that the operation's path is below.
    pub(crate) url: &'a BaseUrl,
    /// The headers that every request to the endpoint carries.
    pub(crate) endpoint_headers: &'a [(String, Vec<String>)],
    /// Whether the operation's host prefix is put in front of the endpoint's host.
    pub(crate) host_prefix: bool,
    /// From how many bytes on a body is compressed, where the operation allows it; never without.
    pub(crate) compress_from: Option<usize>,
    /// The `user-agent` header.
    pub(crate) user_agent: &'a HeaderValue,
    /// Headers that the caller adds; they replace those of the same name.
    pub(crate) headers: &'a [(String, Vec<String>)],
}

/// How long the URI of most requests is at most, in bytes; a longer one is moved once or twice.
const USUAL_URI_LENGTH: usize = 192;

/// How many headers most requests have at most, those of authentication included.
const USUAL_HEADERS: usize = 12;

/// Builds a request.
pub(crate) fn build(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    settings: &Settings<'_>,
) -> Result<Request<Body>, RequestError> {
    let mut body = body::write(schema, input)?;
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::from_bytes(schema.method.as_bytes())
        .map_err(|_| RequestError::Schema("the method is not one"))?;
    *request.uri_mut() = uri(schema, input, settings)?;
    let headers = request.headers_mut();
    headers.reserve(USUAL_HEADERS);
    header::write(schema, input, headers)?;
    cookie::write(schema, input, headers)?;
    header::set_all(headers, settings.endpoint_headers)?;
    step::take(schema.steps, input, &mut body, headers, settings.compress_from)?;
    describe_body(headers, &body, schema.method)?;
    headers.insert(USER_AGENT, settings.user_agent.clone());
    header::set_all(headers, settings.headers)?;
    #[cfg(feature = "event-stream")]
    if body.has_messages {
        request.extensions_mut().insert(EventMessages);
    }
    *request.body_mut() = body.stream.unwrap_or_else(|| Body::from(body.bytes));
    Ok(request)
}

fn uri(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    settings: &Settings<'_>,
) -> Result<Uri, RequestError> {
    let url = settings.url;
    let mut text = String::with_capacity(USUAL_URI_LENGTH);
    text.push_str(if url.is_https() { "https://" } else { "http://" });
    let prefix = if settings.host_prefix { schema.host_prefix } else { &[] };
    host::write(prefix, input, url, &mut text)?;
    text.push_str(url.path());
    path::write(schema, input, &mut text)?;
    query::write(schema, input, &mut text)?;
    Uri::try_from(text).map_err(|_| RequestError::Schema("the URL is not one"))
}

/// A header that a member of the input is bound to wins over what is known of the body.
fn describe_body(headers: &mut HeaderMap, body: &body::Written, method: &str) -> Result<(), RequestError> {
    if let Some(media_type) = &body.media_type
        && !headers.contains_key(CONTENT_TYPE)
    {
        let value = match media_type {
            Cow::Borrowed(text) => HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())),
            Cow::Owned(text) => HeaderValue::from_maybe_shared(Bytes::copy_from_slice(text.as_bytes())),
        };
        headers.insert(CONTENT_TYPE, value.map_err(|_| RequestError::Schema("the media type is not one"))?);
    }
    let length = match &body.stream {
        Some(stream) => stream.size_hint().exact(),
        None => Some(body.bytes.len() as u64),
    };
    // RFC 9110, section 8.6: where a method anticipates content, none is said explicitly.
    if let Some(length) = length.filter(|length| *length > 0 || matches!(method, "POST" | "PUT" | "PATCH")) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    Ok(())
}
