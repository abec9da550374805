//! What ends a stream of events before its end.

use std::error::Error;
use std::fmt;

use crate::document::Document;
use crate::stream::StreamError;
use crate::value::{Structure, Value, Variant, View};

/// What arrives in place of an event.
///
/// After an exception or an error of the service nothing follows. An event that cannot be read
/// ([`StreamError::Event`]) does not end the stream: the next one may be read all the same.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventStreamError<T> {
    /// An error that the specification describes: the variant of the stream's own type that stands
    /// for it.
    Exception(Box<T>),
    /// An error that the specification does not describe.
    Unmodeled(Box<UnmodeledEvent>),
    /// The stream broke off, or cannot be understood.
    Stream(StreamError),
}

/// An error of the service that the specification does not describe.
#[derive(Clone, PartialEq)]
pub struct UnmodeledEvent {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) value: Document,
}

impl UnmodeledEvent {
    /// The code that the service gave it.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What the service says about it.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// All of what arrived, as of an event that is not known. It may hold secrets.
    pub const fn value(&self) -> &Document {
        &self.value
    }
}

/// Prints code and message: the rest may be a secret.
impl fmt::Debug for UnmodeledEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnmodeledEvent")
            .field("code", &self.code)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl<T: Value> EventStreamError<T> {
    /// The exception, if it is one that the specification describes.
    pub fn exception(&self) -> Option<&T> {
        match self {
            Self::Exception(exception) => Some(exception),
            Self::Unmodeled(_) | Self::Stream(_) => None,
        }
    }

    /// The code of the service's error: the name of an exception, or what the service calls it.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Exception(exception) => code(exception.view()),
            Self::Unmodeled(error) => error.code(),
            Self::Stream(_) => None,
        }
    }

    /// What the service says about its error, unless that is a secret.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Exception(exception) => message(exception.view()),
            Self::Unmodeled(error) => error.message(),
            Self::Stream(_) => None,
        }
    }
}

fn code(exception: View<'_>) -> Option<&'static str> {
    let View::Union(union) = exception else { return None };
    let Variant::Known(index, _) = union.variant() else { return None };
    union.schema().variants.get(index).map(|variant| variant.name)
}

fn message(exception: View<'_>) -> Option<&str> {
    let View::Union(union) = exception else { return None };
    let Variant::Known(index, View::Structure(error)) = union.variant() else { return None };
    let schema = union.schema();
    let is_secret = schema.sensitive || schema.variants.get(index)?.value.sensitive;
    if is_secret { None } else { message_of(error) }
}

fn message_of(error: &dyn Structure) -> Option<&str> {
    let schema = error.schema();
    let is_message = |name: &str| name.eq_ignore_ascii_case("message");
    let index = schema.members.iter().position(|member| is_message(member.name))?;
    let is_secret = schema.sensitive || schema.members.get(index)?.value.sensitive;
    match error.member(index) {
        View::String(message) if !is_secret => Some(message),
        _ => None,
    }
}

impl<T: Value> fmt::Display for EventStreamError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Stream(error) = self {
            return error.fmt(f);
        }
        write!(f, "the service ended the stream: {}", self.code().unwrap_or("error"))?;
        match self.message() {
            Some(message) => write!(f, ": {}", message.escape_debug()),
            None => Ok(()),
        }
    }
}

impl<T: Value + fmt::Debug> Error for EventStreamError<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Stream(error) => Some(error),
            Self::Exception(_) | Self::Unmodeled(_) => None,
        }
    }
}

impl<T> From<StreamError> for EventStreamError<T> {
    fn from(error: StreamError) -> Self {
        Self::Stream(error)
    }
}
