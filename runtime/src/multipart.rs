//! Bodies of several parts, `multipart/form-data` (RFC 7578) and its kin (RFC 2046, section 5.1).
//!
//! A structure or map comes in, each member of which is a part, or one part for each value of a list;
//! out comes a body that is in one piece, or a stream if one of its parts is. Nothing that a caller
//! gives can end a part or begin a header: the boundary is random, and names are escaped.

mod chain;
mod file;
mod writer;

pub use self::file::FilePart;
pub(crate) use self::writer::{Multipart, write};

/// What the specification says about a part (OpenAPI: Encoding Object).
#[derive(Debug, Clone, Copy)]
pub struct PartSchema {
    /// The member's name on the wire.
    pub name: &'static str,
    /// The media type of the part, unless the caller says otherwise of a file.
    pub media_type: &'static str,
}

impl PartSchema {
    /// A part with its name and its media type.
    #[must_use]
    pub const fn new(name: &'static str, media_type: &'static str) -> Self {
        Self { name, media_type }
    }
}
