//! The configuration of the client.

use quote::quote;

use super::file::Source;
use super::paths::Imports;
use crate::request::GeneratedFile;
use crate::rust::plan::Plan;

/// `config.rs`.
pub(super) fn file(plan: &Plan) -> GeneratedFile {
    let source = Source { items: quote!(), ..Source::default() };
    source.file("src/config.rs", &plan.package.command, &Imports::default())
}
