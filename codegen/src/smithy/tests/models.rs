//! Real models, and the models of Smithy's own tests, are read without an error.

use std::path::{Path, PathBuf};

use super::corpus::{corpus, models};
use crate::diagnostic::{Diagnostics, render};
use crate::model::Draft;
use crate::options::Options;
use crate::smithy;
use crate::source::Sources;

fn read(path: &Path, text: &str, service: Option<String>) -> (Option<Draft>, Diagnostics, Sources) {
    let mut sources = Sources::default();
    sources.add(path.display().to_string(), text);
    let mut options = Options::default();
    options.smithy.service = service;
    let mut diagnostics = Diagnostics::default();
    let draft = smithy::read(&sources, &options, &mut diagnostics);
    (draft, diagnostics, sources)
}

/// The ids of all services of a model.
fn services(text: &str) -> Vec<String> {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    let shapes = value.get("shapes").and_then(|shapes| shapes.as_object()).cloned().unwrap_or_default();
    let services =
        shapes.into_iter().filter(|(_, shape)| shape.get("type").is_some_and(|kind| kind == "service"));
    services.map(|(id, _)| id).collect()
}

/// Reads every service of every model, and says what was found.
fn read_all(folder: &str) -> Option<(usize, usize)> {
    let folder = corpus(folder)?;
    let models = models(&folder);
    let halves = models.chunks(models.len().div_ceil(2).max(1));
    let counts = std::thread::scope(|scope| {
        let workers: Vec<_> = halves.map(|half| scope.spawn(|| read_some(half))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    Some(counts.into_iter().fold((0, 0), |sum, each| (sum.0 + each.0, sum.1 + each.1)))
}

fn read_some(models: &[(PathBuf, String)]) -> (usize, usize) {
    let mut read_services = 0;
    let mut operations = 0;
    for (path, text) in models {
        for service in services(text) {
            let (draft, diagnostics, sources) = read(path, text, Some(service));
            let Some(Draft(model)) = draft else { panic!("{}", render(&diagnostics, &sources)) };
            read_services += 1;
            operations += model.operations.len();
        }
    }
    (read_services, operations)
}

#[test]
fn the_aws_models_are_read_without_an_error() {
    if let Some((services, operations)) = read_all("aws-models") {
        assert!(services >= 180 && operations > 7_000, "{services} services, {operations} operations");
    }
    if let Some((services, operations)) = read_all("aws-models-2026") {
        assert!(services >= 22 && operations > 1_000, "{services} services, {operations} operations");
    }
}

#[test]
fn the_protocol_tests_are_read_without_an_error() {
    if let Some((services, operations)) = read_all("protocol-tests") {
        assert!(services >= 9 && operations > 300, "{services} services, {operations} operations");
    }
}

#[test]
fn the_tests_of_another_generator_are_read_without_an_error() {
    if let Some((services, operations)) = read_all("smithy-rs-tests") {
        assert!(services >= 10 && operations > 50, "{services} services, {operations} operations");
    }
}
