//! Turns Smithy models and OpenAPI documents into Rust clients: text in, files out.
//!
//! The pipeline: **read** a text into a document, **lower** it to the shared [`model`],
//! **validate** it, find **facts** about it, **plan** the crate, **emit** its files. This library
//! touches no disk, clock, environment or network.

pub mod diagnostic;
pub mod drift;
pub mod endpoint;
mod graph;
pub mod jmespath;
pub mod model;
pub mod openapi;
pub mod options;
pub mod pass;
pub mod protocol;
mod request;
pub mod rust;
mod select;
pub mod smithy;
pub mod source;
#[cfg(test)]
mod toy;

pub use request::{GeneratedFile, Outcome, Request, Summary, Testable};

use diagnostic::{Code, Diagnostic, Diagnostics};
use model::{Declaration, Draft, Model, Outline, Valid};
use rust::Plan;
use source::Format;

/// Makes a crate of a specification.
pub fn generate(request: &Request) -> Outcome {
    let (model, mut diagnostics) = read(request);
    let summary = model.as_ref().map(|model| Summary::of(model)).unwrap_or_default();
    let plan = model.and_then(|model| plan(&model, request, &mut diagnostics));
    let files = plan.map(|plan| rust::emit(&plan));
    Outcome { files, diagnostics, summary }
}

/// Makes a crate of a specification, and what it takes to run the protocol tests of the
/// specification against the crate.
pub fn testable(request: &Request) -> (Option<Testable>, Diagnostics) {
    let (model, mut diagnostics) = read(request);
    let testable = model.and_then(|model| {
        let plan = plan(&model, request, &mut diagnostics)?;
        Some(Testable { files: rust::emit(&plan), program: rust::harness(&plan), model })
    });
    (testable, diagnostics)
}

/// Finds what the things of a specification are called in the crate that is made of it.
pub fn items(request: &Request) -> (Option<rust::Items>, Diagnostics) {
    let (model, mut diagnostics) = read(request);
    let items = model.and_then(|model| {
        let facts = pass::facts(&model, &request.options, &mut diagnostics)?;
        let Request { options, runtime, command, .. } = request;
        let plan = rust::plan(&model, &facts, options, runtime, command, &mut diagnostics);
        Some(rust::items(&model, &facts, &plan))
    });
    (items.filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// Reads a specification, and goes no further than the model.
pub fn read(request: &Request) -> (Option<Valid<Model>>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let draft = lower(request, &mut diagnostics);
    let model = draft.and_then(|draft| pass::validate(draft, &request.options, &mut diagnostics));
    (model.filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// Reads a specification to compare it with another version of it. A Smithy model without a service is
/// a library of shapes, and is compared as that; one that breaks rules of Smithy is compared all the
/// same, and the diagnostics say which.
pub fn version(request: &Request) -> (Option<drift::Version>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let version = survey(request, &mut diagnostics).and_then(|(outline, library)| {
        let is_service = |declaration: &Declaration| declaration.kind == "service";
        if library.is_some() && !outline.declarations.values().any(is_service) {
            return Some(drift::Version { model: None, library, outline });
        }
        // What is wrong with the specification is said again by who reads it in full.
        diagnostics = Diagnostics::default();
        let model = compared(request, &mut diagnostics)?;
        Some(drift::Version { model: Some(model.into_inner()), library, outline })
    });
    (version, diagnostics)
}

fn compared(request: &Request, diagnostics: &mut Diagnostics) -> Option<Valid<Model>> {
    let Request { sources, options, .. } = request;
    let (root, document) = sources.iter().next()?;
    let mut said = Diagnostics::default();
    let draft = match Format::detect(&document.text) {
        Some(Format::Smithy) => smithy::read_with_faults(sources, options, diagnostics),
        _ => openapi::read(sources, root, options, &mut said),
    };
    let model = draft.and_then(|draft| pass::validate(draft, options, &mut said));
    let is_sound = !said.has_errors();
    diagnostics.append(said);
    model.filter(|_| is_sound)
}

/// Everything that is declared, and all shapes if the model does not have them all.
fn survey(request: &Request, diagnostics: &mut Diagnostics) -> Option<(Outline, Option<Model>)> {
    let Request { sources, options, .. } = request;
    let (root, document) = sources.iter().next()?;
    match Format::detect(&document.text) {
        Some(Format::Smithy) => {
            smithy::survey(sources, options, diagnostics).map(|(outline, library)| (outline, Some(library)))
        }
        Some(Format::OpenApi) => {
            openapi::outline(sources, root, options, diagnostics).map(|outline| (outline, None))
        }
        None => {
            diagnostics.push(unknown_format(&document.path));
            None
        }
    }
}

fn lower(request: &Request, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let Request { sources, options, .. } = request;
    let (root, document) = sources.iter().next()?;
    match Format::detect(&document.text) {
        Some(Format::Smithy) => smithy::read(sources, options, diagnostics),
        Some(Format::OpenApi) => openapi::read(sources, root, options, diagnostics),
        None => {
            diagnostics.push(unknown_format(&document.path));
            None
        }
    }
}

fn plan(model: &Valid<Model>, request: &Request, diagnostics: &mut Diagnostics) -> Option<Plan> {
    let Request { options, runtime, command, .. } = request;
    let facts = pass::facts(model, options, diagnostics)?;
    let plan = rust::plan(model, &facts, options, runtime, command, diagnostics);
    (!diagnostics.has_errors()).then_some(plan)
}

fn unknown_format(path: &str) -> Diagnostic {
    let message = format!("{path} is neither a Smithy model (JSON AST) nor an OpenAPI document");
    Diagnostic::global(Code::SourceFormat, message)
        .help("the document needs a key `smithy` or `openapi`, as the first file that is given")
}
