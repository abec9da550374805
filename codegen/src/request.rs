//! What is asked of the generator, and what it gives back.

use crate::diagnostic::Diagnostics;
use crate::model::{Model, ShapeKind, Valid};
use crate::options::{Options, RuntimeDependency};
use crate::source::Sources;

/// What to generate.
#[derive(Debug, Clone)]
pub struct Request {
    /// The specification. An OpenAPI document is the first file, and the others are those that it
    /// may refer to; of a Smithy model, all files are merged.
    pub sources: Sources,
    /// What the maintainer decided.
    pub options: Options,
    /// How the crate depends on the runtime.
    pub runtime: RuntimeDependency,
    /// The command that makes the crate again, for the headers of its files.
    pub command: String,
}

/// What came of a request.
#[derive(Debug)]
pub struct Outcome {
    /// The files of the crate; none if a diagnostic is an error.
    pub files: Option<Vec<GeneratedFile>>,
    /// What there is to say about the specification.
    pub diagnostics: Diagnostics,
    /// What the crate holds.
    pub summary: Summary,
}

/// A crate, and what it takes to test it with the protocol tests of its specification.
#[derive(Debug)]
pub struct Testable {
    /// The files of the crate.
    pub files: Vec<GeneratedFile>,
    /// The program that hands the crate's operations to the harness.
    pub program: GeneratedFile,
    /// What the crate was made of.
    pub model: Valid<Model>,
}

/// A file of a generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path below the crate's folder, with `/` between its parts.
    pub path: String,
    /// The contents.
    pub text: String,
}

/// What a crate holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Operations that can be called.
    pub operations: usize,
    /// Shapes of all kinds.
    pub shapes: usize,
    /// Structures among them.
    pub structures: usize,
    /// Unions among them.
    pub unions: usize,
    /// Enums of texts and of numbers among them.
    pub enums: usize,
    /// What was read and left out, with a reason.
    pub skipped: usize,
    /// Operations among that.
    pub skipped_operations: usize,
}

impl Summary {
    /// The summary of a model.
    pub fn of(model: &Model) -> Self {
        let mut summary = Self {
            operations: model.operations.len(),
            shapes: model.shapes.len(),
            skipped: model.skipped.len(),
            skipped_operations: model.skipped.iter().filter(|it| it.what.starts_with("operation ")).count(),
            ..Self::default()
        };
        for (_, shape) in model.shapes.iter() {
            match shape.kind {
                ShapeKind::Structure(_) => summary.structures += 1,
                ShapeKind::Union(_) => summary.unions += 1,
                ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => summary.enums += 1,
                _ => {}
            }
        }
        summary
    }
}
