//! Messages in frames: their lengths, and checksums of the lengths and of all of it.

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use bytes::{Bytes, BytesMut};

use super::Message;
use crate::codec::{EncodeError, EncodeErrorKind};
use crate::stream::StreamError;
use crate::stream::events::EVENT_LIMIT;

/// The length of all, the length of the headers, and a checksum of both.
const PRELUDE: usize = 12;

/// A prelude, and a checksum of all of it.
const SHORTEST: usize = PRELUDE + 4;

/// Takes the first message out of the buffer; `None` if it is not there as a whole.
///
/// The checksum of the lengths is looked at before the lengths are believed: a wrong one must not
/// make anyone wait for gigabytes that never come.
pub(crate) fn take(buffer: &mut BytesMut, is_all: bool) -> Result<Option<Message>, StreamError> {
    let Some((lengths, checksum)) = prelude(buffer) else {
        let is_cut = is_all && !buffer.is_empty();
        return if is_cut { Err(StreamError::Frame("the last message is cut off")) } else { Ok(None) };
    };
    if crc32fast::hash(&lengths) != u32::from_be_bytes(checksum) {
        return Err(StreamError::Frame("the checksum of a message's length is wrong"));
    }
    let [a, b, c, d, ..] = lengths;
    let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
    if length < SHORTEST {
        return Err(StreamError::Frame("a message is shorter than a message can be"));
    }
    if length > EVENT_LIMIT {
        return Err(StreamError::TooLarge { limit: EVENT_LIMIT });
    }
    if buffer.len() >= length {
        return decode(buffer.split_to(length).freeze()).map(Some);
    }
    if is_all { Err(StreamError::Frame("the last message is cut off")) } else { Ok(None) }
}

fn prelude(buffer: &[u8]) -> Option<([u8; 8], [u8; 4])> {
    let (lengths, rest) = buffer.split_first_chunk()?;
    Some((*lengths, *rest.first_chunk()?))
}

fn decode(mut frame: Bytes) -> Result<Message, StreamError> {
    read_message_from(&mut frame)
        .map_err(|_| StreamError::Frame("a message's checksum is wrong, or its headers are broken"))
}

/// The frame of a message.
pub(crate) fn encode(message: &Message) -> Result<Bytes, EncodeError> {
    let mut frame = Vec::new();
    let too_long = |_| EncodeError::new(EncodeErrorKind::TooLong);
    write_message_to(message, &mut frame).map_err(too_long)?;
    Ok(frame.into())
}
