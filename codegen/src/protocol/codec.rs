//! How the bytes of a body are spelled.

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
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
    /// `application/x-www-form-urlencoded`.
    Form,
}

impl WireCodec {
    /// The feature of the runtime that the codec is behind.
    pub const fn feature(&self) -> Option<&'static str> {
        match self {
            Self::Cbor => Some("cbor"),
            Self::Json | Self::JsonTextNumbers | Self::Text | Self::Bytes | Self::Form => None,
        }
    }
}
