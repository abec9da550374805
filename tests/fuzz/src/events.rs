//! Streams of events: the same events whatever the pieces are in which bytes arrive.

use std::pin::Pin;
use std::task::{Context, Poll};

use drawplate_runtime::Document;
use drawplate_runtime::bytes::Bytes;
use drawplate_runtime::stream::{
    EventFormat, EventStream, EventStreamError, ServerSentData, StreamFormat, Streaming,
};
use drawplate_runtime::transport::{Body, TransportError};
use drawplate_runtime::value::Value;
use http_body::Frame;

use crate::support::finish;

pub(crate) const SEEDS: &[&str] = &[
    "0data: {\"a\":1}\n\nevent: x\nid: 7\nretry: 100\ndata: [1,\ndata: 2]\r\n\r\n: a comment\r\rdata: [DONE]\n\n",
    "1\u{feff}data: a\n\ndata\ndata\r\ndata:b\n\nid\n\n",
    "2event: add\nid: 7\ndata: {\"word\":\"a\"}\n\ndata: null\n\n",
    "3event: \"q\"\ndata: a\"b\ndata: c\n\n",
    "4{\"a\":1}\r\n\n \n[2]\nnull",
    "5\u{1e}{\"a\":\n1}\n\u{1e}\u{1e}[2]\n",
    "6\u{d}:message-type\u{7}\u{0}\u{5}event\u{b}:event-type\u{7}\u{0}\u{6}spoken\u{2}by\u{7}\u{0}\u{2}me{\"text\":\"hello\"}",
    "6\u{d}:message-type\u{7}\u{0}\u{5}error\u{b}:error-code\u{7}\u{0}\u{4}Gone{",
];

/// The first byte leads to the format; the rest is the body, or what is in one frame of it.
pub(crate) fn events(bytes: &[u8]) {
    let Some((first, body)) = bytes.split_first() else { return };
    match first % 8 {
        0 => same::<Document>(EventFormat::ServerSent(ServerSentData::Json), body),
        1 => same::<String>(EventFormat::ServerSent(ServerSentData::Text), body),
        2 => same::<Document>(EventFormat::ServerSent(ServerSentData::Object), body),
        3 => same::<Document>(EventFormat::ServerSent(ServerSentData::TextObject), body),
        4 => same::<Document>(EventFormat::Lines, body),
        5 => same::<Document>(EventFormat::Sequence, body),
        6 => same::<fixture_event_streams::types::Words>(
            EventFormat::Messages { initial: None },
            &framed(body),
        ),
        _ => same::<fixture_event_streams::types::Words>(EventFormat::Messages { initial: None }, body),
    }
}

/// Reads the body as a whole and in pieces.
fn same<T: Value + std::fmt::Debug + 'static>(format: EventFormat, body: &[u8]) {
    let whole = read::<T>(format, body, body.len());
    for size in [1, 2, 7] {
        assert_eq!(read::<T>(format, body, size), whole, "in pieces of {size}");
    }
}

fn read<T: Value + std::fmt::Debug + 'static>(format: EventFormat, body: &[u8], size: usize) -> Vec<String> {
    let pieces = body.chunks(size.max(1)).map(Bytes::copy_from_slice).collect::<Vec<_>>();
    let mut stream = EventStream::<T>::default();
    stream.receive(Body::from_pieces(Box::pin(Pieces(pieces.into_iter()))), StreamFormat::Events(format));
    let mut found = Vec::new();
    while let Some(event) = finish(stream.next()) {
        // How an error is put into words may depend on how much of a body was there.
        found.push(match event {
            Ok(event) => format!("{event:?}"),
            Err(EventStreamError::Exception(event)) => format!("exception {event:?}"),
            Err(_) => "error".to_owned(),
        });
    }
    let _resumption = (stream.last_event_id(), stream.retry_after());
    assert!(finish(stream.next()).is_none(), "a stream that has ended goes on");
    found
}

/// A frame whose checksums are right: up to the last bytes that begin a document, they are headers.
fn framed(body: &[u8]) -> Vec<u8> {
    let split = body.iter().rposition(|byte| *byte == b'{').unwrap_or(body.len());
    let (total, headers) = (u32::try_from(body.len() + 16), u32::try_from(split));
    let mut frame = total.unwrap_or(u32::MAX).to_be_bytes().to_vec();
    frame.extend(headers.unwrap_or(u32::MAX).to_be_bytes());
    frame.extend(crc32fast::hash(&frame).to_be_bytes());
    frame.extend(body);
    frame.extend(crc32fast::hash(&frame).to_be_bytes());
    frame
}

/// A body whose pieces are all there.
struct Pieces(std::vec::IntoIter<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Poll::Ready(self.0.next().map(|piece| Ok(Frame::data(piece))))
    }
}
