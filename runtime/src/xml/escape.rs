//! Text in XML.

use crate::codec::{EncodeError, EncodeErrorKind};

/// Writes text as content or as the value of an attribute. Characters that a reader would change
/// or take for markup are references, among them those that are ends of lines to some readers.
pub(super) fn write(text: &str, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let mut rest = text;
    while let Some(index) = rest.find(is_special) {
        let (plain, special) = rest.split_at(index);
        out.extend_from_slice(plain.as_bytes());
        let mut characters = special.chars();
        let reference = characters.next().and_then(reference);
        out.extend_from_slice(reference.ok_or_else(unwritable)?.as_bytes());
        rest = characters.as_str();
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(())
}

/// Refuses what is no name of an element: other names than those of schemas come from callers and
/// services ([XML 1.0, section 2.3](https://www.w3.org/TR/xml/#NT-Name); what is beyond ASCII is let
/// pass, and a colon is not, since no namespace is declared for what is before it).
pub(super) fn check_name(name: &str) -> Result<(), EncodeError> {
    let starts =
        |character: char| character.is_ascii_alphabetic() || character == '_' || is_further(character);
    let goes_on =
        |character: char| starts(character) || character.is_ascii_digit() || matches!(character, '-' | '.');
    match name.starts_with(starts) && name.chars().all(goes_on) {
        true => Ok(()),
        false => Err(EncodeError::new(EncodeErrorKind::Unsupported {
            value: "a name that no element can have",
            format: "XML",
        })),
    }
}

const fn is_further(character: char) -> bool {
    !character.is_ascii() && !is_special(character)
}

const fn is_special(character: char) -> bool {
    matches!(
        character,
        '&' | '<' | '>' | '"' | '\0'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// The reference for a character; `None` if XML cannot hold it
/// ([XML 1.0, section 2.2](https://www.w3.org/TR/xml/#charsets)).
const fn reference(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#x9;",
        '\n' => "&#xA;",
        '\r' => "&#xD;",
        '\u{85}' => "&#x85;",
        '\u{2028}' => "&#x2028;",
        _ => return None,
    })
}

#[cold]
fn unwritable() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unsupported { value: "text with control characters", format: "XML" })
}
