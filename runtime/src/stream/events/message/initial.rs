//! The members beside a stream, where a protocol has no other place for them than a message before
//! all others (Smithy: [initial messages](https://smithy.io/2.0/spec/streaming.html#initial-messages)).

use std::future::poll_fn;
use std::pin::Pin;

use aws_smithy_types::event_stream::Message;
use bytes::{Bytes, BytesMut};
use http_body::Body as _;

use super::write::{kind, text};
use super::{CONTENT_TYPE, EVENT_TYPE, INITIAL_REQUEST, INITIAL_RESPONSE, frame};
use crate::codec::EncodeError;
use crate::stream::Prefixed;
use crate::stream::events::EventPayload;
use crate::transport::{Body, TransportError};
use crate::value::Structure;

/// The frame with these members of an input.
pub(crate) fn request(
    payload: &EventPayload,
    input: &dyn Structure,
    include: &dyn Fn(usize) -> bool,
) -> Result<Bytes, EncodeError> {
    let mut bytes = Vec::new();
    payload.codec.encode_members(input, include, &mut bytes)?;
    let mut headers = kind(false, INITIAL_REQUEST);
    headers.push(text(CONTENT_TYPE, payload.media_type));
    frame::encode(&Message::new_from_parts(headers, bytes))
}

/// Waits for the first message. If it is the one with an output's members, its payload is taken out;
/// otherwise the body is as it was.
pub(crate) async fn response(mut body: Body) -> Result<(Bytes, Body), TransportError> {
    let mut arrived = BytesMut::new();
    loop {
        let piece = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
        let is_all = piece.is_none();
        match piece.transpose()?.map(http_body::Frame::into_data) {
            Some(Ok(data)) => arrived.extend_from_slice(&data),
            Some(Err(_)) => continue,
            None => {}
        }
        let mut rest = arrived.clone();
        match frame::take(&mut rest, is_all) {
            Ok(None) if !is_all => {}
            Ok(Some(message)) if super::text(&message, EVENT_TYPE) == Some(INITIAL_RESPONSE) => {
                return Ok((message.payload().clone(), Prefixed::body(rest.freeze(), body)));
            }
            // What is wrong with the stream is said by the one who reads it.
            _ => return Ok((Bytes::new(), Prefixed::body(arrived.freeze(), body))),
        }
    }
}
