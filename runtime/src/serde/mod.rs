//! Generated types in serde's data model, through the codec for JSON (feature `serde`).
//!
//! Every generated structure, union and enum implements [`Serialize`] and [`Deserialize`], and no
//! code is derived for any of them: a value is written as the JSON that it is on the wire, and that
//! text is handed to the serializer piece by piece; what a deserializer brings is put together as
//! JSON and read by the decoder that reads responses. So names, timestamps, tags of unions, unknown
//! members and what is required are in one place only, and what serde_json writes is what is sent:
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use drawplate_runtime::{Blob, Document};
//!
//! let document: Document = r#"{"a":[1,2.5,null]}"#.parse().unwrap();
//! assert_eq!(serde_json::to_string(&document).unwrap(), r#"{"a":[1,2.5,null]}"#);
//! let blob: Blob = serde_json::from_str(r#""aGk=""#).unwrap();
//! assert_eq!(&*blob, b"hi");
//! # }
//! ```
//!
//! - **Secrets are written.** serde is for data, `Debug` is for people: what the specification calls
//!   sensitive is redacted in the latter only. Take care where serialized values go.
//! - Members of inputs and outputs that travel in headers, paths or queries are members like any
//!   other here. What holds a stream of bytes or events has no implementation, nor do outputs that
//!   are told apart by their status.
//! - Any format that describes itself will do, such as YAML, CBOR or MessagePack, within what it can
//!   say: TOML, for one, has no null. Blobs are base64 in all of them, as in JSON.
//! - A number that neither an integer of 128 bits nor a floating point number holds is passed on
//!   digit by digit in the way of serde_json's `arbitrary_precision`. Without that feature serde_json
//!   writes it as an object with one member, which is read back all the same. Numbers that a floating
//!   point number holds may change their spelling (`1.50` to `1.5`, `1e16` to `1e+16`), never their value.

mod capture;
mod number;

use std::fmt;

#[doc(hidden)]
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use self::capture::Capture;
pub(crate) use self::number::{NUMBER, Number};
use crate::blob::Blob;
use crate::codec::{Codec, DecodeError};
use crate::document::Document;
use crate::json::{JSON, Transcode};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::ValueSchema;
use crate::timestamp::Timestamp;
use crate::value::{Slot, Value, View};

/// Writes a value as what it is on the wire.
#[doc(hidden)]
pub fn serialize<S: Serializer>(value: &impl Value, serializer: S) -> Result<S::Ok, S::Error> {
    let text = encode(value.view()).map_err(serde_core::ser::Error::custom)?;
    Transcode::run(&text, serializer)
}

/// Reads a value from what it is on the wire.
#[doc(hidden)]
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Capture::run(deserializer)?;
    let mut value = T::empty();
    decode(&text, value.slot()).map_err(serde_core::de::Error::custom)?;
    Ok(value)
}

fn encode(view: View<'_>) -> Result<Vec<u8>, crate::codec::EncodeError> {
    let mut text = Vec::new();
    JSON.encode(view, &ValueSchema::PLAIN, &mut text)?;
    Ok(text)
}

fn decode(text: &[u8], slot: Slot<'_>) -> Result<(), Unreadable> {
    JSON.decode(text, slot, &ValueSchema::PLAIN).map_err(Unreadable)
}

/// Says what is wrong and where in the value; the text was never the caller's, so no place in it.
struct Unreadable(DecodeError);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.0.kind(), self.0.path())
    }
}

/// Implements `Serialize` and `Deserialize` for a generated type.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_model {
    ($name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::serde::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::serde::deserialize(deserializer)
            }
        }
    };
}

serde_model!(Document);
serde_model!(Blob);
serde_model!(Timestamp);
serde_model!(BigInteger);
serde_model!(BigDecimal);
