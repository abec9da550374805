//! The standard functions: their names, what they take and what they give.
//!
//! `getAttr` is not among them: it is resolved to fields and items when a rule set is lowered.

use super::{Base, Type};

macro_rules! functions {
    ($($(#[doc = $doc:literal])+ $name:ident $wire:literal since $since:literal ($($parameter:ident),*) $result:expr;)*) => {
        /// A standard function.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Function {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Function {
            /// The function with this name in rule sets.
            pub fn find(name: &str) -> Option<Self> {
                match name { $($wire => Some(Self::$name),)* _ => None }
            }

            /// The names of all of them.
            pub(super) const NAMES: &[&str] = &[$($wire),*];

            /// Its name in rule sets.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $wire,)* }
            }

            /// The minor version of the language in which it came (1.0, 1.1).
            pub const fn since(self) -> u32 {
                match self { $(Self::$name => $since,)* }
            }

            /// What it takes and gives, if that does not depend on what it is given.
            pub fn signature(self) -> Option<(&'static [Base], Type)> {
                match self { $(Self::$name => signature(&[$(Base::$parameter),*], $result),)* }
            }
        }
    };
}

fn signature(parameters: &'static [Base], result: Option<Type>) -> Option<(&'static [Base], Type)> {
    Some((parameters, result?))
}

functions! {
    /// Whether there is a value.
    IsSet "isSet" since 0 () None;
    /// The opposite.
    Not "not" since 0 (Boolean) Some(Base::Boolean.certain());
    /// Whether two booleans are equal.
    BooleanEquals "booleanEquals" since 0 (Boolean, Boolean) Some(Base::Boolean.certain());
    /// Whether two texts are equal.
    StringEquals "stringEquals" since 0 (Text, Text) Some(Base::Boolean.certain());
    /// A part of a text by its ends.
    Substring "substring" since 0 (Text, Integer, Integer, Boolean) Some(Base::Text.optional());
    /// Whether a text can be a part of a host name.
    IsValidHostLabel "isValidHostLabel" since 0 (Text, Boolean) Some(Base::Boolean.certain());
    /// Percent-encoding.
    UriEncode "uriEncode" since 0 (Text) Some(Base::Text.certain());
    /// The parts of a URL.
    ParseUrl "parseURL" since 0 (Text) Some(Base::Url.optional());
    /// The parts of a text between delimiters.
    Split "split" since 1 (Text, Text, Integer) Some(Base::List.certain());
    /// The first value that is there.
    Coalesce "coalesce" since 1 () None;
    /// One of two values.
    Ite "ite" since 1 () None;
    /// The partition of a region.
    AwsPartition "aws.partition" since 0 (Text) Some(Base::Partition.optional());
    /// The parts of an ARN.
    AwsParseArn "aws.parseArn" since 0 (Text) Some(Base::Arn.optional());
    /// Whether a bucket's name can be a part of a host name.
    AwsIsVirtualHostableS3Bucket "aws.isVirtualHostableS3Bucket" since 0 (Text, Boolean) Some(Base::Boolean.certain());
}
