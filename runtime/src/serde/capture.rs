//! What a deserializer brings, as the text of a JSON document.
//!
//! The text is read by the codec afterwards, so nothing here knows a schema: only that names are
//! texts, that bytes are base64, and that nesting has an end.

use std::fmt;

use base64::Engine;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::NUMBER;
use crate::codec::DEPTH_LIMIT;
use crate::json::write_text;
use crate::{number, text};

/// Writes the value that comes next to the end of a text.
pub(super) struct Capture<'o> {
    out: &'o mut Vec<u8>,
    /// How many more levels are taken.
    levels: usize,
}

impl Capture<'_> {
    /// The whole of what the deserializer brings.
    pub(super) fn run<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let mut out = Vec::new();
        // One level more than the codec takes, so that the codec is what refuses it.
        let levels = DEPTH_LIMIT + 1;
        Capture { out: &mut out, levels }.deserialize(deserializer)?;
        Ok(out)
    }

    fn raw(self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// The same for a value one level down.
    fn inner<E: Error>(&mut self) -> Result<Capture<'_>, E> {
        let levels = self.levels.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Capture { out: self.out, levels })
    }
}

impl<'de> DeserializeSeed<'de> for Capture<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Capture<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a generated type")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.raw("null");
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.raw(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.raw(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.raw(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.raw(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if value.is_finite() {
            self.raw(ryu::Buffer::new().format_finite(value));
        } else {
            write_text(text::not_finite(value), self.out);
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        write_text(value, self.out);
        Ok(())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        write_text(&text::BASE64.encode(value), self.out);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.out.push(b'[');
        let start = self.out.len();
        loop {
            let end = self.out.len();
            if end > start {
                self.out.push(b',');
            }
            if items.next_element_seed(self.inner()?)?.is_none() {
                self.out.truncate(end);
                break;
            }
        }
        self.out.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        self.out.push(b'{');
        let start = self.out.len();
        while let Some(key) = entries.next_key_seed(Key)? {
            if key == NUMBER && self.out.len() == start {
                self.out.pop();
                return self.number(&entries.next_value::<String>()?);
            }
            if self.out.len() > start {
                self.out.push(b',');
            }
            write_text(&key, self.out);
            self.out.push(b':');
            entries.next_value_seed(self.inner()?)?;
        }
        self.out.push(b'}');
        Ok(())
    }
}

impl Capture<'_> {
    fn number<E: Error>(self, digits: &str) -> Result<(), E> {
        match number::grammar(digits.as_bytes()) {
            Some(_) => {
                self.raw(digits);
                Ok(())
            }
            None => Err(E::custom("expected a number")),
        }
    }
}

/// Reads the key of a map as a text; formats like YAML have keys that are numbers or booleans.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn visit_string<E: Error>(self, name: String) -> Result<String, E> {
        Ok(name)
    }

    fn visit_bool<E: Error>(self, name: bool) -> Result<String, E> {
        Ok(name.to_string())
    }

    fn visit_i64<E: Error>(self, name: i64) -> Result<String, E> {
        Ok(name.to_string())
    }

    fn visit_u64<E: Error>(self, name: u64) -> Result<String, E> {
        Ok(name.to_string())
    }
}
