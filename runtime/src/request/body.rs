//! The body: nothing, a document of members, or one member as a whole.

use super::RequestError;
use super::flatten::Member;
use crate::operation::{Binding, Body, OperationSchema};
use crate::value::{Structure, View};

/// A body that is written.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// The `content-type`, if there is a body.
    pub(super) media_type: Option<&'static str>,
}

/// Writes the operation's body.
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
) -> Result<Written, RequestError> {
    let mut bytes = Vec::new();
    let media_type = match schema.body {
        Body::None => None,
        Body::Members { codec, media_type } => {
            let include = |index: usize| matches!(schema.input.get(index), Some(Binding::Body));
            codec.encode_members(input, &include, &mut bytes)?;
            Some(media_type)
        }
        Body::Payload { codec, media_type } => {
            let index = schema.input.iter().position(|binding| matches!(binding, Binding::Payload));
            let index = index.ok_or(RequestError::Schema("no member is the payload"))?;
            let member = Member::new(input, index)?;
            match member.view() {
                View::Absent => None,
                view => {
                    codec.encode(view, member.value_schema(), &mut bytes)?;
                    Some(media_type)
                }
            }
        }
    };
    Ok(Written { bytes, media_type })
}
