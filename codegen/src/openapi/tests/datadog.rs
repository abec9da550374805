//! The document of this repository that has the most constructs.

use crate::diagnostic::{Diagnostics, render};
use crate::model::{Endpoint, ShapeKind};
use crate::options::Options;
use crate::source::Sources;

#[test]
fn the_datadog_document_lowers_without_a_word() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/datadog/spec.yaml");
    let mut sources = Sources::default();
    let file = sources.add("spec.yaml", std::fs::read_to_string(path).unwrap());
    let mut diagnostics = Diagnostics::default();
    let model = super::read(&sources, file, &Options::default(), &mut diagnostics).unwrap().0;
    assert_eq!(render(&diagnostics, &sources), "");
    assert_eq!((model.operations.len(), model.skipped.len()), (7, 0));
    let unions = model.shapes.iter().filter(|(_, shape)| matches!(shape.kind, ShapeKind::Union(_)));
    // Integrations, the credentials of each of the 24, and what two responses include.
    assert_eq!(unions.count(), 1 + 24 + 2);
    assert!(matches!(&model.service.endpoint, Endpoint::Servers(servers) if servers.len() == 1));
}
