//! Which way a value travels.

/// Which way a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
    /// Both ways, or neither: the change is about more than one message.
    Both,
}

impl Direction {
    /// Whether clients write it.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Request | Self::Both)
    }

    /// Whether clients read it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Response | Self::Both)
    }

    /// The direction of something that travels this way and that.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }

    /// One word for reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        }
    }
}
