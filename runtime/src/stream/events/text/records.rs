//! Records between separators: lines of JSON ([JSON Lines](https://jsonlines.org)), and sequences of
//! JSON texts ([RFC 7464](https://www.rfc-editor.org/rfc/rfc7464)).

use bytes::{Bytes, BytesMut};

/// Takes a body apart into records. What is between two separators and not blank is one.
pub(in crate::stream::events) struct Records {
    separator: u8,
    /// How much of the buffer is known to hold no separator.
    seen: usize,
}

impl Records {
    pub(in crate::stream::events) const LINES: Self = Self { separator: b'\n', seen: 0 };
    /// A record begins with a separator of its own, and so ends where the next one begins.
    pub(in crate::stream::events) const SEQUENCE: Self = Self { separator: 0x1e, seen: 0 };

    /// The first record, once it is there as a whole.
    pub(in crate::stream::events) fn take(&mut self, buffer: &mut BytesMut, is_all: bool) -> Option<Bytes> {
        loop {
            let rest = buffer.get(self.seen..).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| *byte == self.separator) else {
                self.seen = buffer.len();
                return (is_all && !is_blank(buffer)).then(|| self.rest(buffer));
            };
            let record = buffer.split_to(self.seen + found).freeze();
            // The separator itself.
            drop(buffer.split_to(1));
            self.seen = 0;
            if !is_blank(&record) {
                return Some(record);
            }
        }
    }

    fn rest(&mut self, buffer: &mut BytesMut) -> Bytes {
        self.seen = 0;
        buffer.split().freeze()
    }
}

fn is_blank(record: &[u8]) -> bool {
    record.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn all(mut records: Records, body: &[u8], size: usize) -> Vec<String> {
        let (mut buffer, mut found) = (BytesMut::new(), Vec::new());
        for piece in body.chunks(size) {
            buffer.extend_from_slice(piece);
            while let Some(record) = records.take(&mut buffer, false) {
                found.push(record);
            }
        }
        while let Some(record) = records.take(&mut buffer, true) {
            found.push(record);
        }
        found.iter().map(|record| String::from_utf8(record.to_vec()).unwrap().trim().to_owned()).collect()
    }

    #[test]
    fn lines_are_records_however_they_arrive_and_end() {
        let body = b"{\"a\":1}\n\r\n{\"a\":2}\r\n \n{\"a\":3}";
        for size in 1..=body.len() {
            assert_eq!(all(Records::LINES, body, size), [r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#]);
        }
    }

    /// The examples of RFC 7464, section 2.2: records may hold line breaks.
    #[test]
    fn a_sequence_has_records_with_line_breaks() {
        let body = b"\x1e{\"a\":\n1}\n\x1e\x1e[2]\n";
        for size in 1..=body.len() {
            assert_eq!(all(Records::SEQUENCE, body, size), ["{\"a\":\n1}", "[2]"]);
        }
    }
}
