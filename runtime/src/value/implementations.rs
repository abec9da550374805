//! The types that generated types are made of.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Key, List, Map, OptionSlot, Slot, Value, View};
use crate::blob::Blob;
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::Timestamp;

macro_rules! scalar {
    ($($type:ty => $slot:ident, $self:ident $view:expr;)*) => {$(
        impl Value for $type {
            fn empty() -> Self {
                Self::default()
            }
            fn view(&self) -> View<'_> {
                let $self = self;
                $view
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$slot(self)
            }
        }
    )*};
}

scalar! {
    bool => Boolean, it View::Boolean(*it);
    i8 => Byte, it View::Integer(i64::from(*it));
    i16 => Short, it View::Integer(i64::from(*it));
    i32 => Integer, it View::Integer(i64::from(*it));
    i64 => Long, it View::Integer(*it);
    u32 => UnsignedInteger, it View::Unsigned(u64::from(*it));
    u64 => UnsignedLong, it View::Unsigned(*it);
    f32 => Float, it View::Float(*it);
    f64 => Double, it View::Double(*it);
    String => String, it View::String(it);
    Blob => Blob, it View::Blob(it);
    Timestamp => Timestamp, it View::Timestamp(it);
    BigInteger => BigInteger, it View::BigInteger(it);
    BigDecimal => BigDecimal, it View::BigDecimal(it);
}

/// Null is a document like any other.
impl Value for Document {
    fn empty() -> Self {
        Self::Null
    }
    fn view(&self) -> View<'_> {
        View::Document(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Document(self)
    }
    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

/// A success without a body.
impl Value for () {
    fn empty() {}
    fn view(&self) -> View<'_> {
        View::Absent
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Skip
    }
}

impl<T: Value> Value for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }
    fn view(&self) -> View<'_> {
        T::view(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }
    fn null() -> Option<Self> {
        T::null().map(Self::new)
    }
}

impl<T: Value> Value for Option<T> {
    fn empty() -> Self {
        None
    }
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, T::view)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Option(self)
    }
    fn null() -> Option<Self> {
        Some(T::null())
    }
}

impl<T: Value> OptionSlot for Option<T> {
    fn place(&mut self, fresh: bool) -> Slot<'_> {
        if fresh {
            *self = None;
        }
        self.get_or_insert_with(T::empty).slot()
    }
    fn set_null(&mut self) {
        *self = T::null();
    }
}

impl<T: Value> Value for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }
    fn view(&self) -> View<'_> {
        View::List(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }
    fn get(&self, index: usize) -> View<'_> {
        self.as_slice().get(index).map_or(View::Absent, T::view)
    }
    fn push(&mut self) -> Slot<'_> {
        self.push(T::empty());
        self.last_mut().map_or(Slot::Skip, T::slot)
    }
    fn clear(&mut self) {
        self.clear();
    }
    fn takes_null(&self) -> bool {
        T::null().is_some()
    }
}

impl<K: Key, T: Value> Value for BTreeMap<K, T> {
    fn empty() -> Self {
        Self::new()
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<K: Key, T: Value> Map for BTreeMap<K, T> {
    fn for_each(&self, entry: &mut dyn FnMut(&str, View<'_>)) {
        for (key, value) in self {
            entry(key.as_text(), value.view());
        }
    }
    fn insert(&mut self, key: &str) -> Option<Slot<'_>> {
        match self.entry(K::from_text(key)) {
            Entry::Vacant(entry) => Some(entry.insert(T::empty()).slot()),
            Entry::Occupied(_) => None,
        }
    }
    fn clear(&mut self) {
        self.clear();
    }
    fn takes_null(&self) -> bool {
        T::null().is_some()
    }
}

impl Key for String {
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }
    fn as_text(&self) -> &str {
        self
    }
}
