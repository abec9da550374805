//! Error responses: those that the specification describes, and the rest.

use std::fmt;
use std::ops::Deref;

use super::ErrorInfo;

/// An error response that the specification describes, read into its type.
///
/// Dereferences to the value; [`Modeled::info`] has the status, the headers and the rest.
#[derive(Clone)]
pub struct Modeled<T>(Box<Inner<T>>);

#[derive(Clone)]
struct Inner<T> {
    value: T,
    info: ErrorInfo,
}

impl<T> Modeled<T> {
    pub(crate) fn new(value: T, info: ErrorInfo) -> Self {
        Self(Box::new(Inner { value, info }))
    }

    /// The response as it arrived.
    pub const fn info(&self) -> &ErrorInfo {
        &self.0.info
    }

    /// Takes the value out.
    pub fn into_value(self) -> T {
        self.0.value
    }
}

impl<T> Deref for Modeled<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Modeled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Modeled").field("value", &self.0.value).field("info", &self.0.info).finish()
    }
}

/// An error response that the specification does not describe.
///
/// Dereferences to what is known of it all the same: its status, code, message and body.
#[derive(Clone)]
pub struct UnmodeledError(Box<ErrorInfo>);

impl UnmodeledError {
    pub(super) const fn new(info: Box<ErrorInfo>) -> Self {
        Self(info)
    }

    /// The response as it arrived.
    pub const fn info(&self) -> &ErrorInfo {
        &self.0
    }
}

impl Deref for UnmodeledError {
    type Target = ErrorInfo;

    fn deref(&self) -> &ErrorInfo {
        &self.0
    }
}

impl fmt::Debug for UnmodeledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnmodeledError").field(&self.0).finish()
    }
}
