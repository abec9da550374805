//! A public item of a crate.

/// A public item: its path is the key that it is listed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is.
    pub(super) kind: Kind,
    /// What a program has to know to use it, spelled as tokens.
    pub(super) signature: String,
    /// Whether compilers warn of its use.
    pub(super) deprecated: bool,
    /// The type or function that it is a part of; its own path if it is one.
    pub(super) owner: String,
    /// The field or variant that it is there for; its own path if it is one.
    pub(super) about: String,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A structure or enum. Programs that use it have to be ready for more in it if it is open: it
    /// is `non_exhaustive`, or has private fields.
    Type {
        /// Whether it is.
        open: bool,
    },
    /// A public field of a structure.
    Field,
    /// A variant of an enum.
    Variant,
    /// A method, associated constant or free function.
    Function,
    /// Another name of a type.
    Alias,
    /// A field that has to be set before its structure can be built.
    Requirement,
    /// A trait that a type implements.
    Impl,
    /// A name for something that is elsewhere, a module or a feature.
    Name,
}
