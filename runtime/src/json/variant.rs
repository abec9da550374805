//! Unions into bytes: the variant, with what tells a reader which one it is.

use super::tag::Tag;
use super::writer::Writer;
use crate::codec::{EncodeError, EncodeErrorKind, Segment};
use crate::schema::{Tagging, ValueSchema};
use crate::unknown::SdkUnknownMember;
use crate::value::{Union, Variant, View};

impl Writer<'_> {
    /// Writes the variant that is set, with the tags of the unions around it.
    pub(super) fn union(&mut self, value: &dyn Union, tag: Option<&Tag<'_>>) -> Result<(), EncodeError> {
        let schema = value.schema();
        let (index, view) = match value.variant() {
            Variant::Unknown(member) => return self.unknown(member, schema.tagging),
            Variant::Known(index, view) => (index, view),
        };
        let variant = schema.variants.get(index).ok_or_else(no_variant)?;
        match schema.tagging {
            Tagging::Key => {
                without_tag(tag)?;
                self.open(b'{')?;
                self.key(variant.name);
                self.value(&view, &variant.value)
                    .map_err(|error| error.within(Segment::Member(variant.name)))?;
                self.close(b'}');
                Ok(())
            }
            Tagging::Internal { property, absent } if !variant.tags.is_empty() => {
                let optional = absent == Some(index);
                let tag = Tag { property, texts: variant.tags, optional, outer: tag };
                self.tagged(&view, &variant.value, Some(&tag))
            }
            Tagging::Internal { .. } | Tagging::ByContent(_) => self.tagged(&view, &variant.value, tag),
        }
    }

    fn unknown(&mut self, member: &SdkUnknownMember, tagging: Tagging) -> Result<(), EncodeError> {
        let is_keyed = matches!(tagging, Tagging::Key);
        if member.name().is_empty() && member.value().is_null() {
            return Err(no_variant());
        }
        if !is_keyed {
            return self.document(member.value());
        }
        self.open(b'{')?;
        self.key(member.name());
        self.document(member.value())?;
        self.close(b'}');
        Ok(())
    }

    /// Writes the value of a variant with the tags of the unions around it.
    fn tagged(
        &mut self,
        view: &View<'_>,
        schema: &ValueSchema,
        tag: Option<&Tag<'_>>,
    ) -> Result<(), EncodeError> {
        match view {
            View::Structure(value) => self.structure(*value, None, tag),
            View::Union(value) => self.union(*value, tag),
            View::Map(entries) => self.map(*entries, schema.element(), tag),
            View::Unit => {
                self.open(b'{')?;
                self.tags(tag, |_| None);
                self.close(b'}');
                Ok(())
            }
            other => {
                without_tag(tag)?;
                self.value(other, schema)
            }
        }
    }
}

/// Fails if there is a tag to write and no object to write it into.
fn without_tag(tag: Option<&Tag<'_>>) -> Result<(), EncodeError> {
    const KIND: EncodeErrorKind = EncodeErrorKind::Unsupported {
        value: "a value without properties",
        format: "a variant with a tag inside",
    };
    if tag.is_some() { Err(EncodeError::new(KIND)) } else { Ok(()) }
}

#[cold]
fn no_variant() -> EncodeError {
    EncodeError::new(EncodeErrorKind::NoVariant)
}
