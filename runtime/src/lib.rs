//! The small hand-written crate under every client that Drawplate generates.

pub mod blob;
pub mod builder;
pub mod codec;
pub mod codecs;
pub mod debug;
pub mod document;
pub mod endpoint;
pub mod json;
pub mod number;
pub mod schema;
pub mod text;
pub mod timestamp;
pub mod unknown;
pub mod value;

pub use crate::blob::Blob;
pub use crate::document::Document;
pub use crate::number::{BigDecimal, BigInteger};
pub use crate::timestamp::Timestamp;
pub use crate::unknown::SdkUnknownMember;
