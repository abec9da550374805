//! Versions of specifications, for tests of what changed between them.

#![allow(dead_code, reason = "each test needs a part of it")]

use drawplate_codegen::drift::Version;
use drawplate_codegen::options::{Options, Package, RuntimeDependency, SmithyOptions};
use drawplate_codegen::source::Sources;
use drawplate_codegen::{Request, version};

/// The model of a fragment as rules have them for examples.
pub(crate) fn model(fragment: &str) -> Version {
    let text = match fragment.starts_with('{') {
        true if fragment.starts_with("{\"smithy\"") => fragment.to_owned(),
        true => format!(r#"{{"smithy": "2.0", "shapes": {fragment}}}"#),
        false if fragment.starts_with("openapi") => fragment.to_owned(),
        false if fragment.starts_with("servers") => {
            format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{fragment}")
        }
        false => format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\n{fragment}"
        ),
    };
    read("spec", text).unwrap_or_else(|said| panic!("{said}\n{fragment}"))
}

/// A specification under a name, or what is wrong with it.
pub(crate) fn read(name: &str, text: String) -> Result<Version, String> {
    read_service(name, text, None)
}

/// A specification under a name, where it has several services one of them; or what is wrong with it.
pub(crate) fn read_service(name: &str, text: String, service: Option<String>) -> Result<Version, String> {
    let mut sources = Sources::default();
    sources.add(name, text);
    let request = Request {
        sources,
        options: Options {
            package: Package::named("t"),
            smithy: SmithyOptions { service },
            ..Options::default()
        },
        runtime: RuntimeDependency::Path("runtime".into()),
        command: "test".into(),
    };
    let (version, said) = version(&request);
    version.ok_or_else(|| said.iter().map(|item| item.message.clone()).collect::<Vec<_>>().join("; "))
}
