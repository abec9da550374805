//! The body: nothing, a document of members, or one member as a whole.

use std::borrow::Cow;

use http_body::Body as _;

use super::RequestError;
use super::flatten::Member;
use crate::codec::Codec;
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
    let mut written = Written::NOTHING;
    match schema.body {
        Body::None => return Ok(written),
        Body::Members { codec, media_type } => {
            written.bytes.reserve(USUAL_LENGTH);
            let include = |index: usize| matches!(schema.input.get(index), Some(Binding::Body));
            codec.encode_members(input, &include, &mut written.bytes)?;
            written.media_type = Some(Cow::Borrowed(media_type));
        }
        #[cfg(feature = "multipart")]
        Body::Multipart { media_type, parts } => {
            written.parts(Multipart { media_type, parts }, &payload(schema, input)?)?;
        }
        Body::Payload { codec, media_type, absent } => {
            let has_body = written.payload(schema, input, codec, absent)?;
            written.media_type = has_body.then_some(Cow::Borrowed(media_type));
        }
    }
    written.hold(schema);
    Ok(written)
}

impl Written {
    const NOTHING: Self = Self {
        bytes: Vec::new(),
        stream: None,
        media_type: None,
        #[cfg(feature = "event-stream")]
        has_messages: false,
    };

    /// Writes a body of several parts, if there is one.
    #[cfg(feature = "multipart")]
    fn parts(&mut self, schema: Multipart, member: &Member<'_>) -> Result<(), RequestError> {
        let view = member.view();
        if !matches!(view, View::Absent | View::Null) {
            let (body, media_type) = multipart::write(schema, &view, member.value_schema())?;
            self.stream = Some(body);
            self.media_type = Some(Cow::Owned(media_type));
        }
        Ok(())
    }

    /// Writes the member that is the body, or opens it; `false` if there is no body.
    fn payload(
        &mut self,
        schema: &'static OperationSchema,
        input: &dyn Structure,
        codec: &dyn Codec,
        absent: &str,
    ) -> Result<bool, RequestError> {
        let member = payload(schema, input)?;
        match member.view() {
            View::Absent => {
                self.bytes.extend_from_slice(absent.as_bytes());
                Ok(!absent.is_empty())
            }
            View::Stream(source) => {
                let format = codec.stream().ok_or(NO_STREAM)?;
                self.stream = source.open(format).map_err(RequestError::from_stream)?;
                check_length(self.stream.as_ref(), format)?;
                #[cfg(feature = "event-stream")]
                {
                    self.stream = begin(schema, input, self.stream.take(), format)?;
                    self.has_messages = self.stream.is_some() && is_messages(format);
                }
                Ok(self.stream.is_some())
            }
            view => {
                self.bytes.reserve(USUAL_LENGTH);
                codec.encode(view, member.value_schema(), &mut self.bytes)?;
                Ok(true)
            }
        }
    }

    /// Treats bytes that are at hand like any other body, where something is done with bodies.
    fn hold(&mut self, schema: &'static OperationSchema) {
        if let Some(whole) = self.stream.as_ref().and_then(transport::Body::as_bytes)
            && schema.steps.iter().any(|step| *step != BodyStep::UnsignedPayload)
        {
            self.bytes.extend_from_slice(whole);
            self.stream = None;
            #[cfg(feature = "event-stream")]
            {
                self.has_messages = false;
            }
        }
    }
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
const fn is_messages(format: StreamFormat) -> bool {
    matches!(format, StreamFormat::Events(crate::stream::EventFormat::Messages { .. }))
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
