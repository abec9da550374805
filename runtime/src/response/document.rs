//! The body of an error response as data, before its type is known.

use crate::codec::Codec;
use crate::document::Document;
use crate::json::JSON;
use crate::operation::ErrorCode;
use crate::schema::ValueSchema;
use crate::value::Slot;

/// The body as data, if it is an object in the format of the operation's errors.
pub(crate) fn document(error_code: ErrorCode, body: &[u8]) -> Option<Document> {
    match error_code {
        ErrorCode::Status | ErrorCode::AmazonJson | ErrorCode::RpcV2Json => json(body),
        #[cfg(feature = "cbor")]
        ErrorCode::RpcV2Cbor => crate::cbor::document(body).ok(),
        #[cfg(feature = "xml")]
        ErrorCode::Xml(path) => crate::xml::document(body, path).ok(),
        ErrorCode::QueryCompatible(inner) => document(*inner, body),
    }
}

fn json(body: &[u8]) -> Option<Document> {
    if body.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    let mut document = Document::Null;
    JSON.decode(body, Slot::Document(&mut document), &ValueSchema::PLAIN).ok()?;
    Some(document)
}
