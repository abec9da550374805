//! The crate as a package: what its manifest and its front page say.

use std::collections::BTreeSet;

use super::Planner;
use super::config::{ConfigPlan, KeyKind, KeyPlan};
use crate::options::RuntimeDependency;
use crate::pass::{BodyFact, OperationFacts, WireCodec};
use crate::rust::docs;
use crate::rust::names::Name;

/// The crate as a package.
#[derive(Debug)]
pub(in crate::rust) struct PackagePlan {
    /// Its name, as cargo knows it.
    pub(in crate::rust) name: String,
    /// Its name in Rust.
    pub(in crate::rust) crate_name: Name,
    /// Its version.
    pub(in crate::rust) version: String,
    /// A line about it, as plain text.
    pub(in crate::rust) description: String,
    /// The service's title, as Markdown.
    pub(in crate::rust) title: String,
    /// The lines of the service's documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// The command that makes it again.
    pub(in crate::rust) command: String,
    /// Where the runtime is.
    pub(in crate::rust) runtime: RuntimeDependency,
    /// What it needs of the runtime.
    pub(in crate::rust) runtime_features: Vec<&'static str>,
    /// How deep the compiler must be allowed to go, where that is deeper than it goes by itself.
    pub(in crate::rust) recursion_limit: Option<usize>,
}

/// How deep rustc goes by itself.
const RUSTC_LIMIT: usize = 128;

/// The greatest number of steps from a type into one that it holds: through an option, a null, a
/// map, its root, its nodes.
const STEPS: usize = 6;

impl Planner<'_> {
    /// The crate as a package.
    pub(super) fn package(
        &self,
        config: &ConfigPlan,
        runtime: &RuntimeDependency,
        command: &str,
    ) -> PackagePlan {
        let (service, package) = (&self.model.service, &self.options.package);
        let title = service.title.as_deref().unwrap_or(&service.name);
        let description = package.description.clone().unwrap_or_else(|| format!("Client for {title}"));
        PackagePlan {
            name: package.name.clone(),
            crate_name: Name::of_crate(&package.name),
            version: package.version.clone(),
            description: docs::one_line(&description),
            title: docs::plain(title),
            docs: docs::lines(service.docs.0.as_deref().unwrap_or_default()),
            command: docs::one_line(command),
            runtime: runtime.clone(),
            runtime_features: self.runtime_features(config),
            recursion_limit: recursion_limit(self.facts.depth),
        }
    }

    /// The features of the runtime that the crate needs, sorted.
    fn runtime_features(&self, config: &ConfigPlan) -> Vec<&'static str> {
        let operations = &self.facts.operations;
        let codecs = operations.iter().flat_map(OperationFacts::codecs).flat_map(WireCodec::features);
        let events = self.facts.events.values().flatten().filter_map(|event| event.payload.as_ref());
        let payloads = events.flat_map(|payload| payload.codec.features());
        let notifications = self.facts.notifications.iter().flat_map(WireCodec::features);
        let duplex = self.needs_http2().then_some("http2");
        let steps = operations.iter().flat_map(|facts| &facts.steps).filter_map(|step| step.feature());
        let verified =
            operations.iter().any(|facts| facts.response_checksum.is_some()).then_some("checksums");
        let signer = config.signer.as_ref().map(|_| "sigv4");
        let fetches = |key: &KeyPlan| matches!(key.kind, KeyKind::ClientCredentials(_));
        let tokens = config.keys.iter().any(fetches).then_some("oauth2");
        let waiters = operations.iter().any(|facts| !facts.waiters.is_empty()).then_some("jmespath");
        codecs
            .chain(payloads)
            .chain(notifications)
            .chain(duplex)
            .chain(steps)
            .chain(waiters)
            .chain(verified)
            .chain(signer)
            .chain(tokens)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }
}

impl Planner<'_> {
    /// Whether events are sent while others arrive, which services speak HTTP/2 for, or a service says
    /// that it wants HTTP/2.
    fn needs_http2(&self) -> bool {
        let is_stream = |codec: &WireCodec| matches!(codec, WireCodec::EventStream { .. });
        let sends = self
            .facts
            .operations
            .iter()
            .any(|facts| matches!(&facts.body, BodyFact::Payload { codec, .. } if is_stream(codec)));
        let service = &self.model.service.settings;
        let says = |versions: &[String]| versions.iter().any(|version| version == "h2");
        let has_events = !self.facts.events.is_empty();
        sends || has_events && (says(&service.event_stream_http_versions) || says(&service.http_versions))
    }
}

/// A power of two, so that it stays the same for many changes of the specification.
fn recursion_limit(depth: usize) -> Option<usize> {
    let steps = depth.saturating_mul(STEPS);
    (steps > RUSTC_LIMIT).then(|| steps.next_power_of_two())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_deep_types_need_a_limit_of_their_own() {
        assert_eq!(recursion_limit(20), None);
        assert_eq!(recursion_limit(22), Some(256));
        assert_eq!(recursion_limit(300), Some(2048));
    }
}
