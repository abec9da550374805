//! Values that the codecs can read into and write from.
//!
//! A codec never knows a generated type. It asks a value for a [`View`] to write it, or for a
//! [`Slot`] to read into it, and goes down from there. Both are small enums over references, so a
//! generated type needs two short `match`es and no code of its own for any wire format.

mod implementations;
mod kind;
mod nullable;

pub use self::nullable::Nullable;
use std::any::Any;

use crate::blob::Blob;
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::response::UnknownResponse;
use crate::schema::{StructureSchema, UnionSchema};
use crate::stream::Streaming;
use crate::timestamp::Timestamp;
use crate::unknown::SdkUnknownMember;

/// What a value looks like to a codec that writes it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// An optional value that is not set: nothing is written.
    Absent,
    /// An explicit null.
    Null,
    /// The value of a union member that carries nothing.
    Unit,
    /// `true` or `false`.
    Boolean(bool),
    /// A signed integer of any width.
    Integer(i64),
    /// An unsigned integer of any width.
    Unsigned(u64),
    /// A 32-bit floating point number.
    Float(f32),
    /// A 64-bit floating point number.
    Double(f64),
    /// Text, or the text of an enum.
    String(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
    /// A point in time.
    Timestamp(&'a Timestamp),
    /// An integer of any size.
    BigInteger(&'a BigInteger),
    /// A decimal number of any size and precision.
    BigDecimal(&'a BigDecimal),
    /// Data without a schema.
    Document(&'a Document),
    /// A structure.
    Structure(&'a dyn Structure),
    /// A union.
    Union(&'a dyn Union),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Map),
    /// A stream, which is no part of any document.
    Stream(&'a dyn Streaming),
}

/// A place for a codec to read into.
#[non_exhaustive]
pub enum Slot<'a> {
    /// There is nothing to keep: the value is skipped.
    Skip,
    /// The value of a union member that carries nothing.
    Unit,
    /// `true` or `false`.
    Boolean(&'a mut bool),
    /// An 8-bit signed integer.
    Byte(&'a mut i8),
    /// A 16-bit signed integer.
    Short(&'a mut i16),
    /// A 32-bit signed integer.
    Integer(&'a mut i32),
    /// A 64-bit signed integer.
    Long(&'a mut i64),
    /// A 32-bit unsigned integer.
    UnsignedInteger(&'a mut u32),
    /// A 64-bit unsigned integer.
    UnsignedLong(&'a mut u64),
    /// A 32-bit floating point number.
    Float(&'a mut f32),
    /// A 64-bit floating point number.
    Double(&'a mut f64),
    /// Text.
    String(&'a mut String),
    /// The text of an enum.
    Enum(&'a mut dyn EnumSlot),
    /// The number of an integer enum.
    IntEnum(&'a mut dyn IntEnumSlot),
    /// Bytes.
    Blob(&'a mut Blob),
    /// A point in time.
    Timestamp(&'a mut Timestamp),
    /// An integer of any size.
    BigInteger(&'a mut BigInteger),
    /// A decimal number of any size and precision.
    BigDecimal(&'a mut BigDecimal),
    /// Data without a schema.
    Document(&'a mut Document),
    /// A value that may be absent or null.
    Option(&'a mut dyn OptionSlot),
    /// A structure.
    Structure(&'a mut dyn Structure),
    /// A union.
    Union(&'a mut dyn Union),
    /// A list.
    List(&'a mut dyn List),
    /// A map.
    Map(&'a mut dyn Map),
    /// A stream, which is no part of any document.
    Stream(&'a mut dyn Streaming),
    /// A response as it came, which is no part of any document.
    Response(&'a mut UnknownResponse),
}

/// A value of a generated type, or of a type that generated types are made of.
pub trait Value: Send + Sync {
    /// What a field holds before anything was read into it: zero, no text, no members.
    fn empty() -> Self
    where
        Self: Sized;

    /// The value as a codec writes it.
    fn view(&self) -> View<'_>;

    /// The place that a codec reads into.
    fn slot(&mut self) -> Slot<'_>;

    /// The value that an explicit null stands for, where null is a value of this type.
    fn null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// How the values travel as events of a stream, for unions that are one: an entry for each
    /// variant.
    #[cfg(feature = "event-stream")]
    fn events() -> &'static [crate::stream::EventSchema]
    where
        Self: Sized,
    {
        &[]
    }
}

/// A generated structure.
pub trait Structure: Any + Send + Sync {
    /// The schema of the structure.
    fn schema(&self) -> &'static StructureSchema;
    /// The member with this index, to write it.
    fn member(&self, index: usize) -> View<'_>;
    /// The member with this index, to read into it.
    fn member_mut(&mut self, index: usize) -> Slot<'_>;
    /// Limits on members, by their index; a member may have several.
    #[cfg(feature = "validation")]
    fn limits(&self) -> &'static [(usize, crate::validation::Limits)] {
        &[]
    }
}

/// A generated union.
pub trait Union: Send + Sync {
    /// The schema of the union.
    fn schema(&self) -> &'static UnionSchema;
    /// The variant that is set, to write it.
    fn variant(&self) -> Variant<'_>;
    /// Makes the variant with this index the one that is set, empty, to read into it.
    fn select(&mut self, index: usize) -> Slot<'_>;
    /// Makes the unknown variant the one that is set.
    fn set_unknown(&mut self, member: SdkUnknownMember);
    /// Limits on the values of variants, by their index; a variant may have several.
    #[cfg(feature = "validation")]
    fn limits(&self) -> &'static [(usize, crate::validation::Limits)] {
        &[]
    }
}

/// The variant of a union that is set.
pub enum Variant<'a> {
    /// A variant of the schema, by its index, and its value.
    Known(usize, View<'a>),
    /// A member that the schema does not name.
    Unknown(&'a SdkUnknownMember),
}

/// A value that may be absent, or null where null is a value.
pub trait OptionSlot: Send + Sync {
    /// The value, to read into it: an empty one if `fresh` or if none is set.
    fn place(&mut self, fresh: bool) -> Slot<'_>;
    /// Takes an explicit null.
    fn set_null(&mut self);
}

impl dyn OptionSlot + '_ {
    /// Sets the value, empty, to read into it.
    pub fn fill(&mut self) -> Slot<'_> {
        self.place(true)
    }

    /// The value that is set, or else an empty one, to add to it.
    pub fn extend(&mut self) -> Slot<'_> {
        self.place(false)
    }
}

/// The text of an enum.
pub trait EnumSlot: Send + Sync {
    /// Takes the text, known or not.
    fn set(&mut self, text: &str);
}

/// The number of an integer enum.
pub trait IntEnumSlot: Send + Sync {
    /// Takes the number, known or not; `false` if the type cannot hold it.
    fn set(&mut self, number: i64) -> bool;
}

/// A list of values.
pub trait List: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The value at this index; [`View::Absent`] is a null of a sparse list.
    fn get(&self, index: usize) -> View<'_>;
    /// Adds an empty value, to read into it.
    fn push(&mut self) -> Slot<'_>;
    /// Removes all values.
    fn clear(&mut self);
    /// Whether null is a value of the list (Smithy: `sparse`).
    fn takes_null(&self) -> bool;
}

/// A map from text to values.
pub trait Map: Send + Sync {
    /// Calls back for every entry, in the order of the keys.
    fn for_each(&self, entry: &mut dyn FnMut(&str, View<'_>));
    /// Adds an empty value for this key, to read into it; `None` if the key has one.
    fn insert(&mut self, key: &str) -> Option<Slot<'_>>;
    /// Removes all entries.
    fn clear(&mut self);
    /// Whether null is a value of the map (Smithy: `sparse`).
    fn takes_null(&self) -> bool;
}

/// A type that can be the key of a map: text, or an enum.
pub trait Key: Ord + Send + Sync {
    /// The key for this text.
    fn from_text(text: &str) -> Self;
    /// The text of the key.
    fn as_text(&self) -> &str;
}
