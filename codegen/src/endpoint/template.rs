//! Texts with blanks, as `https://{Region}.{partition#dnsSuffix}`.

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text as it is, with `{{` and `}}` read as single braces.
    Text(String),
    /// A variable and, after `#`, a path into it.
    Blank { name: &'a str, path: Option<&'a str> },
}

/// Takes a text apart; nothing if a brace has no partner or a blank is empty.
pub(super) fn parse(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at)?;
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            literal.push_str(from.get(..1)?);
            rest = after;
            continue;
        }
        let (inner, after) = from.strip_prefix('{')?.split_once('}')?;
        if !literal.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut literal)));
        }
        parts.push(blank(inner)?);
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Some(parts)
}

fn blank(inner: &str) -> Option<Part<'_>> {
    let (name, path) = match inner.split_once('#') {
        Some((name, path)) => (name, Some(path)),
        None => (inner, None),
    };
    let is_whole = !name.is_empty() && path != Some("") && !inner.contains('{');
    is_whole.then_some(Part::Blank { name, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_at_its_blanks() {
        let text = |text: &str| Part::Text(text.to_owned());
        let blank = |name, path| Part::Blank { name, path };
        for (input, expected) in [
            ("", vec![]),
            ("a", vec![text("a")]),
            ("{a}", vec![blank("a", None)]),
            ("x{a#b}y{c}", vec![text("x"), blank("a", Some("b")), text("y"), blank("c", None)]),
            ("{{a}}", vec![text("{a}")]),
            ("{{{a}}}", vec![text("{"), blank("a", None), text("}")]),
        ] {
            assert_eq!(parse(input), Some(expected), "{input}");
        }
    }

    #[test]
    fn a_brace_without_a_partner_is_refused() {
        for input in ["{", "}", "{a", "a}", "{}", "{#a}", "{a#}", "{a{b}"] {
            assert_eq!(parse(input), None, "{input}");
        }
    }
}
