//! The generated clients on the wire: against a real server, and against the specs as the tests
//! read them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bodies;
mod canary;
mod clients;
mod endpoints;
mod environment;
mod errors;
mod events;
mod faults;
mod labels;
mod malformed;
mod operations;
mod pages;
mod payloads;
mod requests;
mod secrets;
mod signing;
mod types;
mod unknown;
