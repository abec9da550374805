//! An error response on its way into the error enum of an operation.

use super::{CallError, DecodeFailure, ErrorInfo, Modeled, UnmodeledError};
use crate::operation::{ErrorSchema, OperationError};
use crate::response;
use crate::value::{Slot, Value, View};

/// An error response that has not been read into a type yet.
#[derive(Debug)]
pub struct ErrorReply {
    info: Box<ErrorInfo>,
    schema: Option<&'static ErrorSchema>,
}

impl ErrorReply {
    pub(crate) fn new(info: ErrorInfo, schema: Option<&'static ErrorSchema>) -> Self {
        Self { info: Box::new(info), schema }
    }

    /// What is known of the response without its type.
    pub fn info(&self) -> &ErrorInfo {
        &self.info
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.info.set_attempts(attempts);
        self
    }

    /// Reads the response into the type of an error and wraps it into its variant; the result is
    /// [`OperationError::failed`] when it cannot be read.
    pub fn into_modeled<T: Value, E: OperationError>(self, wrap: fn(Modeled<T>) -> E) -> E {
        let mut value = T::empty();
        match self.read(value.slot()) {
            Ok(info) if hides_message(&value.view()) => wrap(Modeled::new(value, info.without_message())),
            Ok(info) => wrap(Modeled::new(value, info)),
            Err(error) => E::failed(error),
        }
    }

    /// Leaves the response unread.
    pub fn into_unmodeled(self) -> UnmodeledError {
        UnmodeledError::new(self.info)
    }

    fn read(self, slot: Slot<'_>) -> Result<ErrorInfo, CallError> {
        let Some(schema) = self.schema else { return Ok(*self.info) };
        match response::read(&schema.response.content, self.info.response(), slot) {
            Ok(()) => Ok(*self.info),
            Err(error) => {
                let (operation, attempts) = (self.info.operation(), self.info.attempts());
                let failure = DecodeFailure::new(operation, self.info.into_response(), error);
                Err(CallError::from(failure).with_attempts(attempts))
            }
        }
    }
}

/// Whether the specification calls the error, or a member that a message can come from, a secret.
fn hides_message(value: &View<'_>) -> bool {
    match value {
        View::Structure(structure) => {
            let schema = structure.schema();
            let mut places = schema.members.iter().enumerate();
            schema.sensitive
                || places.any(|(index, member)| {
                    response::MESSAGE_PLACES.contains(&member.name)
                        && (member.value.sensitive || hides_message(&structure.member(index)))
                })
        }
        View::List(list) => !list.is_empty() && hides_message(&list.get(0)),
        _ => false,
    }
}
