//! The generator: whatever a specification holds, there are files or diagnostics.

use drawplate_codegen::endpoint::services;
use drawplate_codegen::options::{Options, RuntimeDependency};
use drawplate_codegen::source::{Sources, parse};
use drawplate_codegen::{Request, generate};
use drawplate_runtime::endpoint::Partitions;

pub(crate) const SEEDS: &[&str] = &[
    include_str!("../seeds/smithy.json"),
    include_str!("../seeds/openapi.json"),
    include_str!("../seeds/openapi.yaml"),
];

pub(crate) const ENDPOINT_SEEDS: &[&str] = &[include_str!("../seeds/endpoints.json")];

/// The whole pipeline. The first line break decides nothing: the text says what it is.
pub(crate) fn specs(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let name =
        if text.trim_start().starts_with('{') { "specs/fuzz/spec.json" } else { "specs/fuzz/spec.yaml" };
    let mut sources = Sources::default();
    sources.add(name, text);
    let mut options = Options::default();
    options.package.name = "fuzz".to_owned();
    options.package.version = "0.1.0".to_owned();
    let request = Request {
        sources,
        options,
        runtime: RuntimeDependency::Path("../runtime".to_owned()),
        command: "fuzz".to_owned(),
    };
    let outcome = generate(&request);
    assert!(outcome.files.is_some() || outcome.diagnostics.has_errors(), "nothing is refused in silence");
    for file in outcome.files.iter().flatten() {
        let path = file.path.as_str();
        assert!(
            !path.starts_with('/') && !path.split('/').any(|part| part.is_empty() || part == ".."),
            "{path}"
        );
    }
}

/// Endpoint rules, and the tests beside them, whose outcome does not matter here.
pub(crate) fn endpoints(bytes: &[u8]) {
    let mut sources = Sources::default();
    let file = sources.add("model.json", String::from_utf8_lossy(bytes).into_owned());
    let Ok(model) = parse(&sources, file) else { return };
    for service in services(&model, file) {
        let _outcome = service.run(&Partitions::default());
    }
}
