//! What a server says, in a form that can be printed on one line.

use std::fmt::{self, Write};

/// A text of a server: what would break the line, steer a terminal or turn the direction of text is
/// escaped, and what is longer than a number of characters is cut.
pub(crate) struct Printable<'a> {
    text: &'a str,
    longest: usize,
}

impl<'a> Printable<'a> {
    /// A code, which is a word or two.
    pub(crate) const fn code(text: &'a str) -> Self {
        Self { text, longest: 128 }
    }

    /// A message, which was cut when it was found.
    pub(super) const fn message(text: &'a str) -> Self {
        Self { text, longest: usize::MAX }
    }
}

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.text.chars();
        for character in characters.by_ref().take(self.longest) {
            match character {
                '"' | '\'' | '\\' => f.write_char(character)?,
                _ => write!(f, "{}", character.escape_debug())?,
            }
        }
        if characters.next().is_some() { f.write_str("\u{2026}") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_on_its_line_and_keeps_its_quotes() {
        for (text, expected) in [
            ("It's \"there\"", "It's \"there\""),
            ("a\r\nb", r"a\r\nb"),
            ("a\u{1b}[31mb", r"a\u{1b}[31mb"),
            ("a\u{202e}b\u{2028}c", r"a\u{202e}b\u{2028}c"),
            ("größer 数", "größer 数"),
        ] {
            assert_eq!(Printable::code(text).to_string(), expected);
        }
    }

    #[test]
    fn a_code_that_is_no_word_is_cut() {
        let long = "x".repeat(129);
        assert_eq!(Printable::code(&long[1..]).to_string(), "x".repeat(128));
        assert_eq!(Printable::code(&long).to_string(), format!("{}\u{2026}", "x".repeat(128)));
        assert_eq!(Printable::message(&long).to_string(), long);
    }
}
