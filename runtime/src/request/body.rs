//! The body: nothing, a document of members, or one member as a whole.

use std::borrow::Cow;

use http_body::Body as _;

use super::RequestError;
use super::flatten::Member;
#[cfg(feature = "multipart")]
use crate::multipart::{self, Multipart};
use crate::operation::{Binding, Body, BodyStep, OperationSchema};
use crate::stream::StreamFormat;
use crate::transport;
use crate::value::{Structure, View};

/// What is set aside for a body before it is written: most fit, and are written in one piece.
const USUAL_LENGTH: usize = 512;

/// A body that is written.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// What is sent in place of the bytes.
    pub(super) stream: Option<transport::Body>,
    /// The `content-type`, if there is a body.
    pub(super) media_type: Option<Cow<'static, str>>,
    /// Whether the stream is one of events in messages.
    #[cfg(feature = "event-stream")]
    pub(super) has_messages: bool,
}

/// Writes the operation's body.
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
) -> Result<Written, RequestError> {
    let mut bytes = match schema.body {
        Body::None => Vec::new(),
        _ => Vec::with_capacity(USUAL_LENGTH),
    };
    let mut stream = None;
    let media_type = match schema.body {
        Body::None => None,
        Body::Members { codec, media_type } => {
            let include = |index: usize| matches!(schema.input.get(index), Some(Binding::Body));
            codec.encode_members(input, &include, &mut bytes)?;
            Some(Cow::Borrowed(media_type))
        }
        #[cfg(feature = "multipart")]
        Body::Multipart { media_type, parts } => {
            let member = payload(schema, input)?;
            match member.view() {
                View::Absent | View::Null => None,
                view => {
                    let schema = Multipart { media_type, parts };
                    let (body, media_type) = multipart::write(schema, &view, member.value_schema())?;
                    stream = Some(body);
                    Some(Cow::Owned(media_type))
                }
            }
        }
        Body::Payload { codec, media_type, absent } => {
            let member = payload(schema, input)?;
            match member.view() {
                View::Absent => {
                    bytes.extend_from_slice(absent.as_bytes());
                    (!absent.is_empty()).then_some(Cow::Borrowed(media_type))
                }
                View::Stream(source) => {
                    let format = codec.stream().ok_or(NO_STREAM)?;
                    stream = source.open(format).map_err(RequestError::from_stream)?;
                    check_length(stream.as_ref(), format)?;
                    #[cfg(feature = "event-stream")]
                    {
                        stream = begin(schema, input, stream, format)?;
                    }
                    stream.is_some().then_some(Cow::Borrowed(media_type))
                }
                view => {
                    codec.encode(view, member.value_schema(), &mut bytes)?;
                    Some(Cow::Borrowed(media_type))
                }
            }
        }
    };
    // Bytes that are at hand are treated like any other body.
    if let Some(whole) = stream.as_ref().and_then(transport::Body::as_bytes)
        && schema.steps.iter().any(|step| *step != BodyStep::UnsignedPayload)
    {
        bytes.extend_from_slice(whole);
        stream = None;
    }
    Ok(Written {
        bytes,
        media_type,
        #[cfg(feature = "event-stream")]
        has_messages: stream.is_some() && is_messages(&schema.body),
        stream,
    })
}

/// The member that is the body.
fn payload<'a>(
    schema: &'static OperationSchema,
    input: &'a dyn Structure,
) -> Result<Member<'a>, RequestError> {
    let index = schema.input.iter().position(|binding| matches!(binding, Binding::Payload));
    Member::new(input, index.ok_or(RequestError::Schema("no member is the payload"))?)
}

const NO_STREAM: RequestError = RequestError::Schema("a member is a stream and its body is none");

/// Some services take a stream only if its length is known (Smithy: `requiresLength`).
fn check_length(stream: Option<&transport::Body>, format: StreamFormat) -> Result<(), RequestError> {
    match (stream, format) {
        (Some(body), StreamFormat::Bytes { requires_length: true }) if body.size_hint().exact().is_none() => {
            Err(RequestError::StreamLength)
        }
        _ => Ok(()),
    }
}

