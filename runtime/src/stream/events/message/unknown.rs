//! Messages that no schema describes, as documents that lose nothing.
//!
//! The document has `headers`, each an object with one member that is named after its type (as in
//! Smithy's event stream tests: `boolean`, `byte`, `short`, `integer`, `long`, `blob`, `string`,
//! `timestamp` in milliseconds, `uuid`), and `payload`, its bytes in base64.

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use base64::Engine;
use uuid::Uuid;

use super::{EVENT, EVENT_TYPE, MESSAGE_TYPE};
use crate::codec::{EncodeError, EncodeErrorKind};
use crate::document::{Document, Object};
use crate::text::{self, BASE64};
use crate::unknown::SdkUnknownMember;

const HEADERS: &str = "headers";
const PAYLOAD: &str = "payload";

/// The message as a document.
pub(super) fn document(message: &Message) -> Document {
    let mut headers = Object::default();
    for header in message.headers() {
        headers.insert(header.name().as_str(), typed(header.value()));
    }
    let mut all = Object::default();
    all.insert(HEADERS, headers);
    if !message.payload().is_empty() {
        all.insert(PAYLOAD, BASE64.encode(message.payload()));
    }
    all.into()
}

fn typed(value: &HeaderValue) -> Document {
    let (kind, value): (_, Document) = match value {
        HeaderValue::Bool(value) => ("boolean", (*value).into()),
        HeaderValue::Byte(value) => ("byte", i64::from(*value).into()),
        HeaderValue::Int16(value) => ("short", i64::from(*value).into()),
        HeaderValue::Int32(value) => ("integer", i64::from(*value).into()),
        HeaderValue::Int64(value) => ("long", (*value).into()),
        HeaderValue::ByteArray(bytes) => ("blob", BASE64.encode(bytes).into()),
        HeaderValue::String(text) => ("string", text.as_str().into()),
        HeaderValue::Timestamp(time) => ("timestamp", time.to_millis().unwrap_or_default().into()),
        HeaderValue::Uuid(value) => ("uuid", Uuid::from_u128(*value).to_string().into()),
        // The format has no other types, and takes none on.
        _ => return Document::Null,
    };
    let mut object = Object::default();
    object.insert(kind, value);
    object.into()
}

/// The message that a document stands for.
///
/// # Errors
/// When the document has another form.
pub(super) fn message(event: &SdkUnknownMember) -> Result<Message, EncodeError> {
    const NO_MESSAGE: EncodeErrorKind =
        EncodeErrorKind::Unsupported { value: "an unknown event of another form", format: "a message" };
    read(event).ok_or_else(|| EncodeError::new(NO_MESSAGE))
}

fn read(event: &SdkUnknownMember) -> Option<Message> {
    let Document::Object(all) = event.value() else { return None };
    let headers = match all.get(HEADERS) {
        Some(Document::Object(headers)) => headers.iter().map(header).collect::<Option<Vec<_>>>()?,
        Some(_) => return None,
        None => Vec::new(),
    };
    let payload = match all.get(PAYLOAD) {
        Some(Document::String(payload)) => text::base64(payload)?.into_inner(),
        Some(_) => return None,
        None => Vec::new(),
    };
    let is_typed = headers.iter().any(|header| header.name().as_str() == MESSAGE_TYPE);
    let message = Message::new_from_parts(headers, payload);
    if is_typed {
        return Some(message);
    }
    let name = HeaderValue::String(event.name().to_owned().into());
    let kind = HeaderValue::String(EVENT.into());
    Some(message.add_header(Header::new(MESSAGE_TYPE, kind)).add_header(Header::new(EVENT_TYPE, name)))
}

fn header((name, value): (&str, &Document)) -> Option<Header> {
    let Document::Object(typed) = value else { return None };
    let (kind, value) = typed.iter().next()?;
    let number = || value.as_i64();
    let value = match kind {
        "boolean" => HeaderValue::Bool(value.as_bool()?),
        "byte" => HeaderValue::Byte(number()?.try_into().ok()?),
        "short" => HeaderValue::Int16(number()?.try_into().ok()?),
        "integer" => HeaderValue::Int32(number()?.try_into().ok()?),
        "long" => HeaderValue::Int64(number()?),
        "blob" => HeaderValue::ByteArray(text::base64(value.as_str()?)?.into_inner().into()),
        "string" => HeaderValue::String(value.as_str()?.to_owned().into()),
        "timestamp" => HeaderValue::Timestamp(DateTime::from_millis(number()?)),
        "uuid" => HeaderValue::Uuid(Uuid::parse_str(value.as_str()?).ok()?.as_u128()),
        _ => return None,
    };
    Some(Header::new(name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn a_message_that_nobody_knows_is_sent_back_as_it_was() {
        let values = [
            HeaderValue::Bool(false),
            HeaderValue::Byte(-1),
            HeaderValue::Int16(300),
            HeaderValue::Int32(-70_000),
            HeaderValue::Int64(i64::MIN),
            HeaderValue::ByteArray(vec![0, 255].into()),
            HeaderValue::String("a\u{20ac}".into()),
            HeaderValue::Timestamp(DateTime::from_millis(-1)),
            HeaderValue::Uuid(u128::MAX / 3),
        ];
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let mut sent = Message::new(vec![0_u8, 1, 254]);
        for (name, value) in names.into_iter().zip(values) {
            sent = sent.add_header(Header::new(name, value));
        }
        let kind = Header::new(MESSAGE_TYPE, HeaderValue::String("event".into()));
        let sent = sent.add_header(kind);
        let member = SdkUnknownMember::new("later", document(&sent));
        assert_eq!(message(&member).unwrap(), sent);
    }

    #[test]
    fn an_unknown_event_of_the_caller_is_named_by_itself() {
        let made = message(&SdkUnknownMember::new("later", Object::default())).unwrap();
        assert_eq!(super::super::text(&made, EVENT_TYPE), Some("later"));
        assert_eq!(super::super::text(&made, MESSAGE_TYPE), Some("event"));
        assert!(message(&SdkUnknownMember::new("later", "text")).is_err());
    }
}
