//! Reads what a response holds into a slot: the body as a whole, or members that travel in the body,
//! in headers and in the status.

use super::{RawResponse, ReadError, header};
use crate::operation::{Binding, Content};
use crate::schema::{MemberSchema, ValueSchema};
use crate::value::{Slot, Structure};

/// Reads a response.
pub(crate) fn read(content: &Content, response: &RawResponse, slot: Slot<'_>) -> Result<(), ReadError> {
    match content {
        Content::None => Ok(()),
        Content::Whole(_) if response.body.is_empty() && matches!(slot, Slot::Option(_) | Slot::Skip) => {
            Ok(())
        }
        Content::Whole(codec) => Ok(codec.decode(&response.body, slot, &ValueSchema::PLAIN)?),
        Content::Members { bindings, codec } => {
            let Slot::Structure(structure) = slot else {
                return Err(ReadError::Schema("the response has members and its type has none"));
            };
            for (index, binding) in bindings.iter().enumerate() {
                read_member(structure, index, binding, response)?;
                if let Binding::Payload = binding
                    && !response.body.is_empty()
                {
                    let schema = member(structure, index)?;
                    codec.decode(&response.body, structure.member_mut(index), &schema.value)?;
                }
            }
            let include = |index: usize| matches!(bindings.get(index), Some(Binding::Body));
            if (0..bindings.len()).any(include) {
                codec.decode_members(&response.body, structure, &include)?;
            }
            Ok(())
        }
    }
}

/// Reads a member that does not travel in the body.
fn read_member(
    structure: &mut dyn Structure,
    index: usize,
    binding: &Binding,
    response: &RawResponse,
) -> Result<(), ReadError> {
    match *binding {
        Binding::Header { name, timestamp } => {
            let schema = member(structure, index)?;
            header::read(&response.headers, name, schema, timestamp, structure.member_mut(index))
        }
        Binding::HeaderPrefix(prefix) => {
            let schema = member(structure, index)?;
            header::read_prefixed(&response.headers, prefix, schema, structure.member_mut(index))
        }
        Binding::StatusCode => header::read_status(response.status, structure.member_mut(index)),
        _ => Ok(()),
    }
}

fn member(structure: &dyn Structure, index: usize) -> Result<&'static MemberSchema, ReadError> {
    let schema = structure.schema().members.get(index);
    schema.ok_or(ReadError::Schema("a response is bound to a member that is not there"))
}
