//! What is done with a body that is written, before the request is signed.

use http::{HeaderMap, HeaderValue};

use super::RequestError;
use super::body::Written;
use crate::operation::BodyStep;
use crate::value::Structure;
#[cfg(feature = "checksums")]
use crate::value::View;

/// How the headers with checksums of bodies begin; the algorithm's name follows.
#[cfg(any(feature = "checksums", feature = "md5"))]
pub(super) const CHECKSUM_PREFIX: &str = "x-amz-checksum-";

/// Takes the steps, in their order. A stream is not compressed, and has no checksum before it ends.
#[cfg_attr(
    not(all(feature = "checksums", feature = "gzip", feature = "md5")),
    allow(clippy::never_loop, clippy::ptr_arg, unused_variables)
)]
pub(super) fn take(
    steps: &[BodyStep],
    input: &dyn Structure,
    body: &mut Written,
    headers: &mut HeaderMap,
    compress_from: Option<usize>,
) -> Result<(), RequestError> {
    for step in steps {
        match *step {
            #[cfg(feature = "gzip")]
            BodyStep::Gzip
                if body.stream.is_none() && compress_from.is_some_and(|least| body.bytes.len() >= least) =>
            {
                gzip::compress(&mut body.bytes, headers)?;
            }
            #[cfg(feature = "gzip")]
            BodyStep::Gzip => {}
            #[cfg(feature = "checksums")]
            BodyStep::Checksum(member) if body.stream.is_some() => {
                if matches!(input.member(member), View::String(_)) {
                    of_stream(headers)?;
                }
            }
            #[cfg(feature = "checksums")]
            BodyStep::Checksum(member) => super::checksum::add(input, member, &body.bytes, headers)?,
            #[cfg(feature = "md5")]
            BodyStep::ContentMd5 if body.stream.is_some() => of_stream(headers)?,
            #[cfg(feature = "md5")]
            BodyStep::ContentMd5 => md5::add(&body.bytes, headers)?,
            BodyStep::UnsignedPayload => {
                headers.insert("x-amz-content-sha256", HeaderValue::from_static("UNSIGNED-PAYLOAD"));
            }
        }
    }
    Ok(())
}

/// A stream has the checksum that the caller has given it: its header comes before the body.
#[cfg(any(feature = "checksums", feature = "md5"))]
fn of_stream(headers: &HeaderMap) -> Result<(), RequestError> {
    let is_checksum = |name: &str| name == "content-md5" || name.starts_with(CHECKSUM_PREFIX);
    if headers.keys().any(|name| is_checksum(name.as_str())) {
        return Ok(());
    }
    Err(RequestError::Stream(
        "the service wants a checksum of the body before it: give the stream's bytes as a whole, or its \
         checksum as a member",
    ))
}

#[cfg(feature = "gzip")]
mod gzip {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use http::header::CONTENT_ENCODING;
    use http::{HeaderMap, HeaderValue};

    use super::RequestError;

    /// Compresses the body; what it was encoded with before stays in front (RFC 9110, 8.4).
    pub(super) fn compress(body: &mut Vec<u8>, headers: &mut HeaderMap) -> Result<(), RequestError> {
        const FAILED: RequestError = RequestError::Schema("the body cannot be compressed");
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).map_err(|_| FAILED)?;
        *body = encoder.finish().map_err(|_| FAILED)?;
        let encodings = match headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok()) {
            Some(before) if !before.trim().is_empty() => format!("{before}, gzip"),
            _ => "gzip".to_owned(),
        };
        headers.insert(CONTENT_ENCODING, HeaderValue::from_str(&encodings).map_err(|_| FAILED)?);
        Ok(())
    }
}

#[cfg(feature = "md5")]
mod md5 {
    use base64::Engine;
    use http::{HeaderMap, HeaderValue};
    use md5::{Digest, Md5};

    use super::RequestError;
    use crate::text::BASE64;

    /// Adds the checksum of the body, unless there is one already, of this kind or another.
    pub(super) fn add(body: &[u8], headers: &mut HeaderMap) -> Result<(), RequestError> {
        if headers.keys().any(|name| name.as_str().starts_with(super::CHECKSUM_PREFIX)) {
            return Ok(());
        }
        let checksum = HeaderValue::from_str(&BASE64.encode(Md5::digest(body)));
        let checksum = checksum.map_err(|_| RequestError::Schema("the checksum is not a header"))?;
        headers.entry("content-md5").or_insert(checksum);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::io::Read;

    use flate2::read::GzDecoder;
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Written, take};
    use crate::operation::BodyStep;
    use crate::request::testing::Bag;

    fn written(body: &str) -> Written {
        Written {
            bytes: body.as_bytes().to_vec(),
            stream: None,
            media_type: None,
            #[cfg(feature = "event-stream")]
            has_messages: false,
        }
    }

    fn taken(steps: &[BodyStep], body: &str, headers: &[(&'static str, &str)]) -> (Vec<u8>, HeaderMap) {
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        let (mut headers, mut body) = (HeaderMap::from_iter(headers), written(body));
        take(steps, &Bag::of(String::new()), &mut body, &mut headers, Some(10)).unwrap();
        (body.bytes, headers)
    }

    #[test]
    fn a_body_that_is_long_enough_is_compressed_behind_its_other_encodings() {
        let text = "0123456789".repeat(9);
        for (before, after) in [(None, "gzip"), (Some("custom"), "custom, gzip"), (Some(""), "gzip")] {
            let before: Vec<_> = before.iter().map(|value| ("content-encoding", *value)).collect();
            let (body, headers) = taken(&[BodyStep::Gzip], &text, &before);
            let mut back = String::new();
            GzDecoder::new(body.as_slice()).read_to_string(&mut back).unwrap();
            assert_eq!(
                (back.as_str(), headers["content-encoding"].to_str().unwrap()),
                (text.as_str(), after)
            );
            assert!(body.len() < text.len());
        }
        let (body, headers) = taken(&[BodyStep::Gzip], "012345678", &[]);
        assert_eq!((body.as_slice(), headers.len()), (b"012345678".as_slice(), 0));
        let mut body = written(&text);
        let length = text.len();
        take(&[BodyStep::Gzip], &Bag::of(String::new()), &mut body, &mut HeaderMap::new(), None).unwrap();
        assert_eq!(body.bytes.len(), length);
    }

    /// The digest of RFC 1321, appendix A.5, in base64.
    #[test]
    fn the_checksum_is_that_of_what_is_sent_unless_the_caller_has_one() {
        let (_, headers) = taken(&[BodyStep::ContentMd5], "abc", &[]);
        assert_eq!(headers["content-md5"], "kAFQmDzST7DWlj99KOF/cg==");
        let (_, headers) = taken(&[BodyStep::ContentMd5], "abc", &[("content-md5", "own")]);
        assert_eq!(headers["content-md5"], HeaderValue::from_static("own"));
        let (_, headers) = taken(&[BodyStep::ContentMd5], "abc", &[("x-amz-checksum-crc32", "own")]);
        assert_eq!(headers.len(), 1);
        let (_, both) = taken(&[BodyStep::Gzip, BodyStep::ContentMd5], "0123456789", &[]);
        let (_, plain) = taken(&[BodyStep::ContentMd5], "0123456789", &[]);
        assert_ne!(both["content-md5"], plain["content-md5"]);
    }
}
