//! What all generated enums have in common: the macros that tie them to the codecs.
//!
//! A generated enum declares its variants and how they map to what is sent; the rest, which is the
//! same for all of them, is here.

/// Ties an enum of texts to the codecs. It takes a type with `as_str` and `From<&str>`; one that
/// holds secrets gets a `Debug` that shows none, and no `Display`.
#[macro_export]
macro_rules! string_enum {
    ($name:ident) => {
        $crate::string_enum!(@codec $name);

        /// The value as it is sent.
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    ($name:ident, sensitive) => {
        $crate::string_enum!(@codec $name);
        $crate::redacted_debug!($name);
    };
    (@codec $name:ident) => {
        $crate::serde_model!($name);

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl $crate::value::Value for $name {
            #[inline]
            fn empty() -> Self {
                Self::Unknown(::std::string::String::new())
            }
            #[inline]
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::String(self.as_str())
            }
            #[inline]
            fn slot(&mut self) -> $crate::value::Slot<'_> {
                $crate::value::Slot::Enum(self)
            }
        }

        impl $crate::value::EnumSlot for $name {
            #[inline]
            fn set(&mut self, text: &str) {
                *self = Self::from(text);
            }
        }

        impl $crate::value::Key for $name {
            #[inline]
            fn from_text(text: &str) -> Self {
                Self::from(text)
            }
            #[inline]
            fn as_text(&self) -> &str {
                self.as_str()
            }
        }
    };
}

/// Ties an enum of numbers to the codecs. It takes a type with `as_i64` and `From<i64>`; one that
/// holds secrets gets a `Debug` that shows none, and no `Display`.
#[macro_export]
macro_rules! int_enum {
    ($name:ident) => {
        $crate::int_enum!(@codec $name);

        /// The number as it is sent.
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
    };
    ($name:ident, sensitive) => {
        $crate::int_enum!(@codec $name);
        $crate::redacted_debug!($name);
    };
    (@codec $name:ident) => {
        $crate::serde_model!($name);

        impl $crate::value::Value for $name {
            #[inline]
            fn empty() -> Self {
                Self::from(0)
            }
            #[inline]
            fn view(&self) -> $crate::value::View<'_> {
                $crate::value::View::Integer(self.as_i64())
            }
            #[inline]
            fn slot(&mut self) -> $crate::value::Slot<'_> {
                $crate::value::Slot::IntEnum(self)
            }
        }

        impl $crate::value::IntEnumSlot for $name {
            #[inline]
            fn set(&mut self, number: i64) -> bool {
                *self = Self::from(number);
                true
            }
        }
    };
}

/// Nothing: the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_model {
    ($name:ident) => {};
}

/// Nothing: the feature `validation` is off.
#[cfg(not(feature = "validation"))]
#[doc(hidden)]
#[macro_export]
macro_rules! limits {
    ($($limits:tt)*) => {};
}

/// A `Debug` that shows nothing but that there is something to hide.
#[doc(hidden)]
#[macro_export]
macro_rules! redacted_debug {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::debug::REDACTED)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::value::{Slot, Value, View};

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    enum Colour {
        Red,
        Unknown(String),
    }

    impl Colour {
        fn as_str(&self) -> &str {
            match self {
                Self::Red => "red",
                Self::Unknown(text) => text,
            }
        }
    }

    impl From<&str> for Colour {
        fn from(text: &str) -> Self {
            if text == "red" { Self::Red } else { Self::Unknown(text.to_owned()) }
        }
    }

    crate::string_enum!(Colour);

    #[derive(Clone, PartialEq)]
    enum Level {
        High,
        Unknown(i64),
    }

    impl Level {
        fn as_i64(&self) -> i64 {
            match self {
                Self::High => 3,
                Self::Unknown(number) => *number,
            }
        }
    }

    impl From<i64> for Level {
        fn from(number: i64) -> Self {
            if number == 3 { Self::High } else { Self::Unknown(number) }
        }
    }

    crate::int_enum!(Level, sensitive);

    #[test]
    fn an_enum_takes_known_and_unknown_texts_and_gives_them_back() {
        let mut colour = Colour::empty();
        for (text, expected) in [("red", Colour::Red), ("mauve", Colour::Unknown("mauve".to_owned()))] {
            let Slot::Enum(slot) = colour.slot() else { unreachable!("an enum has a slot of its own") };
            slot.set(text);
            assert_eq!(colour, expected);
            assert!(matches!(colour.view(), View::String(view) if view == text));
            assert_eq!(format!("{colour:>6}").trim_start(), text);
        }
    }

    #[test]
    fn an_enum_of_secret_numbers_is_never_printed() {
        let mut level = Level::empty();
        let Slot::IntEnum(slot) = level.slot() else { unreachable!("an enum has a slot of its own") };
        assert!(slot.set(3));
        assert!(matches!(level.view(), View::Integer(3)));
        assert!(!format!("{level:?}").contains('3'));
        assert!(!format!("{:?}", Level::from(41)).contains("41"));
    }
}
