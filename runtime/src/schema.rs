//! What a specification says about shapes, as constants.
//!
//! Generated crates hold one static schema for each structure and union. The codecs of this crate
//! walk a schema together with a value (see [`crate::value`]), so that reading, writing and
//! redacted printing are compiled once, here, and not once for every type.

mod xml;

pub use self::xml::{XmlNamespace, XmlSchema};

/// How a timestamp is spelled in text or in a JSON body.
///
/// Smithy: [`timestampFormat`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// RFC 3339, as in `1985-04-12T23:20:50.52Z`, written with all digits that are not zero.
    #[default]
    DateTime,
    /// The same, written with three digits of the second at most, as Smithy asks of `date-time`.
    DateTimeMilliseconds,
    /// IMF-fixdate of RFC 9110, as in `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since the epoch as a number, with an optional fraction.
    EpochSeconds,
}

/// What the specification says about a value beyond its Rust type.
#[derive(Debug, Clone, Copy)]
pub struct ValueSchema {
    /// Never printed by `Debug` or in an error.
    pub sensitive: bool,
    /// How timestamps are spelled.
    pub timestamp: TimestampFormat,
    /// The schema of list members or map values, where it differs from [`ValueSchema::PLAIN`].
    pub element: Option<&'static ValueSchema>,
    /// How it is spelled in XML, where that differs from [`XmlSchema::PLAIN`].
    pub xml: Option<&'static XmlSchema>,
}

impl ValueSchema {
    /// A value about which there is nothing to say.
    pub const PLAIN: Self =
        Self { sensitive: false, timestamp: TimestampFormat::DateTime, element: None, xml: None };

    /// Marks the value as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Sets how timestamps are spelled.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = format;
        self
    }

    /// Sets the schema of list members or map values.
    #[must_use]
    pub const fn of(mut self, element: &'static ValueSchema) -> Self {
        self.element = Some(element);
        self
    }

    /// Sets how it is spelled in XML.
    #[must_use]
    pub const fn xml(mut self, xml: &'static XmlSchema) -> Self {
        self.xml = Some(xml);
        self
    }

    /// How it is spelled in XML.
    #[must_use]
    pub const fn xml_schema(&self) -> &'static XmlSchema {
        match self.xml {
            Some(xml) => xml,
            None => &XmlSchema::PLAIN,
        }
    }

    /// The schema of list members or map values.
    #[must_use]
    pub const fn element(&self) -> &'static ValueSchema {
        match self.element {
            Some(element) => element,
            None => &Self::PLAIN,
        }
    }
}

/// One member of a structure.
#[derive(Debug, Clone, Copy)]
pub struct MemberSchema {
    /// The name on the wire.
    pub name: &'static str,
    /// The name of the field in Rust, for `Debug`.
    pub rust_name: &'static str,
    /// The name on the wire is written the same way in every text format: letters, digits and
    /// other characters of ASCII but for quotes, backslashes and controls.
    pub plain: bool,
    /// A response without this member is refused rather than repaired.
    pub required: bool,
    /// What the specification says about the member's value.
    pub value: ValueSchema,
}

impl MemberSchema {
    /// A member with its name on the wire and its name in Rust.
    #[must_use]
    pub const fn new(name: &'static str, rust_name: &'static str) -> Self {
        Self { name, rust_name, plain: is_plain(name.as_bytes()), required: false, value: ValueSchema::PLAIN }
    }

    /// Refuses a response that lacks the member.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marks the member as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.value = self.value.sensitive();
        self
    }

    /// Sets how timestamps in this member are spelled.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.value = self.value.timestamp(format);
        self
    }

    /// Sets the schema of list members or map values.
    #[must_use]
    pub const fn of(mut self, element: &'static ValueSchema) -> Self {
        self.value = self.value.of(element);
        self
    }

    /// Sets how it is spelled in XML.
    #[must_use]
    pub const fn xml(mut self, xml: &'static XmlSchema) -> Self {
        self.value = self.value.xml(xml);
        self
    }
}

/// A loop and no recursion: names may be longer than the compiler's stack is deep.
const fn is_plain(mut name: &[u8]) -> bool {
    while let [byte, rest @ ..] = name {
        if !matches!(byte, b' '..=b'~') || *byte == b'"' || *byte == b'\\' {
            return false;
        }
        name = rest;
    }
    true
}

