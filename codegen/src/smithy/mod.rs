//! The Smithy front end: JSON AST files come in, a draft of the shared model goes out.
//!
//! **read** (`ast`): each file as data, its form checked; **assemble**: all files as one model,
//! flattened; **check**: what a model must keep to; **lower**: one service and what it reaches, in
//! the words of the shared model. Nothing here knows what the model is used for.

mod assemble;
mod ast;
mod check;
mod closure;
mod lower;
mod outline;
mod prelude;
mod protocol_tests;
mod shape_id;
mod traits;
mod uri;

#[cfg(test)]
mod tests;

pub use protocol_tests::{ProtocolTests, TestKind, protocol_tests, services};

use self::assemble::Assembly;
use crate::diagnostic::Diagnostics;
use crate::model::{Draft, Model, Outline};
use crate::options::Options;
use crate::source::{FileId, Sources, json};

/// Reads all files as one Smithy model and lowers one of its services. What is wrong is reported;
/// `None` if nothing could be lowered.
pub fn read(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let mut found = Diagnostics::default();
    let draft = read_with_faults(sources, options, &mut found);
    let sound = !found.has_errors();
    diagnostics.append(found);
    draft.filter(|_| sound)
}

/// The model even if it breaks rules of Smithy, as long as it can be read: two versions can be compared
/// whether they are valid or not.
pub fn read_with_faults(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let mut found = Diagnostics::default();
    let assembly = assembly(sources, &mut found);
    let draft = assembly.and_then(|assembly| {
        check::check(&assembly, diagnostics);
        let service = closure::service(&assembly, options, &mut found)?;
        Some(lower::lower(&assembly, service, options, &mut found))
    });
    let can_be_read = !found.has_errors();
    diagnostics.append(found);
    draft.filter(|_| can_be_read)
}

/// Everything that all files declare, whether a service leads to it or not: its outline, and all its
/// shapes as a model without operations.
pub fn survey(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<(Outline, Model)> {
    let mut found = Diagnostics::default();
    let assembly = assembly(sources, &mut found);
    let can_be_read = !found.has_errors();
    diagnostics.append(found);
    let assembly = assembly.filter(|_| can_be_read)?;
    check::check(&assembly, diagnostics);
    Some((outline::outline(&assembly), lower::library(&assembly, options)))
}

/// All files as one model, not yet checked.
fn assembly(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Assembly> {
    let (first, _) = sources.iter().next()?;
    let documents = sources.iter().filter_map(|(file, _)| document(sources, file, diagnostics)).collect();
    Some(assemble::assemble(documents, first, diagnostics))
}

fn document(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<ast::Document> {
    match json::parse(sources, file) {
        Ok(value) => ast::read(value, file, diagnostics),
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    }
}
