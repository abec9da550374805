//! Words that the language or a file system keeps for itself.

/// Keywords that may be identifiers behind `r#`: strict and reserved ones of all editions up to
/// 2024. <https://doc.rust-lang.org/reference/keywords.html>
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords of paths, which cannot be identifiers even behind `r#`.
const PATH_KEYWORDS: &[&str] = &["self", "super", "crate"];

/// Names that Windows keeps for devices, whatever the extension.
/// <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Whether the word needs `r#` to be an identifier.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// `Self` is the one keyword in the case of a type.
pub(super) fn escape_type(word: String) -> String {
    if word == "Self" { "SelfValue".to_owned() } else { word }
}

/// Fields and methods may be raw identifiers, so only the keywords of paths change.
pub(super) fn escape_value(word: String) -> String {
    if PATH_KEYWORDS.contains(&word.as_str()) { word + "_" } else { word }
}

/// A module's name is a file's name too: no keyword, no device, and no `mod.rs` beside a module of
/// the same name.
pub(super) fn escape_file(word: String) -> String {
    let taken = PATH_KEYWORDS.contains(&word.as_str()) || is_keyword(&word) || is_device(&word);
    if taken { word + "_" } else { word }
}

fn is_device(word: &str) -> bool {
    let port = word.strip_prefix("com").or_else(|| word.strip_prefix("lpt"));
    let port = port.map(|rest| rest.strip_prefix('_').unwrap_or(rest));
    DEVICES.contains(&word) || port.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_of_paths_change_because_they_cannot_be_raw() {
        for word in PATH_KEYWORDS {
            assert_eq!(escape_value((*word).to_owned()), format!("{word}_"));
        }
        assert_eq!(escape_type("Self".to_owned()), "SelfValue");
    }

    #[test]
    fn every_other_keyword_is_a_raw_identifier_that_parses() {
        for word in KEYWORDS {
            assert_eq!(escape_value((*word).to_owned()), *word);
            assert!(syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok(), "{word}");
        }
    }

    #[test]
    fn a_module_is_never_called_like_a_keyword_a_device_or_mod() {
        for word in ["type", "self", "mod", "con", "aux", "nul", "prn", "com1", "lpt9"] {
            assert_eq!(escape_file(word.to_owned()), format!("{word}_"));
        }
        assert_eq!(escape_file("com10".to_owned()), "com10");
        assert_eq!(escape_file("content".to_owned()), "content");
    }
}
