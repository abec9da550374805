//! Idempotency tokens: texts that tell a server that two requests are one.

use super::RequestError;
use crate::operation::{Idempotency, OperationSchema};
use crate::value::{Slot, Structure, View};

/// Sets the input's idempotency token, if the operation has one that the caller has not set.
pub(crate) fn fill_token(
    schema: &OperationSchema,
    input: &mut dyn Structure,
    token: impl FnOnce() -> Option<String>,
) -> Result<(), RequestError> {
    let Idempotency::Token(index) = schema.idempotency else { return Ok(()) };
    if !matches!(input.member(index), View::Absent | View::Null | View::String("")) {
        return Ok(());
    }
    let token = token().ok_or(RequestError::Token)?;
    let slot = match input.member_mut(index) {
        Slot::Option(option) => option.fill(),
        slot => slot,
    };
    match slot {
        Slot::String(text) => *text = token,
        _ => return Err(RequestError::Schema("the idempotency token is not a text")),
    }
    Ok(())
}

/// A random UUID (RFC 9562, version 4); `None` if the system has no random bytes.
pub(crate) fn random_token() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(uuid::Builder::from_random_bytes(bytes).into_uuid().to_string())
}
