//! `new-spec`: begins a folder below `specs/`.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use drawplate_codegen::source::Format;

use crate::console::{Console, Failure, at};
use crate::exit::Exit;
use crate::root::Root;

/// Begins a folder below specs/ with a copy of a spec and a spec.toml to fill in.
///
/// FILE is a Smithy model as JSON AST, or an OpenAPI document as JSON or YAML; which of them it is
/// is told by its content.
#[derive(Debug, Args)]
pub(crate) struct NewSpec {
    /// What to call it: lower-case letters, digits and hyphens
    #[arg(value_name = "NAME", value_parser = name)]
    name: String,

    /// The spec
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    root: Root,
}

impl NewSpec {
    /// Begins the folder, unless there is one.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let text = fs::read_to_string(&self.file).map_err(at(&self.file))?;
        if Format::detect(&text).is_none() {
            let message = "is neither a Smithy model (JSON AST) nor an OpenAPI document";
            return Err(Failure::new(format!("{} {message}", self.file.display())));
        }
        let folder = self.root.path().join("specs").join(&self.name);
        if folder.exists() {
            return Err(Failure::new(format!("{} is there already", folder.display())));
        }
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        let document = if text.trim_start().starts_with('{') { "spec.json" } else { "spec.yaml" };
        for (name, text) in [(document, text.as_str()), ("spec.toml", &options(&self.name, document))] {
            let path = folder.join(name);
            fs::write(&path, text).map_err(at(&path))?;
            writeln!(console.out, "wrote specs/{}/{name}", self.name)?;
        }
        match self.root.given() {
            None => writeln!(console.out, "next: cargo xtask generate {}", self.name)?,
            Some(root) => {
                writeln!(console.out, "next: xtask generate {} --root {}", self.name, root.display())?;
            }
        }
        Ok(Exit::Clean)
    }
}

fn name(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let edges =
        !text.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) && !text.ends_with('-');
    match text.chars().all(fits) && edges && !text.is_empty() {
        true => Ok(text.to_owned()),
        false => Err("a name is made of lower-case letters, digits and hyphens, a letter first".to_owned()),
    }
}

fn options(name: &str, document: &str) -> String {
    format!(
        r##"# How the client crate for {name} is made from {document}.

[crate]
name = "drawplate-{name}"
version = "0.1.0"
# description = "What the API is for, in a line"

# Every override says why it is there. A target is a JSON pointer of an OpenAPI
# document, or a shape id of a Smithy model.
#
# [[sensitive]]
# target = "#/components/schemas/Token/properties/value"
# reason = "the document does not mark it as a password"
#
# [[rename]]
# target = "#/components/schemas/Thing"
# to = "Item"
# reason = "the name is that of another type"
#
# [[union]]
# target = "#/components/schemas/Pet"
# tagging = "first-match"
# reason = "the variants differ in optional properties alone"
#
# [[keep-unknown]]
# target = "*"
# reason = "what was read is written back whole"
"##
    )
}
