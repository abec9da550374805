//! Constructors for the entries of generated tables: each names what is special about an entry and
//! leaves out the rest, so that an entry is a line.

use super::{
    Binding, Body, Content, ErrorSchema, QueryParameter, QueryStyle, ResponseSchema, Spelling, StatusPattern,
};
use crate::codec::Codec;
use crate::schema::TimestampFormat;

impl Binding {
    /// A label of the path or of the host prefix, for a member that holds no timestamp.
    #[must_use]
    pub const fn label() -> Self {
        Self::Label { timestamp: TimestampFormat::DateTime, spelling: Spelling::SIMPLE }
    }

    /// A query parameter of this name that says nothing special.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::Query(QueryParameter::new(name))
    }

    /// A header with this name, in lower case, for a member that holds no timestamp.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::Header { name, timestamp: TimestampFormat::DateTime, spelling: Spelling::SIMPLE }
    }

    /// A cookie with this name.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::Cookie { name, spelling: Spelling::SIMPLE }
    }

    /// Sets how timestamps are spelled in a label or a header.
    #[must_use]
    pub const fn timestamp(self, timestamp: TimestampFormat) -> Self {
        match self {
            Self::Label { spelling, .. } => Self::Label { timestamp, spelling },
            Self::Header { name, spelling, .. } => Self::Header { name, timestamp, spelling },
            other => other,
        }
    }

    /// Sets how lists and objects are spelled in a label, a header or a cookie.
    #[must_use]
    pub const fn spelled(self, spelling: Spelling) -> Self {
        match self {
            Self::Label { timestamp, .. } => Self::Label { timestamp, spelling },
            Self::Header { name, timestamp, .. } => Self::Header { name, timestamp, spelling },
            Self::Cookie { name, .. } => Self::Cookie { name, spelling },
            other => other,
        }
    }
}

impl QueryParameter {
    /// A parameter whose lists are spelled as [`QueryStyle::Repeat`] and whose timestamps as
    /// [`TimestampFormat::DateTime`].
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, style: QueryStyle::Repeat, timestamp: TimestampFormat::DateTime, reserved: false }
    }

    /// Sets how lists and objects are spelled.
    #[must_use]
    pub const fn style(mut self, style: QueryStyle) -> Self {
        self.style = style;
        self
    }

    /// Sets how timestamps are spelled.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = format;
        self
    }

    /// Sends reserved characters as they are.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }
}

impl Body {
    /// A document of all members that are bound to [`Binding::Body`], with its `content-type`.
    #[must_use]
    pub const fn members(codec: &'static dyn Codec, media_type: &'static str) -> Self {
        Self::Members { codec, media_type }
    }
}

impl Content {
    /// A structure whose members travel as the bindings say.
    #[must_use]
    pub const fn members(bindings: &'static [Binding], codec: &'static dyn Codec) -> Self {
        Self::Members { bindings, codec }
    }
}

impl ResponseSchema {
    /// A response with these statuses, which is read like this.
    #[must_use]
    pub const fn new(status: StatusPattern, content: Content) -> Self {
        Self { status, content }
    }

    /// Responses with this first digit that nothing else describes, as they come.
    #[must_use]
    pub const fn unknown(digit: u8) -> Self {
        Self::new(StatusPattern::Class(digit), Content::Unknown)
    }
}

impl ErrorSchema {
    /// An error with its code on the wire, the status that it comes with, and how it is read. It is
    /// not worth another try.
    #[must_use]
    pub const fn new(code: &'static str, status: StatusPattern, content: Content) -> Self {
        let response = ResponseSchema::new(status, content);
        Self { code, response, retryable: false, throttling: false }
    }

    /// [`ErrorSchema::new`] for a body that is the error itself, with exactly this status.
    #[must_use]
    pub const fn whole(code: &'static str, status: u16, codec: &'static dyn Codec) -> Self {
        Self::new(code, StatusPattern::Exact(status), Content::Whole(codec))
    }

    /// [`ErrorSchema::new`] for a structure whose members travel as the bindings say, with exactly
    /// this status.
    #[must_use]
    pub const fn members(
        code: &'static str,
        status: u16,
        bindings: &'static [Binding],
        codec: &'static dyn Codec,
    ) -> Self {
        Self::new(code, StatusPattern::Exact(status), Content::members(bindings, codec))
    }

    /// The specification calls the error worth another try.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }

    /// The error means that there were too many requests.
    #[must_use]
    pub const fn throttling(mut self) -> Self {
        self.throttling = true;
        self
    }
}
