//! How values are spelled in the places that hold no documents.
//!
//! The styles are those of OpenAPI's
//! [style values](https://spec.openapis.org/oas/v3.0.4.html#style-values), which are expansions of
//! [RFC 6570](https://www.rfc-editor.org/rfc/rfc6570). A value in a list or an object that is a list
//! or an object itself has no spelling there, and is sent as JSON.

use crate::schema::TimestampFormat;

/// How a query parameter, or a field of a form, is spelled.
#[derive(Debug, Clone, Copy)]
pub struct QueryParameter {
    /// The parameter's name.
    pub name: &'static str,
    /// How lists and objects are spelled.
    pub style: QueryStyle,
    /// How timestamps are spelled.
    pub timestamp: TimestampFormat,
    /// Reserved characters are sent as they are, as far as they mean nothing in a query, and so are
    /// percent-encoded ones (`allowReserved`).
    pub reserved: bool,
}

/// How a list or an object is spelled in a query or in a form. Smithy's lists are
/// [`QueryStyle::Repeat`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryStyle {
    /// `name=a&name=b`; an object's properties become parameters of their own (`form`).
    Repeat,
    /// `name=a,b` (`form` without `explode`).
    Comma,
    /// `name=a%20b` (`spaceDelimited`).
    Space,
    /// `name=a%7Cb` (`pipeDelimited`).
    Pipe,
    /// `name[key]=a`, and `name[0]=a` for a list (`deepObject`).
    Deep,
    /// `name=a&name=b`, with objects as JSON: what fields of forms are unless the specification says
    /// otherwise.
    Text,
    /// The whole value as JSON.
    Json,
}

/// How a list or an object is spelled in a label, a header or a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    /// The style.
    pub style: Style,
    /// Whether each value of a list, and each property of an object, stands for itself.
    pub explode: bool,
}

/// The style of a [`Spelling`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `a,b`, and `key,a` or `key=a` (`simple`; `form` of cookies).
    Simple,
    /// `.a,b` or `.a.b` (`label`).
    Label,
    /// `;name=a,b` or `;name=a;name=b` (`matrix`).
    Matrix,
    /// The whole value as JSON.
    Json,
}

impl Spelling {
    /// Values with commas between them.
    pub const SIMPLE: Self = Self::new(Style::Simple, false);

    /// A spelling of this style.
    #[must_use]
    pub const fn new(style: Style, explode: bool) -> Self {
        Self { style, explode }
    }
}
