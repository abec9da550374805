//! Messages of `application/vnd.amazon.eventstream`: how events become messages and messages events.
//!
//! The frames are made and read by the crate `aws-smithy-eventstream`. What a message means is
//! [Amazon event semantics](https://smithy.io/2.0/aws/amazon-eventstream.html#amazon-event-semantics).

mod frame;
mod header;
pub(crate) mod initial;
mod read;
mod unknown;
mod write;

pub(crate) use aws_smithy_types::event_stream::Message;

#[cfg(feature = "sigv4")]
pub(crate) use self::frame::encode;
pub(crate) use self::frame::take;
pub(super) use self::read::read;
pub(super) use self::write::write;

/// The kind of a message: an event, an exception or an error.
const MESSAGE_TYPE: &str = ":message-type";
/// Which event it is.
const EVENT_TYPE: &str = ":event-type";
/// Which exception it is.
const EXCEPTION_TYPE: &str = ":exception-type";
/// The media type of the payload.
const CONTENT_TYPE: &str = ":content-type";
/// What the service calls its error.
const ERROR_CODE: &str = ":error-code";
/// What the service says about it.
const ERROR_MESSAGE: &str = ":error-message";

/// The value of [`MESSAGE_TYPE`] for events.
const EVENT: &str = "event";
/// The value of [`MESSAGE_TYPE`] for errors that a specification describes.
const EXCEPTION: &str = "exception";
/// The value of [`MESSAGE_TYPE`] for other errors.
const ERROR: &str = "error";

/// The event that carries the members beside the stream of an input.
const INITIAL_REQUEST: &str = "initial-request";
/// The event that carries the members beside the stream of an output.
const INITIAL_RESPONSE: &str = "initial-response";

/// The text of a header; `None` if there is none, or it is of another type.
fn text<'a>(message: &'a Message, name: &str) -> Option<&'a str> {
    let header = message.headers().iter().find(|header| header.name().as_str() == name)?;
    header.value().as_string().ok().map(|text| text.as_str())
}
