//! What a text is, told by its content: file names say nothing reliable.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// The kinds of specifications that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A Smithy model as JSON AST.
    Smithy,
    /// An OpenAPI document, as JSON or YAML, or one of its forerunner Swagger.
    OpenApi,
}

impl Format {
    /// What a text is. Broken texts are told by their beginning, so that they reach the reader
    /// that can say what is wrong with them.
    pub fn detect(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let keys = text.starts_with('{').then(|| serde_json::from_str::<Keys>(text).ok()).flatten();
        match keys {
            Some(keys) if keys.smithy.is_some() => Some(Self::Smithy),
            Some(keys) if keys.openapi.is_some() || keys.swagger.is_some() => Some(Self::OpenApi),
            Some(_) => None,
            None => text.lines().find_map(by_key),
        }
    }
}

#[derive(Deserialize)]
struct Keys {
    smithy: Option<IgnoredAny>,
    openapi: Option<IgnoredAny>,
    swagger: Option<IgnoredAny>,
}

/// What a line says that begins with one of the keys, if it is one of the document itself (YAML)
/// or any (broken JSON).
fn by_key(line: &str) -> Option<Format> {
    let line = match line.trim_start() {
        json if json.starts_with(['{', '"']) => json.trim_start_matches(['{', ' ']),
        _ => line,
    };
    let (key, _) = line.split_once(':')?;
    match key.trim_end().trim_matches(['"', '\'']) {
        "smithy" => Some(Format::Smithy),
        "openapi" | "swagger" => Some(Format::OpenApi),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_the_keys_of_its_document() {
        let table = [
            (r#"{"smithy": "2.0", "shapes": {}}"#, Some(Format::Smithy)),
            ("\u{feff}{\"info\": {\"smithy\": 1},\n\"openapi\": \"3.0.0\"}", Some(Format::OpenApi)),
            ("# a comment\ninfo:\n  smithy: 1\nopenapi: 3.0.3\n", Some(Format::OpenApi)),
            ("'swagger': '2.0'", Some(Format::OpenApi)),
            ("{openapi: 3.1.0}", Some(Format::OpenApi)),
            ("{\n  \"smithy\": \"2.0\",\n  \"shapes\": {", Some(Format::Smithy)),
            (r#"{"shapes": {"smithy": 1}}"#, None),
            ("name: openapi", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(Format::detect(text), expected, "{text}");
        }
    }
}
