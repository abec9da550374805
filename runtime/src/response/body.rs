//! Reads what a response holds into a slot: the body as a whole, or members that travel in the body,
//! in headers and in the status.

use super::{RawResponse, ReadError, header};
use crate::operation::{Binding, Content};
use crate::schema::{MemberSchema, ValueSchema};
use crate::stream::StreamFormat;
use crate::transport::Body;
use crate::value::{Slot, Structure};

/// Reads a response; `stream` is its body if that was left where it is. What an interceptor gives as
/// the response is at hand, and is a stream all the same where the type is one.
pub(crate) fn read(
    content: &Content,
    response: &RawResponse,
    stream: Option<Body>,
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    if let Some(format) = content.stream() {
        let body = stream.unwrap_or_else(|| response.body.clone().into());
        return read_stream(content, response, (body, format), slot);
    }
    match content {
        Content::None => Ok(()),
        Content::Unknown => {
            let Slot::Response(place) = slot else {
                return Err(ReadError::Schema("the response is not described and its type is"));
            };
            place.set(response);
            Ok(())
        }
        Content::Whole(_) if response.body.is_empty() && matches!(slot, Slot::Option(_) | Slot::Skip) => {
            Ok(())
        }
        Content::Whole(codec) => Ok(codec.decode(&response.body, slot, &ValueSchema::PLAIN)?),
        Content::Members { bindings, codec } => {
            let Slot::Structure(structure) = slot else {
                return Err(ReadError::Schema("the response has members and its type has none"));
            };
            for (index, binding) in bindings.iter().enumerate() {
                read_member(structure, index, binding, response)?;
                if let Binding::Payload = binding
                    && !response.body.is_empty()
                {
                    let schema = member(structure, index)?;
                    codec.decode(&response.body, structure.member_mut(index), &schema.value)?;
                }
            }
            let include = |index: usize| matches!(bindings.get(index), Some(Binding::Body));
            if (0..bindings.len()).any(include) {
                codec.decode_members(&response.body, structure, &include)?;
            }
            Ok(())
        }
    }
}

/// Reads a response whose body is a stream.
fn read_stream(
    content: &Content,
    response: &RawResponse,
    (body, format): (Body, StreamFormat),
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    let (bindings, structure) = match (content, slot) {
        (Content::Members { bindings, .. }, Slot::Structure(structure)) => (bindings, structure),
        (_, slot) => return receive(slot, body, format),
    };
    for (index, binding) in bindings.iter().enumerate() {
        read_member(structure, index, binding, response)?;
    }
    #[cfg(feature = "event-stream")]
    read_initial(format, bindings, response, structure)?;
    let index = bindings.iter().position(|binding| matches!(binding, Binding::Payload));
    receive(index.map_or(Slot::Skip, |index| structure.member_mut(index)), body, format)
}

/// Reads the members beside a stream of events out of the message that they travel in, and sees that
/// none is missing: what a stream begins with is not repaired (Smithy: initial messages).
#[cfg(feature = "event-stream")]
fn read_initial(
    format: StreamFormat,
    bindings: &'static [Binding],
    response: &RawResponse,
    structure: &mut dyn Structure,
) -> Result<(), ReadError> {
    use crate::stream::EventFormat;

    let StreamFormat::Events(EventFormat::Messages { initial }) = format else { return Ok(()) };
    for (binding, member) in bindings.iter().zip(structure.schema().members) {
        if let Binding::Header { name, .. } = binding {
            header::require(&response.headers, name, member)?;
        }
    }
    let Some(payload) = initial else { return Ok(()) };
    let include = |index: usize| matches!(bindings.get(index), Some(Binding::Body));
    Ok(payload.codec.decode_members(&response.body, structure, &include)?)
}

/// Hands the body over to the value that is the stream.
fn receive(slot: Slot<'_>, body: Body, format: StreamFormat) -> Result<(), ReadError> {
    match slot {
        Slot::Stream(stream) => stream.receive(body, format),
        Slot::Option(place) => return receive(place.fill(), body, format),
        Slot::Skip => {}
        _ => return Err(ReadError::Schema("the response is a stream and its type is none")),
    }
    Ok(())
}

