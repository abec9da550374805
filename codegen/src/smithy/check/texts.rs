//! Texts of traits that end up in a message as they are: they must not break it.

use super::values::report;
use crate::diagnostic::Diagnostics;
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::Traits;
use crate::smithy::traits;

/// A test on a text.
type Test = fn(&str) -> bool;

/// Traits with a text, the test that it must pass, and what it must be.
const TEXTS: &[(&str, Test, &str)] = &[
    (traits::HTTP_HEADER, is_token, "the name of a header (RFC 9110)"),
    (traits::HTTP_PREFIX_HEADERS, is_prefix, "the start of the name of a header (RFC 9110)"),
    (traits::MEDIA_TYPE, is_media_type, "a media type, as `type/subtype` (RFC 9110)"),
    (traits::XML_NAME, is_xml_name, "the name of an XML element, with at most one prefix"),
];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(&node.traits, diagnostics);
        for member in node.members.values() {
            check_traits(&member.traits, diagnostics);
        }
    }
}

fn check_traits(all: &Traits, diagnostics: &mut Diagnostics) {
    for (id, node) in all {
        let rule = TEXTS.iter().find(|(each, ..)| *each == id.as_str());
        if let (Some((_, fits, wanted)), Some(text)) = (rule, node.value.as_str())
            && !fits(text)
        {
            report(id, node, &format!("is `{text}`, but must be {wanted}"), diagnostics);
        }
    }
}

/// `token` of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

fn is_prefix(text: &str) -> bool {
    text.is_empty() || is_token(text)
}

/// `media-type` of RFC 9110, section 8.3.1.
fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';').map(|part| part.trim_matches([' ', '\t']));
    let kind = parts.next().and_then(|kind| kind.split_once('/'));
    let is_text = |inner: &str| inner.chars().all(|c| !c.is_control() && c != '"' && c != '\\');
    let quoted =
        |value: &str| value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).is_some_and(is_text);
    let is_value = |value: &str| is_token(value) || quoted(value);
    let is_parameter =
        |part: &str| part.split_once('=').is_some_and(|(name, value)| is_token(name) && is_value(value));
    kind.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype)) && parts.all(is_parameter)
}

/// The pattern that Smithy gives for `xmlName`: the letters of ASCII, and one prefix at most.
fn is_xml_name(text: &str) -> bool {
    let is_part = |part: &str| {
        let starts = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        starts && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    match text.split_once(':') {
        Some((prefix, name)) => is_part(prefix) && is_part(name),
        None => is_part(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_would_break_a_message_are_told_from_sound_ones() {
        let cases: &[(Test, &[&str], &[&str])] = &[
            (is_token, &["X-A", "a"], &["", "a b", "a:", "a\r\n", "é"]),
            (is_prefix, &["", "x-"], &["x y"]),
            (
                is_media_type,
                &["a/b", "a/b; c=d", "a/b;c=\"d e\""],
                &["a", "a/", "a/b;", "a/b; c", "a/b; c=", "a/b\n"],
            ),
            (is_xml_name, &["a", "_a-1", "p:a"], &["", "1a", "a b", "a:b:c", ":a", "<a>"]),
        ];
        for (fits, sound, broken) in cases {
            assert!(sound.iter().all(|text| fits(text)), "{sound:?}");
            assert!(!broken.iter().any(|text| fits(text)), "{broken:?}");
        }
    }
}
