//! Values as headers and bodies of responses.

use std::sync::{Arc, Mutex};

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::canned;
use crate::codec::Codec;
use crate::endpoint::BaseUrl;
use crate::json::{JSON, JSON_TEXT_NUMBERS};
use crate::operation::{self, Binding, OperationSchema};
use crate::request::{self, Settings};
use crate::schema::ValueSchema;
use crate::testing::answer::{Canned, Content};
use crate::transport::Body;
use crate::value::{Structure, View};

/// The status of a response of which nothing is said yet.
pub(super) const UNSAID: StatusCode = StatusCode::IM_A_TEAPOT;

/// Writes a value as the content of a response.
pub(super) fn write(content: &operation::Content, view: &View<'_>) -> Result<Canned, String> {
    match (content, view) {
        (operation::Content::None, _) => Ok(canned(HeaderMap::new(), content_of(Body::empty()))),
        (operation::Content::Whole(codec), view) => whole(*codec, view),
        (operation::Content::Members { bindings, codec }, View::Structure(value)) => {
            members(bindings, *codec, *value)
        }
        (_, view) => Err(format!("the response is no {}", view.kind())),
    }
}

fn whole(codec: &'static dyn Codec, view: &View<'_>) -> Result<Canned, String> {
    let body = match view {
        View::Absent => return Ok(canned(HeaderMap::new(), content_of(Body::empty()))),
        View::Stream(source) => {
            let format = codec.stream().ok_or("the response is no stream")?;
            source.open(format).map_err(|error| error.to_string())?.unwrap_or_else(Body::empty)
        }
        view => {
            let mut bytes = Vec::new();
            codec.encode(*view, &ValueSchema::PLAIN, &mut bytes).map_err(|error| error.to_string())?;
            Body::from(bytes)
        }
    };
    let mut headers = HeaderMap::new();
    describe(codec, &mut headers);
    Ok(canned(headers, content_of(body)))
}

/// Members of a response travel like those of a request, so a request is what is built.
fn members(
    bindings: &'static [Binding],
    codec: &'static dyn Codec,
    value: &dyn Structure,
) -> Result<Canned, String> {
    let media_type = "";
    let body = if bindings.iter().any(|binding| matches!(binding, Binding::Payload)) {
        operation::Body::Payload { codec, media_type, absent: "" }
    } else if bindings.iter().any(|binding| matches!(binding, Binding::Body)) {
        operation::Body::members(codec, media_type)
    } else {
        operation::Body::None
    };
    let schema = OperationSchema { method: "POST", input: bindings, body, ..OperationSchema::PLAIN };
    // Tables live as long as the program. A test has few of these, and then it is over.
    let schema: &'static OperationSchema = Box::leak(Box::new(schema));
    let (mut head, body) = build(schema, value)?.into_parts();
    for name in [header::USER_AGENT, header::CONTENT_LENGTH, header::HOST] {
        head.headers.remove(name);
    }
    if !matches!(schema.body, operation::Body::None) {
        describe(codec, &mut head.headers);
    }
    let mut canned = canned(head.headers, content_of(body));
    if let Some(status) = status(bindings, value) {
        canned.status = status.ok_or("the output's status is none")?;
    }
    Ok(canned)
}

fn build(schema: &'static OperationSchema, value: &dyn Structure) -> Result<http::Request<Body>, String> {
    let settings = Settings {
        url: &BaseUrl::parse("https://service.invalid").map_err(|error| error.to_string())?,
        endpoint_headers: &[],
        host_prefix: false,
        compress_from: None,
        user_agent: &HeaderValue::from_static("service"),
        headers: &[],
    };
    request::build(schema, value, &settings).map_err(|error| error.to_string())
}

/// The member that is the status, if there is one and it is set.
fn status(bindings: &[Binding], value: &dyn Structure) -> Option<Option<StatusCode>> {
    let index = bindings.iter().position(|binding| matches!(binding, Binding::StatusCode))?;
    match value.member(index) {
        View::Integer(status) => {
            Some(u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok()))
        }
        _ => None,
    }
}

/// Says that a body is JSON; the other formats are known by their operation.
fn describe(codec: &'static dyn Codec, headers: &mut HeaderMap) {
    let is = |known: &'static dyn Codec| std::ptr::addr_eq(codec, known);
    headers.remove(header::CONTENT_TYPE);
    if is(&JSON) || is(&JSON_TEXT_NUMBERS) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
}

fn content_of(body: Body) -> Content {
    match body.as_bytes() {
        Some(bytes) => Content::Whole(bytes.clone()),
        None => Content::Once(Arc::new(Mutex::new(Some(body)))),
    }
}
