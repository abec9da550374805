//! What kind of thing went wrong with a call that got no error response.

/// What kind of thing went wrong with a call that got no error response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallErrorKind {
    /// The input cannot be sent. Nothing was.
    Build,
    /// There is no endpoint for the call. Nothing was sent.
    Endpoint,
    /// The request could not be authenticated. Nothing was sent.
    Auth,
    /// A hook of the program's own failed.
    Hook,
    /// No connection came about. Nothing was sent.
    Connect,
    /// The connection broke off. The request may have been carried out.
    Interrupted,
    /// The transport failed in another way.
    Transport,
    /// The time was up. The request may have been carried out.
    Timeout,
    /// The response arrived and cannot be understood.
    Decode,
    /// The thread must not block, or cannot. Nothing was sent.
    Blocking,
}

impl CallErrorKind {
    /// The kind as a word in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Endpoint => "endpoint",
            Self::Auth => "auth",
            Self::Hook => "hook",
            Self::Connect => "connect",
            Self::Interrupted => "interrupted",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::Decode => "decode",
            Self::Blocking => "blocking",
        }
    }
}
