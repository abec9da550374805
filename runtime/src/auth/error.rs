//! Why a request could not be authenticated.

use std::error::Error;
use std::fmt;

use super::CredentialsError;

/// Why a request could not be authenticated.
#[derive(Debug)]
#[non_exhaustive]
pub enum AuthError {
    /// None of the alternatives that the operation accepts is configured.
    NotConfigured {
        /// For each alternative, what is missing and how to set it.
        missing: Vec<Vec<String>>,
    },
    /// The provider of credentials failed.
    Credentials(CredentialsError),
    /// A key holds characters that cannot be sent where it travels.
    Unsendable {
        /// Where it travels, such as "the header `x-api-key`".
        place: String,
    },
    /// The request could not be signed.
    Signing(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotConfigured { missing } => {
                let alternatives: Vec<_> = missing.iter().map(|all| all.join(" and ")).collect();
                write!(f, "not configured: {}", alternatives.join("; or "))
            }
            Self::Credentials(error) => error.fmt(f),
            Self::Unsendable { place } => {
                write!(f, "the key holds characters that cannot be sent in {place}")
            }
            Self::Signing(error) => write!(f, "the request cannot be signed: {error}"),
        }
    }
}

impl Error for AuthError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotConfigured { .. } | Self::Unsendable { .. } => None,
            Self::Credentials(error) => Some(error),
            Self::Signing(error) => Some(error.as_ref()),
        }
    }
}

impl From<CredentialsError> for AuthError {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}
