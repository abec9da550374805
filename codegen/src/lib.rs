//! Turns Smithy models and OpenAPI documents into Rust clients: text in, files out.
//!
//! The pipeline: **read** a text into a document, **lower** it to the shared [`model`],
//! **validate** it, find **facts** about it, **plan** the crate, **emit** its files. This library
//! touches no disk, clock, environment or network.

pub mod diagnostic;
pub mod endpoint;
mod graph;
pub mod model;
pub mod openapi;
pub mod options;
pub mod pass;
pub mod protocol;
mod request;
pub mod rust;
pub mod smithy;
pub mod source;
#[cfg(test)]
mod toy;

pub use request::{GeneratedFile, Outcome, Request, Summary};
