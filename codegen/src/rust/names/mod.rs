//! Rust identifiers for the names of a specification.
//!
//! Any text comes in, an identifier goes out: [`case`] splits and spells, [`keyword`] knows what
//! the language has taken, and [`scope`] settles collisions. No other module of the generator
//! makes an identifier from text.

mod case;
mod keyword;
mod scope;
mod symbol;

pub(in crate::rust) use scope::{Reserved, Wanted, resolve};

/// An identifier, or a word that becomes one behind `r#`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rust) struct Name(String);

impl Name {
    /// The name of a type, a variant or a type parameter.
    pub(in crate::rust) fn pascal(text: &str) -> Self {
        Self(keyword::escape_type(case::pascal(text)))
    }

    /// The name of a field, a method or a marker of a required member.
    pub(in crate::rust) fn snake(text: &str) -> Self {
        Self(keyword::escape_value(case::snake(text)))
    }

    /// The name of a module, which is also the name of its file.
    pub(in crate::rust) fn module(text: &str) -> Self {
        Self(keyword::escape_file(case::snake(text)))
    }

    /// The name of a crate that cargo calls this, as other crates see it.
    pub(in crate::rust) fn of_crate(package: &str) -> Self {
        let name = package.replace('-', "_");
        let is_plain = name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_plain && starts_well { Self(keyword::escape_value(name)) } else { Self::snake(package) }
    }

    /// This name and a word after it; `word` is part of an identifier.
    #[must_use]
    pub(in crate::rust) fn with(&self, word: &str) -> Self {
        Self(format!("{}{word}", self.0))
    }

    /// The text, without `r#`.
    pub(in crate::rust) fn text(&self) -> &str {
        &self.0
    }

    /// Whether the text is a keyword, so that the identifier needs `r#`.
    pub(in crate::rust) fn is_raw(&self) -> bool {
        keyword::is_keyword(&self.0)
    }
}

impl std::fmt::Display for Name {
    /// The identifier as it stands in a source text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.is_raw() { "r#" } else { "" }, self.0)
    }
}
