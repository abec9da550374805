//! What a schema says about a value beyond its Rust type.

use super::{Planner, XmlPlan};
use crate::model::{Member, Protocol, Scalar, ShapeId, ShapeKind, TimestampFormat};

/// What a schema says about a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::rust) struct ValuePlan {
    /// It is never printed.
    pub(in crate::rust) sensitive: bool,
    /// How timestamps are spelled.
    pub(in crate::rust) timestamp: TimestampSpelling,
    /// What the schema says about list members or map values, if anything.
    pub(in crate::rust) element: Option<Box<Self>>,
    /// What there is to say about it in XML, if anything.
    pub(in crate::rust) xml: Option<Box<XmlPlan>>,
}

/// How a timestamp is spelled: the runtime's formats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::rust) enum TimestampSpelling {
    /// RFC 3339.
    #[default]
    DateTime,
    /// RFC 3339 with milliseconds at most, which is what Smithy means by `date-time`.
    DateTimeMilliseconds,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
    /// Seconds since the epoch.
    EpochSeconds,
}

impl Planner<'_> {
    /// What the schema says about a member's value.
    pub(super) fn value(&self, member: &Member) -> ValuePlan {
        let shape = &self.model.shapes[member.target];
        let (element, key_is_secret) = match &shape.kind {
            ShapeKind::List(list) => (Some(self.item(&list.member)), false),
            ShapeKind::Map(map) => (Some(self.value(&map.value)), self.value(&map.key).sensitive),
            _ => (None, false),
        };
        ValuePlan {
            sensitive: member.sensitive || shape.sensitive || key_is_secret,
            timestamp: self.document_timestamp(member.target, member.timestamp_format),
            element: element.filter(|element| *element != ValuePlan::default()).map(Box::new),
            xml: self.xml(member),
        }
    }

    /// What the schema says about the members of a list. What they are called in XML is said of the
    /// list.
    fn item(&self, member: &Member) -> ValuePlan {
        let mut item = self.value(member);
        if let Some(xml) = &mut item.xml {
            xml.name = None;
        }
        item.xml = item.xml.filter(|xml| **xml != XmlPlan::default());
        item
    }

    /// How the runtime calls a format. Only Smithy limits the digits of `date-time`.
    pub(super) fn timestamp(&self, format: TimestampFormat) -> TimestampSpelling {
        match format {
            TimestampFormat::DateTime if self.facts.protocol == Protocol::PlainHttp => {
                TimestampSpelling::DateTime
            }
            TimestampFormat::DateTime => TimestampSpelling::DateTimeMilliseconds,
            TimestampFormat::HttpDate => TimestampSpelling::HttpDate,
            TimestampFormat::EpochSeconds => TimestampSpelling::EpochSeconds,
        }
    }

    fn document_timestamp(&self, target: ShapeId, format: Option<TimestampFormat>) -> TimestampSpelling {
        match self.model.shapes[target].kind {
            ShapeKind::Scalar(Scalar::Timestamp) => self.timestamp(self.facts.timestamps.format(format)),
            _ => TimestampSpelling::default(),
        }
    }
}
