//! Elements into structures and unions.

use quick_xml::events::BytesStart;

use super::cursor::is_named;
use super::decode::{Decoder, Many};
use crate::codec::fault::missing;
use crate::codec::members::{self, Seen};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::schema::{MemberSchema, StructureSchema, VariantSchema};
use crate::text;
use crate::unknown::SdkUnknownMember;
use crate::value::{Slot, Structure, Union};

/// Which members of a structure are in the document; all, if nothing is said.
type Include<'a> = Option<&'a dyn Fn(usize) -> bool>;

impl<'x> Decoder<'x> {
    /// Reads the members of a structure from an element and its attributes, if there is one.
    pub(super) fn structure(
        &mut self,
        start: Option<&BytesStart<'x>>,
        value: &mut dyn Structure,
        include: Include<'_>,
    ) -> Result<(), DecodeError> {
        let schema = value.schema();
        let is_included = |index: usize| include.is_none_or(|include| include(index));
        let mut seen = Seen::new(schema.members.len());
        if let Some(start) = start {
            self.descend()?;
            self.attributes(start, value, &mut seen, &is_included)?;
            self.elements(value, &mut seen, &is_included)?;
            self.ascend();
        }
        // A list without an element around it leaves no trace if it is empty.
        let is_flat = |index: usize| {
            schema.members.get(index).is_some_and(|member| member.value.xml_schema().flattened)
        };
        let absent = seen.missing(schema.members, |index| is_included(index) && !is_flat(index));
        absent.map_or(Ok(()), |member| Err(missing(member.name)))
    }

    /// Reads the whole document into the member that its root element is called after, if one is.
    pub(super) fn member(
        &mut self,
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        if let Some(root) = self.cursor.root()? {
            match find(value.schema(), &root, 0).filter(|(index, _)| include(*index)) {
                Some((index, member)) => self
                    .value(&root, value.member_mut(index), &member.value)
                    .map_err(|error| error.within(Segment::Member(member.name)))?,
                None => self.cursor.skip()?,
            }
        }
        self.cursor.finish()
    }

    fn attributes(
        &self,
        start: &BytesStart<'x>,
        value: &mut dyn Structure,
        seen: &mut Seen,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let members = value.schema().members.iter().enumerate();
        for (index, member) in members.filter(|(index, member)| is_attribute(member) && include(*index)) {
            if let Some(found) = self.cursor.attribute(start, name_of(member))? {
                seen.insert(index);
                let result = text::read(&found, value.member_mut(index), member.value.timestamp);
                result.map_err(|error| error.within(Segment::Member(member.name)))?;
            }
        }
        Ok(())
    }

    fn elements(
        &mut self,
        value: &mut dyn Structure,
        seen: &mut Seen,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let schema = value.schema();
        let mut due = 0;
        while let Some(child) = self.cursor.child()? {
            let found = find(schema, &child, due).filter(|(index, _)| include(*index));
            let Some((index, member)) = found else {
                self.cursor.skip()?;
                continue;
            };
            let is_first = seen.insert(index);
            let result = match Many::of(value.member_mut(index), &member.value) {
                Ok(mut many) => {
                    if is_first {
                        many.clear();
                    }
                    self.one_of_many(&child, &mut many, &member.value)
                }
                Err(slot) if is_first => self.value(&child, slot, &member.value),
                Err(_) => Err(DecodeError::new(DecodeErrorKind::Duplicate).at_offset(self.cursor.index())),
            };
            due = index;
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        Ok(())
    }

    /// Reads an element with exactly one element in it, which is named after the variant.
    pub(super) fn union(&mut self, value: &mut dyn Union) -> Result<(), DecodeError> {
        self.descend()?;
        let Some(child) = self.cursor.child()? else {
            return Err(DecodeError::new(DecodeErrorKind::NoVariant));
        };
        let mut variants = value.schema().variants.iter().enumerate();
        let next = match variants.find(|(_, variant)| is_named(&child, variant.name)) {
            Some((index, variant)) => {
                let result = self.variant(&child, value.select(index), variant);
                result.map_err(|error| error.within(Segment::Member(variant.name)))?
            }
            None => {
                let name = child.local_name().as_ref().to_owned();
                value.set_unknown(SdkUnknownMember::new(name, self.any()?));
                self.cursor.child()?
            }
        };
        self.ascend();
        next.map_or(Ok(()), |_| Err(DecodeError::new(DecodeErrorKind::TwoVariants)))
    }

    /// Reads the elements of a variant, of which there are several only if it is flattened; gives
    /// back what follows.
    fn variant(
        &mut self,
        start: &BytesStart<'x>,
        slot: Slot<'_>,
        variant: &VariantSchema,
    ) -> Result<Option<BytesStart<'x>>, DecodeError> {
        let mut many = match Many::of(slot, &variant.value) {
            Ok(many) => many,
            Err(slot) => {
                self.value(start, slot, &variant.value)?;
                return self.cursor.child();
            }
        };
        many.clear();
        self.one_of_many(start, &mut many, &variant.value)?;
        let mut next = self.cursor.child()?;
        while let Some(more) = next.take_if(|child| is_named(child, variant.name)) {
            self.one_of_many(&more, &mut many, &variant.value)?;
            next = self.cursor.child()?;
        }
        Ok(next)
    }
}

fn is_attribute(member: &MemberSchema) -> bool {
    member.value.xml_schema().attribute
}

/// The member that an element is, by its name with or without the prefix.
fn find(
    schema: &StructureSchema,
    start: &BytesStart<'_>,
    due: usize,
) -> Option<(usize, &'static MemberSchema)> {
    let (name, local) = (start.name(), start.local_name());
    let has_own_name = |(_, member): &(usize, &MemberSchema)| member.value.xml_schema().name.is_none();
    let found = members::find(schema, name.as_ref(), due).filter(has_own_name);
    let found = found.or_else(|| members::find(schema, local.as_ref(), due).filter(has_own_name));
    let found = found.or_else(|| find_renamed(schema, local.as_ref()));
    found.filter(|(_, member)| !is_attribute(member))
}

/// The member that has this name in XML alone.
fn find_renamed(schema: &StructureSchema, local: &str) -> Option<(usize, &'static MemberSchema)> {
    let is_called = |member: &MemberSchema| {
        let name = member.value.xml_schema().name;
        name.is_some_and(|name| name.rsplit_once(':').map_or(name, |(_, local)| local) == local)
    };
    schema.members.iter().enumerate().find(|(_, member)| is_called(member) && !is_attribute(member))
}

/// What the element or attribute of a member is called.
pub(super) fn name_of(member: &MemberSchema) -> &'static str {
    member.value.xml_schema().name.unwrap_or(member.name)
}