/// Reads a member that does not travel in the body.
pub(super) fn read_member(
    structure: &mut dyn Structure,
    index: usize,
    binding: &Binding,
    response: &RawResponse,
) -> Result<(), ReadError> {
    match *binding {
        Binding::Header { name, timestamp, .. } => {
            let schema = member(structure, index)?;
            header::read(&response.headers, name, schema, timestamp, structure.member_mut(index))
        }
        Binding::EncodedHeader(name) => {
            let schema = member(structure, index)?;
            header::read_encoded(&response.headers, name, schema, structure.member_mut(index))
        }
        Binding::HeaderPrefix(prefix) => {
            let schema = member(structure, index)?;
            header::read_prefixed(&response.headers, prefix, schema, structure.member_mut(index))
        }
        Binding::StatusCode => header::read_status(response.status, structure.member_mut(index)),
        _ => Ok(()),
    }
}

fn member(structure: &dyn Structure, index: usize) -> Result<&'static MemberSchema, ReadError> {
    let schema = structure.schema().members.get(index);
    schema.ok_or(ReadError::Schema("a response is bound to a member that is not there"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use http::{HeaderMap, StatusCode};

    use super::*;
    use crate::json::JSON;
    use crate::request::testing::Bag;
    use crate::value::{Value, View};

    fn response(body: &'static str) -> RawResponse {
        RawResponse { status: StatusCode::OK, headers: HeaderMap::new(), body: body.into() }
    }

    const PAYLOAD: Content = Content::Members { bindings: &[Binding::Payload], codec: &JSON };

    #[test]
    fn a_payload_is_the_whole_body_and_may_be_missing() {
        for (body, expected) in [("[1,2]", Some(2)), ("", None)] {
            let mut output = Bag::of(None::<Vec<i64>>);
            read(&PAYLOAD, &response(body), None, output.slot()).unwrap();
            let found = match output.member(0) {
                View::List(list) => Some(list.len()),
                _ => None,
            };
            assert_eq!(found, expected, "{body}");
        }
    }

    /// RFC 4648, section 10.
    #[test]
    fn an_encoded_header_is_read_as_the_text_that_it_stands_for() {
        let content = Content::Members { bindings: &[Binding::EncodedHeader("x-it")], codec: &JSON };
        let read = |value: &'static str| {
            let mut response = response("");
            response.headers.insert("x-it", value.parse().unwrap());
            let mut bag = Bag::of(String::new());
            let result = super::read(&content, &response, None, bag.slot());
            result.map(|()| matches!(bag.member(0), View::String("foobar")))
        };
        assert!(read("Zm9vYmFy").unwrap());
        assert!(matches!(read("not base64!"), Err(ReadError::Header { .. })));
    }

    #[test]
    fn without_content_the_body_is_not_looked_at() {
        read(&Content::None, &response("<html>"), None, ().slot()).unwrap();
        read(&Content::Whole(&JSON), &response(""), None, ().slot()).unwrap();
    }

    #[test]
    fn an_empty_body_is_no_value_unless_the_value_may_be_absent() {
        let mut optional = Some(1_i64);
        read(&Content::Whole(&JSON), &response(""), None, optional.slot()).unwrap();
        let mut required = 1_i64;
        assert!(read(&Content::Whole(&JSON), &response(""), None, required.slot()).is_err());
    }

    #[test]
    fn a_schema_that_does_not_fit_its_type_is_an_error_and_not_a_panic() {
        let error = read(&PAYLOAD, &response("1"), None, 1_i64.slot()).unwrap_err();
        assert!(matches!(error, ReadError::Schema(_)));
        let more = Content::Members { bindings: &[Binding::Body, Binding::Payload], codec: &JSON };
        let error = read(&more, &response("1"), None, Bag::of(1_i64).slot()).unwrap_err();
        assert!(matches!(error, ReadError::Schema(_)));
    }
}