/// The schema of a structure.
#[derive(Debug)]
pub struct StructureSchema {
    /// The name of the type in Rust, for `Debug`.
    pub name: &'static str,
    /// The members, in the order of the specification; an index into this slice names a member.
    pub members: &'static [MemberSchema],
    /// The member that takes every property the schema does not name (`additionalProperties`).
    pub additional: Option<usize>,
    /// The specification says nothing of what that member takes, so it makes no document wrong: what
    /// cannot be kept is passed over.
    pub keeps_unknown: bool,
    /// The structure as a whole is a secret.
    pub sensitive: bool,
}

impl StructureSchema {
    /// A structure with its name in Rust and its members.
    #[must_use]
    pub const fn new(name: &'static str, members: &'static [MemberSchema]) -> Self {
        Self { name, members, additional: None, keeps_unknown: false, sensitive: false }
    }

    /// Names the member that takes every property the schema does not name.
    #[must_use]
    pub const fn additional(mut self, member: usize) -> Self {
        self.additional = Some(member);
        self
    }

    /// Names the member that takes every property the schema does not name, though the specification
    /// does not speak of any.
    #[must_use]
    pub const fn keeps_unknown(mut self, member: usize) -> Self {
        self.additional = Some(member);
        self.keeps_unknown = true;
        self
    }

    /// Whether a key is that of a member, and so none of an additional property.
    pub(crate) fn names(&self, key: &str) -> bool {
        let mut members = self.members.iter().enumerate();
        members.any(|(index, member)| member.name == key && self.additional != Some(index))
    }

    /// Marks the structure as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}

/// How the variants of a union are told apart on the wire.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Tagging {
    /// An object with exactly one non-null property, which is named after the variant (Smithy).
    Key,
    /// A property inside the variant's own object holds its tag.
    Internal {
        /// The name of the property.
        property: &'static str,
        /// The variant of an object that lacks the property.
        absent: Option<usize>,
    },
    /// The first test that holds names the variant.
    ByContent(&'static [Test]),
}

/// What must hold for a value to be of a certain variant.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    /// The index of the variant.
    pub variant: usize,
    /// The kind of the value.
    pub kind: Kind,
    /// Properties that an object must have, all of them.
    pub required: &'static [&'static str],
    /// Properties with the texts one of which they must hold if they are present.
    pub values: &'static [(&'static str, &'static [&'static str])],
}

/// The kinds of values that can be told apart at first sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Anything at all.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without fraction or exponent.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}

/// One variant of a union.
#[derive(Debug, Clone, Copy)]
pub struct VariantSchema {
    /// The member's name; with [`Tagging::Key`] it is the key on the wire.
    pub name: &'static str,
    /// The values of the tag that select this variant, the one to write first.
    pub tags: &'static [&'static str],
    /// What the specification says about the variant's value.
    pub value: ValueSchema,
}

impl VariantSchema {
    /// A variant with its name on the wire.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, tags: &[], value: ValueSchema::PLAIN }
    }

    /// Sets the values of the tag that select this variant.
    #[must_use]
    pub const fn tags(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    /// Marks the variant's value as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.value = self.value.sensitive();
        self
    }

    /// Sets how timestamps in this variant are spelled.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.value = self.value.timestamp(format);
        self
    }

    /// Sets the schema of list members or map values.
    #[must_use]
    pub const fn of(mut self, element: &'static ValueSchema) -> Self {
        self.value = self.value.of(element);
        self
    }

    /// Sets how it is spelled in XML.
    #[must_use]
    pub const fn xml(mut self, xml: &'static XmlSchema) -> Self {
        self.value = self.value.xml(xml);
        self
    }
}

/// The schema of a union.
#[derive(Debug)]
pub struct UnionSchema {
    /// The name of the type in Rust, for `Debug`.
    pub name: &'static str,
    /// How the variants are told apart.
    pub tagging: Tagging,
    /// The variants; an index into this slice names one.
    pub variants: &'static [VariantSchema],
    /// The union as a whole is a secret.
    pub sensitive: bool,
}

impl UnionSchema {
    /// A union with its name in Rust and its variants.
    #[must_use]
    pub const fn new(name: &'static str, tagging: Tagging, variants: &'static [VariantSchema]) -> Self {
        Self { name, tagging, variants, sensitive: false }
    }

    /// Marks the union as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}
