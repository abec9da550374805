//! Server-sent events
//! ([HTML, section 9.2.6](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation)).

use bytes::{Buf, BytesMut};

/// Takes a body apart into events.
#[derive(Default)]
pub(in crate::stream::events) struct ServerSent {
    /// The event that is being read.
    event: Event,
    /// The last line ended with a carriage return, to which a line feed may belong.
    ended_by_return: bool,
    /// Something has arrived, so that a byte order mark can no longer come.
    begun: bool,
    /// How much of the buffer is known to hold no end of a line.
    seen: usize,
    resumption: Resumption,
}

/// What a client needs to know that asks again after a stream has ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::stream::events) struct Resumption {
    /// The last id that an event had.
    pub(in crate::stream::events) last_id: Option<String>,
    /// How many milliseconds to wait.
    pub(in crate::stream::events) retry: Option<u64>,
}

/// What an event says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::stream::events) struct Event {
    pub(in crate::stream::events) data: Vec<u8>,
    has_data: bool,
    /// Its name; `message` if it has none.
    pub(in crate::stream::events) name: Option<String>,
    pub(in crate::stream::events) id: Option<String>,
    /// In how many milliseconds the client should ask again.
    pub(in crate::stream::events) retry: Option<u64>,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl ServerSent {
    /// The first event, once it is there as a whole: an event that breaks off is none.
    pub(in crate::stream::events) fn take(&mut self, buffer: &mut BytesMut, is_all: bool) -> Option<Event> {
        if !self.begun && !self.begin(buffer, is_all) {
            return None;
        }
        loop {
            if self.ended_by_return
                && let Some(first) = buffer.first()
            {
                let is_same_end = *first == b'\n';
                self.ended_by_return = false;
                buffer.advance(usize::from(is_same_end));
            }
            let rest = buffer.get(self.seen..).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                self.seen = buffer.len();
                return None;
            };
            let mut line = buffer.split_to(self.seen + found + 1);
            self.seen = 0;
            self.ended_by_return = line.last() == Some(&b'\r');
            line.truncate(line.len().saturating_sub(1));
            if !line.is_empty() {
                self.event.field(&line);
            } else if let Some(event) = self.dispatch() {
                return Some(event);
            }
        }
    }

    /// The event, if it has data; whatever it is, the next one begins. Ids and times count without data,
    /// too.
    fn dispatch(&mut self) -> Option<Event> {
        let event = std::mem::take(&mut self.event);
        if let Some(id) = &event.id {
            self.resumption.last_id = Some(id.clone()).filter(|id| !id.is_empty());
        }
        self.resumption.retry = event.retry.or(self.resumption.retry);
        event.has_data.then_some(event)
    }

    /// What a client needs to know that asks again.
    pub(in crate::stream::events) const fn resumption(&self) -> &Resumption {
        &self.resumption
    }

    /// How many bytes the event has that is being read.
    pub(in crate::stream::events) const fn pending(&self) -> usize {
        self.event.data.len()
    }

    /// Skips a byte order mark; `false` if it may still be on its way.
    fn begin(&mut self, buffer: &mut BytesMut, is_all: bool) -> bool {
        if buffer.starts_with(MARK) {
            buffer.advance(MARK.len());
        } else if MARK.starts_with(buffer) && !is_all {
            return false;
        }
        self.begun = true;
        true
    }
}

