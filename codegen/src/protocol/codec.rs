//! How the bytes of a body are spelled.

use crate::model::{Encoding, XmlNamespace};

/// How the bytes of a body are spelled: a codec of the runtime, with what it must know about the
/// document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WireCodec {
    /// JSON.
    Json,
    /// JSON with numbers of any size as text.
    JsonTextNumbers,
    /// CBOR.
    Cbor,
    /// XML to be written.
    Xml {
        /// The name of the root element.
        root: String,
        /// The namespace that it declares.
        namespace: Option<XmlNamespace>,
    },
    /// XML to be read, from the element at the end of this path below the root.
    XmlWithin(Vec<String>),
    /// XML to be read whose root element is a member.
    XmlUnwrapped,
    /// A request of AWS's query protocol.
    AwsQuery(QueryAction),
    /// A request of EC2's query protocol.
    Ec2Query(QueryAction),
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
    /// `application/x-www-form-urlencoded`, with the fields about which something is said.
    Form(Vec<Encoding>),
    /// Several parts, with those about which something is said. Only requests are written so.
    Multipart(Vec<Encoding>),
    /// A stream of bytes.
    ByteStream {
        /// It is sent only if its length is known.
        sized: bool,
    },
    /// A stream of events in messages.
    EventStream {
        /// How the members beside the stream are spelled, where they are a message of their own.
        initial: Option<Box<EventPayload>>,
    },
    /// A stream of events that are text.
    TextEvents(TextEvents),
}

/// How events are spelled that are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEvents {
    /// Server-sent events whose data are JSON.
    ServerSent,
    /// Server-sent events whose data are text.
    ServerSentText,
    /// Server-sent events as objects whose `data` are JSON.
    ServerSentObjects,
    /// Server-sent events as objects whose `data` are text.
    ServerSentTextObjects,
    /// JSON, one value a line.
    Lines,
    /// A sequence of JSON texts.
    Sequence,
}

/// How the payload of an event is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPayload {
    /// The codec.
    pub codec: WireCodec,
    /// The media type.
    pub media_type: String,
}

/// What a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryAction {
    /// The operation.
    pub action: String,
    /// The version of the service.
    pub version: String,
}

impl WireCodec {
    /// The features of the runtime that the codec is behind.
    pub fn features(&self) -> impl Iterator<Item = &'static str> {
        let inner = match self {
            Self::EventStream { initial: Some(initial) } => initial.codec.feature(),
            _ => None,
        };
        self.feature().into_iter().chain(inner)
    }

    const fn feature(&self) -> Option<&'static str> {
        match self {
            Self::Cbor => Some("cbor"),
            Self::Multipart(_) => Some("multipart"),
            Self::Xml { .. }
            | Self::XmlWithin(_)
            | Self::XmlUnwrapped
            | Self::AwsQuery(_)
            | Self::Ec2Query(_) => Some("xml"),
            Self::EventStream { .. } => Some("event-stream"),
            Self::TextEvents(_) => Some("events"),
            Self::Json
            | Self::JsonTextNumbers
            | Self::Text
            | Self::Bytes
            | Self::Form(_)
            | Self::ByteStream { .. } => None,
        }
    }
}
