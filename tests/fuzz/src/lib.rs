//! What is tried with any bytes at all.
//!
//! Each [`Target`] is a function of bytes that must not panic, and that checks what must hold
//! whatever they are. The tests of this crate call them with changed seeds on a stable toolchain;
//! `libfuzzer/`, a workspace of its own, calls the same functions with what a fuzzer comes up with.
//!
//! A target may panic: that is how it says that something does not hold.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod codecs;
mod events;
mod expressions;
mod requests;
mod responses;
mod specs;
mod support;
mod timestamps;

/// A function of bytes, and what it is called with first.
#[derive(Debug)]
pub struct Target {
    /// The name, also of the program in `libfuzzer/`.
    pub name: &'static str,
    /// Must return, whatever the bytes are.
    pub run: fn(&[u8]),
    /// Bytes that lead deep into the code, to be changed.
    pub seeds: &'static [&'static str],
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "json", run: codecs::json, seeds: codecs::JSON_SEEDS },
    Target { name: "cbor", run: codecs::cbor, seeds: codecs::CBOR_SEEDS },
    Target { name: "xml", run: codecs::xml, seeds: codecs::XML_SEEDS },
    Target { name: "forms", run: codecs::forms, seeds: codecs::FORM_SEEDS },
    Target { name: "events", run: events::events, seeds: events::SEEDS },
    Target { name: "labels", run: requests::labels, seeds: requests::TEXT_SEEDS },
    Target { name: "headers", run: requests::headers, seeds: requests::TEXT_SEEDS },
    Target { name: "urls", run: requests::urls, seeds: requests::URL_SEEDS },
    Target { name: "responses", run: responses::responses, seeds: responses::SEEDS },
    Target { name: "timestamps", run: timestamps::timestamps, seeds: timestamps::SEEDS },
    Target { name: "specs", run: specs::specs, seeds: specs::SEEDS },
    Target { name: "endpoints", run: specs::endpoints, seeds: specs::ENDPOINT_SEEDS },
    Target { name: "jmespath", run: expressions::jmespath, seeds: expressions::SEEDS },
];

/// Calls the target with this name.
///
/// # Panics
/// If there is none, or something does not hold.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target is called by its name");
    (target.run)(bytes);
}