#[cfg(feature = "event-stream")]
fn is_messages(body: &Body) -> bool {
    use crate::stream::EventFormat;

    let Body::Payload { codec, .. } = body else { return false };
    matches!(codec.stream(), Some(StreamFormat::Events(EventFormat::Messages { .. })))
}

/// Puts the message with the members beside a stream of events in front of it, where the protocol
/// has no other place for them.
#[cfg(feature = "event-stream")]
fn begin(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    stream: Option<transport::Body>,
    format: StreamFormat,
) -> Result<Option<transport::Body>, RequestError> {
    use crate::stream::{EventFormat, Prefixed, initial};

    let StreamFormat::Events(EventFormat::Messages { initial: Some(payload) }) = format else {
        return Ok(stream);
    };
    let include = |index: usize| matches!(schema.input.get(index), Some(Binding::Body));
    let first = initial::request(&payload, input, &include)?;
    Ok(stream.map(|stream| Prefixed::body(first, stream)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use crate::json::JSON;
    use crate::operation::{Binding, Body, OperationSchema};
    use crate::request::testing::{Bag, PLAIN, header, request};

    const MEMBERS: Body = Body::Members { codec: &JSON, media_type: "application/json" };
    const PAYLOAD: Body = Body::Payload { codec: &JSON, media_type: "application/json", absent: "" };

    fn text(request: &http::Request<crate::transport::Body>) -> &str {
        std::str::from_utf8(request.body().as_bytes().unwrap()).unwrap()
    }

    #[test]
    fn members_of_the_body_are_its_document() {
        let input = || Bag::new(vec![("a", Box::new(1_i64)), ("b", Box::new("x".to_owned()))]);
        let bindings = vec![header("x-a"), Binding::Body].leak();
        let built =
            request(OperationSchema { method: "POST", body: MEMBERS, input: bindings, ..PLAIN }, &input());
        let built = built.unwrap();
        assert_eq!(text(&built), r#"{"b":"x"}"#);
        assert_eq!(built.headers()["content-type"], "application/json");
        assert_eq!(built.headers()["content-length"], "9");
        assert_eq!(built.headers()["x-a"], "1");
    }

    #[test]
    fn a_payload_is_the_body_and_may_be_missing() {
        let schema = |absent| OperationSchema {
            method: "POST",
            body: Body::Payload { codec: &JSON, media_type: "application/json", absent },
            input: &[Binding::Payload],
            ..PLAIN
        };
        let set = request(schema(""), &Bag::of(vec![1_i64, 2])).unwrap();
        assert_eq!(text(&set), "[1,2]");
        let unset = request(schema(""), &Bag::of(None::<i64>)).unwrap();
        assert_eq!(text(&unset), "");
        assert!(!unset.headers().contains_key("content-type"));
        assert_eq!(unset.headers()["content-length"], "0");
        let structure = request(schema("{}"), &Bag::of(None::<i64>)).unwrap();
        assert_eq!(text(&structure), "{}");
        assert_eq!(structure.headers()["content-type"], "application/json");
    }

    #[test]
    fn a_member_that_is_the_content_type_wins() {
        let schema = OperationSchema {
            method: "PUT",
            body: PAYLOAD,
            input: vec![header("content-type"), Binding::Payload].leak(),
            ..PLAIN
        };
        let input = Bag::new(vec![("type", Box::new("image/jpg".to_owned())), ("data", Box::new(1_i64))]);
        assert_eq!(request(schema, &input).unwrap().headers()["content-type"], "image/jpg");
    }

    #[test]
    fn a_request_without_a_body_does_not_speak_of_one() {
        let built = request(PLAIN, &Bag::new(Vec::new())).unwrap();
        assert!(!built.headers().contains_key("content-type"));
        assert!(!built.headers().contains_key("content-length"));
        assert_eq!(built.headers()["user-agent"], "test/1");
    }
}
