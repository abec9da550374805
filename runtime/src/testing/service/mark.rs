//! What tells a client which protocol a response speaks, and which error it is.

use bytes::{BufMut, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue};

use crate::operation::ErrorCode;
use crate::testing::answer::{Canned, Content};

/// Marks a response as one of the protocol's own.
pub(super) fn success(error_code: ErrorCode, headers: &mut HeaderMap) {
    let protocol = match error_code {
        ErrorCode::RpcV2Json => "rpc-v2-json",
        #[cfg(feature = "cbor")]
        ErrorCode::RpcV2Cbor => "rpc-v2-cbor",
        ErrorCode::QueryCompatible(inner) => return success(*inner, headers),
        _ => return,
    };
    headers.insert("smithy-protocol", HeaderValue::from_static(protocol));
}

/// Marks a response as the error with this code.
pub(super) fn error(error_code: ErrorCode, code: &'static str, canned: &mut Canned) -> Result<(), String> {
    success(error_code, &mut canned.headers);
    match error_code {
        ErrorCode::Status => {}
        ErrorCode::AmazonJson => {
            canned.headers.insert("x-amzn-errortype", HeaderValue::from_static(code));
        }
        ErrorCode::RpcV2Json => {
            let member = format!("\"__type\":\"{code}\"");
            change(canned, |body| match body.strip_prefix(b"{") {
                Some(b"}") | None => format!("{{{member}}}").into(),
                Some(rest) => joined(&[b"{", member.as_bytes(), b",", rest]),
            })?;
        }
        #[cfg(feature = "cbor")]
        ErrorCode::RpcV2Cbor => change(canned, |body| with_type(code, body))?,
        #[cfg(feature = "xml")]
        ErrorCode::Xml(path) => change(canned, |body| with_code(path, code, body))?,
        ErrorCode::QueryCompatible(inner) => error(*inner, code, canned)?,
    }
    Ok(())
}

fn change(canned: &mut Canned, change: impl FnOnce(&[u8]) -> Bytes) -> Result<(), String> {
    match &mut canned.body {
        Content::Whole(body) => {
            *body = change(body);
            Ok(())
        }
        Content::Once(_) => Err("an error is no stream".to_owned()),
    }
}

fn joined(parts: &[&[u8]]) -> Bytes {
    let mut all = BytesMut::new();
    parts.iter().for_each(|part| all.put_slice(part));
    all.freeze()
}

/// A map of indefinite length (RFC 8949, section 3.2.2), as the codec writes them, with one more entry.
#[cfg(feature = "cbor")]
fn with_type(code: &str, body: &[u8]) -> Bytes {
    const BEGIN: u8 = 0xbf;
    const END: u8 = 0xff;
    let mut entry = minicbor::Encoder::new(Vec::new());
    // A buffer in memory takes all that it is given.
    let _ = entry.str("__type").and_then(|entry| entry.str(code));
    let entry = entry.into_writer();
    match body.split_first() {
        Some((&BEGIN, rest)) => joined(&[&[BEGIN], &entry, rest]),
        _ => joined(&[&[BEGIN], &entry, &[END]]),
    }
}

/// The element at the end of a path below the root, with `Code` in front of what is in it.
#[cfg(feature = "xml")]
fn with_code(path: &[&str], code: &str, body: &[u8]) -> Bytes {
    let code = format!("<Code>{code}</Code>");
    let text = String::from_utf8_lossy(body);
    let begin = path.last().map(|name| format!("<{name}>"));
    // Without a path the code is in the root, whatever its name and its attributes.
    let place = match &begin {
        Some(begin) => text.find(begin.as_str()).map(|start| start + begin.len()),
        None => text.find('>').map(|start| start + 1),
    };
    match place.and_then(|place| text.split_at_checked(place)) {
        Some((before, after)) => joined(&[before.as_bytes(), code.as_bytes(), after.as_bytes()]),
        None => {
            let opened: String = path.iter().map(|name| format!("<{name}>")).collect();
            let closed: String = path.iter().rev().map(|name| format!("</{name}>")).collect();
            format!("<Response>{opened}{code}{closed}</Response>").into()
        }
    }
}
