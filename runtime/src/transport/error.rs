//! Why no response arrived.

use std::error::Error;
use std::fmt;

/// No response, or no whole response, arrived.
///
/// A transport makes sure that neither the message nor a source repeats the request's URL: keys can
/// travel in it.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn Error + Send + Sync>,
}

/// How far the request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made: the server has seen nothing of the request.
    Connect,
    /// The transport gave up waiting.
    Timeout,
    /// The connection failed while the request or the response was under way.
    Interrupted,
    /// Anything else, such as a request that the transport cannot express.
    Other,
}

impl TransportError {
    /// An error of this kind with what caused it.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, source: source.into() }
    }

    /// How far the request came.
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::Timeout => "the server took too long",
            TransportErrorKind::Interrupted => "the connection broke off",
            TransportErrorKind::Other => "the request could not be sent",
        })?;
        let mut source: Option<&dyn Error> = Some(self.source.as_ref());
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref())
    }
}
