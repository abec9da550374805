//! The options of a specification: its `spec.toml`.

use std::fs;
use std::path::Path;

use drawplate_codegen::options::Options;

use crate::console::{Failure, at};

/// The options in a file. Errors name it as from the root on.
pub(crate) fn read(root: &Path, path: &Path) -> Result<Options, Failure> {
    let text = fs::read_to_string(path).map_err(at(path))?;
    let name = path.strip_prefix(root).unwrap_or(path).display();
    parse(&text).map_err(|(line, message)| Failure::new(format!("{name}:{line}: {message}")))
}

/// The options, or a line and what is wrong there.
fn parse(text: &str) -> Result<Options, (usize, String)> {
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        (line, error.message().trim_end().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_line_of_the_mistake() {
        let text = "[crate]\nname = \"x\"\nversion = \"1.0.0\"\n\n[[union]]\ntarget = \"#/A\"\n\
                    tagging = \"guess\"\nreason = \"because\"\n";
        let found = parse(text).err();
        assert_eq!(found.as_ref().map(|(line, _)| *line), Some(7), "{found:?}");
        assert!(found.is_some_and(|(_, message)| message.contains("first-match")));
    }

    #[test]
    fn an_override_needs_a_reason() {
        let text = "[crate]\nname = \"x\"\nversion = \"1.0.0\"\n[[sensitive]]\ntarget = \"#/A\"\n";
        assert!(parse(text).is_err_and(|(_, message)| message.contains("reason")));
    }
}
