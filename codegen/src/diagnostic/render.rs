//! Diagnostics as text for a terminal.

use std::fmt::Write as _;

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Places, Sources};

/// All diagnostics, sorted, with a blank line after each.
///
/// ```text
/// error[openapi::union-ambiguous]: `Cat` and `Dog` cannot be told apart
///   --> specs/petstore/spec.yaml:412:9   #/components/schemas/Pet/oneOf/1
///   help: add a `discriminator`
/// ```
pub fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let origins = diagnostics.iter().filter_map(|diagnostic| diagnostic.origin.as_ref());
    let places = Places::find(sources, origins);
    let sorted = diagnostics.sorted();
    sorted.into_iter().map(|diagnostic| shown(diagnostic, sources, &places) + "\n").collect()
}

/// One diagnostic.
pub fn render_one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    shown(diagnostic, sources, &Places::find(sources, &diagnostic.origin))
}

fn shown(diagnostic: &Diagnostic, sources: &Sources, places: &Places) -> String {
    let mut text = String::new();
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    // Writing to a `String` never fails.
    let _ = writeln!(text, "{severity}[{}]: {}", diagnostic.code.id(), visible(&diagnostic.message));
    if let Some(place) = place(diagnostic, sources, places) {
        let _ = writeln!(text, "  --> {}", visible(&place));
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(text, "  help: {}", visible(help));
    }
    text
}

fn place(diagnostic: &Diagnostic, sources: &Sources, places: &Places) -> Option<String> {
    let origin = diagnostic.origin.as_ref()?;
    let path = &sources.get(origin.file)?.path;
    let position = diagnostic.position.or_else(|| places.get(origin));
    Some(match position {
        Some(at) => format!("{path}:{}:{}   {}", at.line, at.column, origin.pointer),
        None => format!("{path}   {}", origin.pointer),
    })
}

/// A text in which no character moves the cursor, hides a line of the output or turns its direction:
/// they are shown by their numbers.
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || is_direction_mark(character) {
            visible.extend(character.escape_unicode());
        } else {
            visible.push(character);
        }
    }
    visible
}

const fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{JsonPointer, Origin};

    #[test]
    fn a_diagnostic_says_what_where_and_what_to_do() {
        let mut sources = Sources::default();
        let file = sources.add("specs/a/spec.json", "{\n  \"b\": 1\n}");
        let origin = Origin { file, pointer: JsonPointer::parse("#/b").unwrap() };
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(Code::SourceJson, &origin, "`b` is\n wrong").help("mend it"));
        diagnostics.push(Diagnostic::global(Code::SourceJson, "nothing to read"));
        let expected = "error[source::json]: nothing to read\n\n\
            error[source::json]: `b` is\\u{a} wrong\n  --> specs/a/spec.json:2:3   #/b\n  help: mend it\n\n";
        assert_eq!(render(&diagnostics, &sources), expected);
    }
}
