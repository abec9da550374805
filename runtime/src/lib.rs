//! The small hand-written crate under every client that Drawplate generates.
//!
//! A generated crate is types and tables: [`schema`] says what its types look like, [`operation`]
//! how its operations travel. This crate reads both. It writes and reads bodies ([`codec`],
//! [`json`], [`codecs`]), builds requests ([`request`]), proves who sends them ([`auth`]), sends
//! them ([`transport`]), once more if that is safe and may help ([`retry`]), and makes outputs or errors of what comes back ([`response`], [`error`]).
//! It knows nothing of any service.
//!
//! # Features
//!
//! - `blocking`: calls from code that is not asynchronous.
//! - `aws-credentials`: credentials and region from wherever AWS's own tools find them.
//! - `cbor`: CBOR, for the protocol that uses it.
//! - `events`: streams of events whose frames are text; `event-stream`: those of Smithy too.
//! - `gzip`, `md5`: compression and checksums of requests.
//! - `http2`: HTTP/2 over the transport of `reqwest`.
//! - `checksums`: checksums of requests by other algorithms, and of responses.
//! - `oauth2`: tokens that clients fetch for themselves.
//! - `reqwest` (default): a transport over reqwest with TLS by rustls and ring, and tokio's timers.
//! - `serde`: `Serialize` and `Deserialize` for generated types, the same as on the wire.
//! - `sigv4`: signatures of AWS. Clients of services that ask for them enable it.
//! - `testing`: scripts that answer the calls of a client in tests.
//! - `tracing`: spans for calls and attempts, with OpenTelemetry's names.
//! - `validation`: inputs against the limits of their specification, before they are sent.
//! - `xml`: XML, and the query protocols of AWS.
//! - `tokio`: tokio's timers alone, for a transport of one's own.
//!
//! # Streams
//!
//! Bytes are sent and read piece by piece ([`ByteStream`]), events one by one
//! ([`stream::EventStream`](stream)); documents are read as a whole, up to a limit.

pub mod auth;
pub mod blob;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod builder;
pub mod call;
#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(feature = "checksums")]
mod checksum;
pub mod client;
pub mod clock;
pub mod codec;
pub mod codecs;
pub mod debug;
pub mod document;
pub mod endpoint;
mod enumeration;
pub mod error;
mod exchange;
mod flat;
pub mod intercept;
#[cfg(feature = "jmespath")]
pub mod jmespath;
pub mod json;
#[cfg(feature = "multipart")]
pub mod multipart;
pub mod notification;
pub mod number;
pub mod operation;
pub mod pages;
mod pairs;
#[cfg(feature = "xml")]
pub mod query;
pub mod request;
pub mod response;
pub mod retry;
pub mod schema;
pub mod secret;
#[cfg(feature = "serde")]
pub mod serde;
pub mod stream;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
pub mod timestamp;
pub mod transport;
pub mod unknown;
#[cfg(feature = "validation")]
pub mod validation;
pub mod value;
#[cfg(feature = "jmespath")]
pub mod waiter;
#[cfg(feature = "xml")]
pub mod xml;

pub use bytes;
pub use http;

pub use crate::blob::Blob;
pub use crate::document::Document;
pub use crate::number::{BigDecimal, BigInteger};
pub use crate::secret::Secret;
pub use crate::stream::ByteStream;
#[cfg(feature = "events")]
pub use crate::stream::EventStream;
pub use crate::timestamp::Timestamp;
pub use crate::unknown::SdkUnknownMember;
