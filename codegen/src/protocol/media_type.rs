//! Media types (RFC 9110, 8.3.1), as far as a codec depends on them.

use super::{TextEvents, WireCodec};

/// The codec for a media type; bytes for one that means nothing to this generator.
pub(super) fn codec(media_type: &str) -> WireCodec {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" => WireCodec::Json,
        "application/x-www-form-urlencoded" => WireCodec::Form(Vec::new()),
        other if other.ends_with("+json") => WireCodec::Json,
        other if other.starts_with("text/") => WireCodec::Text,
        _ => WireCodec::Bytes,
    }
}

/// Whether a media type is one of XML (RFC 7303, section 4.2).
pub(super) fn is_xml(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    subtype == "xml" || subtype.ends_with("+xml")
}

/// How a stream of events of this media type is spelled, if it is one.
pub fn events(media_type: &str) -> Option<TextEvents> {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/event-stream" => Some(TextEvents::ServerSent),
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines" => Some(TextEvents::Lines),
        "application/json-seq" => Some(TextEvents::Sequence),
        other if other.ends_with("stream+json") => Some(TextEvents::Lines),
        other => other.ends_with("+json-seq").then_some(TextEvents::Sequence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_codec_depends_on_type_and_suffix_but_not_on_case_or_parameters() {
        let table = [
            ("application/json", WireCodec::Json),
            ("Application/JSON; charset=utf-8", WireCodec::Json),
            ("application/problem+json", WireCodec::Json),
            ("application/x-www-form-urlencoded", WireCodec::Form(Vec::new())),
            ("text/plain; charset=utf-8", WireCodec::Text),
            ("application/octet-stream", WireCodec::Bytes),
            ("*/*", WireCodec::Bytes),
        ];
        for (media_type, expected) in table {
            assert_eq!(codec(media_type), expected, "{media_type}");
        }
    }
}
