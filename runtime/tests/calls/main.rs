//! Calls from the outside, as generated code makes them: over a transport that answers from a
//! script, and over reqwest against a real server on loopback.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs)]

mod authentication;
mod checksums;
#[cfg(feature = "sigv4")]
mod credentials;
mod failures;
#[cfg(feature = "reqwest")]
mod faults;
mod interceptors;
#[cfg(feature = "reqwest")]
mod loopback;
mod oauth2;
mod redirects;
mod retries;
mod scripts;
mod secrets;
#[cfg(feature = "reqwest")]
mod server;
mod service;
#[cfg(feature = "sigv4")]
mod signature;
mod steps;
#[cfg(feature = "reqwest")]
mod stream_hooks;
#[cfg(feature = "reqwest")]
mod streams;
mod success;
mod traces;
mod transport;
