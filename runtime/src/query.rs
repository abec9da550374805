//! The requests of AWS's query protocols: forms whose names are paths.
//!
//! [`awsQuery`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html) and
//! [`ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html) write a value under
//! the names of all that it is in, as in `Filter.member.1.Name=a`. They differ in how lists are
//! counted and members are called. Responses of both are [XML](crate::xml).

mod writer;

use self::writer::Writer;
use crate::codec::{Codec, DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::schema::ValueSchema;
use crate::value::{Slot, Structure, View};

/// The codec for requests of the query protocols.
#[derive(Debug, Clone, Copy)]
pub struct Query {
    action: &'static str,
    version: &'static str,
    dialect: Dialect,
}

/// Which of the two protocols is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Aws,
    Ec2,
}

const FORMAT: &str = "a query";

impl Query {
    /// Requests of `awsQuery` for this operation of this version of a service.
    #[must_use]
    pub const fn aws(action: &'static str, version: &'static str) -> Self {
        Self { action, version, dialect: Dialect::Aws }
    }

    /// Requests of `ec2Query` for this operation of this version of a service.
    #[must_use]
    pub const fn ec2(action: &'static str, version: &'static str) -> Self {
        Self { action, version, dialect: Dialect::Ec2 }
    }
}

impl Codec for Query {
    fn encode(&self, value: View<'_>, _: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        match value {
            View::Structure(value) => self.encode_members(value, &|_| true, out),
            other => Err(unwritable(&other)),
        }
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        let mut writer = Writer::new(self.dialect);
        writer.pair("Action", self.action);
        writer.pair("Version", self.version);
        writer.structure(value, include)?;
        out.extend_from_slice(writer.finish().as_bytes());
        Ok(())
    }

    /// Queries are only written.
    fn decode(&self, _: &[u8], slot: Slot<'_>, _: &ValueSchema) -> Result<(), DecodeError> {
        Err(DecodeError::new(DecodeErrorKind::Type { expected: slot.kind(), found: FORMAT }))
    }

    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        _: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        self.decode(body, Slot::Structure(value), &ValueSchema::PLAIN)
    }
}

#[cold]
fn unwritable(view: &View<'_>) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format: FORMAT })
}
