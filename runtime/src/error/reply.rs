//! An error response on its way into the error enum of an operation.

use super::{CallError, DecodeFailure, ErrorInfo, Modeled, UnmodeledError};
use crate::document::Document;
use crate::operation::{ErrorCode, ErrorSchema, OperationError};
use crate::response;
use crate::value::{Slot, Value, View};

/// An error response that has not been read into a type yet.
#[derive(Debug)]
pub struct ErrorReply {
    info: Box<ErrorInfo>,
    schema: Option<&'static ErrorSchema>,
    /// The format of the operation's errors.
    format: ErrorCode,
}

impl ErrorReply {
    pub(crate) fn new(info: ErrorInfo, schema: Option<&'static ErrorSchema>, format: ErrorCode) -> Self {
        Self { info: Box::new(info), schema, format }
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
        let format = self.format;
        let read =
            self.read(value.slot()).inspect(|info| complete(value.slot(), format, &info.response().body));
        match read {
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
        match response::read(&schema.response.content, self.info.response(), None, slot) {
            Ok(()) => Ok(*self.info),
            Err(error) => {
                let (operation, attempts) = (self.info.operation(), self.info.attempts());
                let failure = DecodeFailure::new(operation, self.info.into_response(), error);
                Err(CallError::from(failure).with_attempts(attempts))
            }
        }
    }
}

/// Fills in a message that a body has under a name of another case: models and services are known
/// to differ in `message` and `Message`.
fn complete(slot: Slot<'_>, format: ErrorCode, body: &[u8]) {
    let Slot::Structure(structure) = slot else { return };
    let is_message = |name: &str| name.eq_ignore_ascii_case("message");
    let members = structure.schema().members;
    let Some(index) = members.iter().position(|member| is_message(member.name)) else { return };
    if !matches!(structure.member(index), View::Absent | View::String("")) {
        return;
    }
    let Some(Document::Object(properties)) = response::document(format, body) else { return };
    let said = properties.iter().find(|(name, _)| is_message(name)).map(|(_, value)| value);
    let Some(Document::String(message)) = said else { return };
    let place = match structure.member_mut(index) {
        Slot::Option(option) => option.fill(),
        place => place,
    };
    if let Slot::String(place) = place {
        message.clone_into(place);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::testing::Bag;

    /// The message that an error with one member has once a body was read.
    fn completed(member: &'static str, read: Option<&str>, body: &str) -> Option<String> {
        completed_by(ErrorCode::AmazonJson, member, read, body)
    }

    fn completed_by(
        format: ErrorCode,
        member: &'static str,
        read: Option<&str>,
        body: &str,
    ) -> Option<String> {
        let mut error = Bag::new(vec![(member, Box::new(read.map(str::to_owned)))]);
        complete(error.slot(), format, body.as_bytes());
        match crate::value::Structure::member(&error, 0) {
            View::String(text) => Some(text.to_owned()),
            _ => None,
        }
    }

    #[test]
    fn a_message_is_taken_from_a_name_of_another_case() {
        for (member, read, body, expected) in [
            ("message", None, r#"{"Message": "a"}"#, Some("a")),
            ("Message", Some(""), r#"{"message": "a"}"#, Some("a")),
            ("message", Some("b"), r#"{"Message": "a"}"#, Some("b")),
            ("reason", None, r#"{"Message": "a"}"#, None),
            ("message", None, r#"{"detail": "a"}"#, None),
            ("message", None, r#"{"Message": 1}"#, None),
            ("message", None, "Message", None),
        ] {
            assert_eq!(completed(member, read, body).as_deref(), expected, "{member} of {body}");
        }
    }

    #[cfg(feature = "xml")]
    #[test]
    fn a_message_in_xml_is_taken_where_errors_are_in_the_body() {
        const FORMAT: ErrorCode = ErrorCode::Xml(&["Error"]);
        let body = "<ErrorResponse><Error><Code>C</Code><Message>a</Message></Error></ErrorResponse>";
        assert_eq!(completed_by(FORMAT, "message", None, body).as_deref(), Some("a"));
        let elsewhere = "<ErrorResponse><Message>a</Message><Error/></ErrorResponse>";
        assert_eq!(completed_by(FORMAT, "message", None, elsewhere), None);
    }
}
