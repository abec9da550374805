//! Why there is no endpoint.

use std::borrow::Cow;
use std::fmt;

use super::BaseUrlError;

/// Why there is no endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The rule set refuses these parameters, in its own words.
    Refused(String),
    /// The rule set needs a parameter that is not set.
    Missing(Cow<'static, str>),
    /// No rule is about these parameters.
    Exhausted,
    /// A parameter cannot be part of a URL.
    Invalid {
        /// The parameter.
        parameter: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// What came out is not a URL that requests can be sent to.
    Url(BaseUrlError),
    /// Requests would be sent in the clear to another machine, which was not allowed.
    Unencrypted,
}

impl EndpointError {
    /// The rule set refuses these parameters, in its own words.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::Refused(message.into())
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(message) => f.write_str(message),
            Self::Missing(parameter) => write!(f, "the endpoint cannot be found without `{parameter}`"),
            Self::Exhausted => f.write_str("the rules for endpoints say nothing about this configuration"),
            Self::Invalid { parameter, reason } => write!(f, "`{parameter}` {reason}"),
            Self::Url(error) => error.fmt(f),
            Self::Unencrypted => f.write_str(
                "the endpoint's URL starts with `http://` and is not of this machine; unencrypted requests must be allowed explicitly",
            ),
        }
    }
}

impl std::error::Error for EndpointError {}

impl From<BaseUrlError> for EndpointError {
    fn from(error: BaseUrlError) -> Self {
        Self::Url(error)
    }
}
