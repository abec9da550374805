//! The endpoint of a service on its own, without the rest of its client.
//!
//! Comparing what is generated with what the interpreter says needs no more than this.

use super::names::Name;
use super::{emit, plan};
use crate::diagnostic::Diagnostics;
use crate::model::Model;
use crate::request::GeneratedFile;

/// Makes the files of a generated crate that are about its endpoint; nothing if the rules are not
/// in order, which is reported.
pub fn endpoint_files(
    model: &Model,
    package: &str,
    command: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<GeneratedFile>> {
    let plan = plan::endpoint::plan(model, diagnostics)?;
    Some(emit::endpoint::files(&plan, &Name::of_crate(package), command))
}

#[cfg(test)]
mod tests;
