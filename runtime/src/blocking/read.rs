//! A download, for what reads bytes from a file.

use std::io::{self, Read};

use bytes::{Buf, Bytes};

use super::wait;
use crate::stream::ByteStream;

/// A [`ByteStream`] as a reader that blocks for each piece.
#[derive(Debug)]
pub struct Reader {
    stream: ByteStream,
    piece: Bytes,
}

impl ByteStream {
    /// The stream as a reader that blocks for each piece.
    ///
    /// # Errors
    ///
    /// Reading fails when the stream breaks off, and where the thread must not block; see
    /// [`blocking`](crate::blocking).
    pub const fn into_reader(self) -> Reader {
        Reader { stream: self, piece: Bytes::new() }
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() && !buffer.is_empty() {
            match wait(self.stream.next()).map_err(io::Error::other)? {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = self.piece.len().min(buffer.len());
        if let Some(place) = buffer.get_mut(..length) {
            self.piece.copy_to_slice(place);
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;

    use crate::stream::ByteStream;

    /// Pieces that come one by one, the last of which may be an error.
    struct Pieces(Vec<Result<&'static str, &'static str>>);

    impl Stream for Pieces {
        type Item = Result<&'static str, &'static str>;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
        }
    }

    #[test]
    fn pieces_are_read_as_one() {
        let stream = ByteStream::new(Pieces(vec![Ok("ab"), Ok(""), Ok("cde")]));
        let mut text = String::new();
        stream.into_reader().read_to_string(&mut text).unwrap();
        assert_eq!(text, "abcde");
    }

    #[test]
    fn a_stream_that_breaks_off_is_an_error_behind_what_arrived() {
        let mut reader = ByteStream::new(Pieces(vec![Ok("ab"), Err("CAUSE")])).into_reader();
        let mut two = [0; 2];
        reader.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"ab");
        assert!(reader.read(&mut two).unwrap_err().to_string().contains("CAUSE"));
    }

    #[test]
    fn in_asynchronous_code_reading_is_an_error() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let error = runtime.block_on(async { ByteStream::from("a").into_reader().read(&mut [0]) });
        assert!(error.unwrap_err().to_string().contains("spawn_blocking"));
    }
}