impl Event {
    /// Takes in a line, which is a field or a comment.
    fn field(&mut self, line: &[u8]) {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let (name, value) = line.split_at_checked(colon).unwrap_or((line, &[]));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"data" => {
                if self.has_data {
                    self.data.push(b'\n');
                }
                self.has_data = true;
                self.data.extend_from_slice(value);
            }
            b"event" => self.name = Some(text()),
            b"id" if !value.contains(&0) => self.id = Some(text()),
            b"retry" if value.iter().all(u8::is_ascii_digit) => self.retry = text().parse().ok(),
            // A comment, or a field of a later version.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use proptest::prelude::*;

    use super::*;

    fn read(body: &[u8], size: usize) -> Vec<Event> {
        let (mut parser, mut buffer, mut found) = (ServerSent::default(), BytesMut::new(), Vec::new());
        for piece in body.chunks(size.max(1)) {
            buffer.extend_from_slice(piece);
            while let Some(event) = parser.take(&mut buffer, false) {
                found.push(event);
            }
        }
        while let Some(event) = parser.take(&mut buffer, true) {
            found.push(event);
        }
        found
    }

    fn data(body: &str) -> Vec<String> {
        let text = |event: Event| String::from_utf8(event.data).unwrap();
        let whole: Vec<_> = read(body.as_bytes(), body.len()).into_iter().map(text).collect();
        for size in 1..body.len() {
            let pieces: Vec<_> = read(body.as_bytes(), size).into_iter().map(text).collect();
            assert_eq!(pieces, whole, "{body:?} in pieces of {size}");
        }
        whole
    }

    /// The examples of the section, and what it says of lines and fields.
    #[test]
    fn events_are_those_of_the_specification() {
        for (body, expected) in [
            (
                "data: This is the first message.\n\ndata: a\ndata: b\n\n",
                &["This is the first message.", "a\nb"][..],
            ),
            ("data: YHOO\ndata: +2\ndata: 10\n\n", &["YHOO\n+2\n10"]),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event",
                &["first event", "second event"],
            ),
            ("data\n\ndata\ndata\n\ndata:", &["", "\n"]),
            ("data:test\n\ndata: test\n\n", &["test", "test"]),
            ("data: a\rdata: b\r\rdata: c\r\n\r\ndata: d\n\n", &["a\nb", "c", "d"]),
            ("data: a\r\n\ndata: b\r\n\n\r\n", &["a", "b"]),
            ("\u{feff}data: a\n\n\u{feff}data: b\n\n", &["a"]),
            ("event: x\n\ndata: a\n\n", &["a"]),
            ("Data: a\n\ndata : b\n\nunknown: c\n\n", &[]),
            ("", &[]),
            ("\n\n\r\r\n", &[]),
            ("data: {\"a\": 1}\n", &[]),
        ] {
            assert_eq!(data(body), expected, "{body:?}");
        }
    }

    #[test]
    fn names_ids_and_times_belong_to_their_event() {
        let body = b"event: add\nid: 7\nretry: 100\ndata: 1\n\ndata: 2\nretry: 1s\nid: a\0b\n\n";
        let [first, second] = &read(body, body.len())[..] else { panic!("two events") };
        assert_eq!(
            (first.name.as_deref(), first.id.as_deref(), first.retry),
            (Some("add"), Some("7"), Some(100))
        );
        assert_eq!((&second.name, &second.id, second.retry), (&None, &None, None));
    }

    /// As "reconnection time" and "last event ID" are told of in the section: an id stays until another
    /// one comes, and an empty one takes it away.
    #[test]
    fn the_last_id_and_time_stay_until_others_come() {
        let (mut parser, mut buffer) = (ServerSent::default(), BytesMut::new());
        for (body, id, retry) in [
            ("data: a\n\n", None, None),
            ("id: 1\nretry: 500\ndata: a\n\n", Some("1"), Some(500)),
            ("data: b\n\n", Some("1"), Some(500)),
            ("id: 2\n\n", Some("2"), Some(500)),
            ("id: 3\n", Some("2"), Some(500)),
            ("\nretry: 7\nid\n\n", None, Some(7)),
        ] {
            buffer.extend_from_slice(body.as_bytes());
            while parser.take(&mut buffer, false).is_some() {}
            let Resumption { last_id, retry: time } = parser.resumption();
            assert_eq!((last_id.as_deref(), *time), (id, retry), "{body:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_whatever_ends_lines_and_pieces(
            events in prop::collection::vec("[^\r\n\0]{0,12}(\n[^\r\n\0]{0,12}){0,3}", 0..6),
            ends in prop::collection::vec(prop::sample::select(vec!["\n", "\r", "\r\n"]), 1..5),
            size in 1_usize..20,
        ) {
            let mut next = ends.iter().cycle();
            let mut body = String::new();
            for event in &events {
                for line in event.split('\n') {
                    body.extend(["data: ", line, next.next().unwrap()]);
                }
                body.push_str(": a comment");
                body.push_str(next.next().unwrap());
                // A line feed right after a carriage return would end no line of its own.
                let end = if body.ends_with('\r') { "\r\n" } else { next.next().unwrap() };
                body.push_str(end);
            }
            let found: Vec<_> = read(body.as_bytes(), size).into_iter().map(|event| String::from_utf8(event.data).unwrap()).collect();
            prop_assert_eq!(found, events);
        }
    }
}
