//! The small hand-written crate under every client that Drawplate generates.

pub mod auth;
pub mod blob;
pub mod builder;
pub mod call;
pub mod client;
pub mod clock;
pub mod codec;
pub mod codecs;
pub mod debug;
pub mod document;
pub mod endpoint;
pub mod error;
mod exchange;
pub mod json;
pub mod number;
pub mod operation;
pub mod request;
pub mod response;
pub mod schema;
pub mod secret;
pub mod text;
pub mod timestamp;
pub mod transport;
pub mod unknown;
pub mod value;

pub use bytes;
pub use http;

pub use crate::blob::Blob;
pub use crate::document::Document;
pub use crate::number::{BigDecimal, BigInteger};
pub use crate::secret::Secret;
pub use crate::timestamp::Timestamp;
pub use crate::unknown::SdkUnknownMember;
