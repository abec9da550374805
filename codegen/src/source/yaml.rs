//! YAML 1.2 by its core schema: a text comes in, the JSON value that it stands for goes out.
//!
//! Keys become text, numbers keep their digits, and what other readers let pass is refused: a key
//! twice in one mapping, a second document, an alias that would copy without end. `yes`, `on` and
//! `012` mean what version 1.2 says they mean: two texts and the number twelve. The merge key `<<`,
//! which version 1.2 no longer has but documents still use, is honoured, and so are lines between
//! brackets and within quotes that are not indented as that version asks.

mod builder;
mod locate;
mod scalar;
mod tidy;

use saphyr_parser::{Event, Marker, Parser, ScanError};
use serde_json::Value;

use self::builder::{Builder, Fault};
pub(super) use self::locate::find;
use super::{FileId, Origin, Position, Sources};
use crate::diagnostic::{Code, Diagnostic};

/// How deep sequences and mappings may be nested.
pub const MAX_DEPTH: usize = 512;

/// How many nodes all aliases together may copy.
pub const MAX_COPIED_NODES: usize = 1_000_000;

/// How many bytes of text all aliases together may copy.
pub const MAX_COPIED_BYTES: usize = 64 << 20;

/// How long a text may be, in bytes.
pub const MAX_LENGTH: usize = 256 << 20;

/// Reads a file as YAML.
///
/// # Errors
///
/// A diagnostic with the place of the first fault.
pub fn parse(sources: &Sources, file: FileId) -> Result<Value, Diagnostic> {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let mut builder = Builder::default();
    let first = build(text, &mut builder);
    let tidied = if first.is_err() { tidy::tidied(text) } else { None };
    let value = match tidied {
        Some(tidied) => {
            builder = Builder::default();
            build(&tidied, &mut builder)
        }
        None => first,
    };
    value.map_err(|(fault, marker)| {
        let origin = Origin { file, pointer: builder.pointer() };
        Diagnostic::new(fault.code, &origin, fault.message).at(position(marker)).help(fault.help)
    })
}

fn build(text: &str, builder: &mut Builder) -> Result<Value, (Fault, Marker)> {
    if text.len() > MAX_LENGTH {
        let message = format!("the text is longer than {MAX_LENGTH} bytes");
        let help = "split the document over several files";
        return Err((Fault { code: Code::SourceYaml, message, help }, Marker::new(0, 1, 0)));
    }
    let mut parser = Parser::new_from_str(text);
    let mut document = None;
    while let Some(next) = parser.next_event() {
        let (event, span) = next.map_err(|error| syntax(&error))?;
        if document.is_some() && matches!(event, Event::DocumentStart(_)) {
            return Err((Fault::yaml("a second document follows", "keep one document per file"), span.start));
        }
        document = builder.take(event).map_err(|fault| (fault, span.start))?.or(document);
    }
    Ok(document.unwrap_or(Value::Null))
}

fn syntax(error: &ScanError) -> (Fault, Marker) {
    (Fault::yaml(error.info(), "the file must hold one YAML 1.2 document"), *error.marker())
}

/// Lines count from one in both worlds, columns from zero in the parser's.
fn position(marker: Marker) -> Position {
    Position { line: marker.line().max(1), column: marker.col() + 1 }
}

#[cfg(test)]
mod tests;
