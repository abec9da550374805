//! The way from a document to a value in it, as in `$.items[2].name`.

/// One step of the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A member that the schema names.
    Member(&'static str),
    /// A key of a map.
    Key(String),
    /// An index of a list.
    Index(usize),
}

/// The path as text; the innermost segment comes first.
pub(super) fn text(segments: &[Segment]) -> String {
    let mut text = String::from("$");
    for segment in segments.iter().rev() {
        match segment {
            Segment::Member(name) => push_key(&mut text, name),
            Segment::Key(name) => push_key(&mut text, name),
            Segment::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

/// The longest key that a path shows in full, in characters.
const LONGEST_KEY: usize = 64;

/// Adds `.name`, or `['name']` if the name has other characters than a plain name has.
fn push_key(text: &mut String, name: &str) {
    let plain =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    if plain && name.len() <= LONGEST_KEY {
        text.push('.');
        text.push_str(name);
        return;
    }
    text.push_str("['");
    text.extend(name.chars().take(LONGEST_KEY).flat_map(char::escape_debug));
    text.push_str(if name.chars().count() > LONGEST_KEY { "…']" } else { "']" });
}
