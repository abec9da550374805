//! Runs protocol tests of Smithy models against generated clients.
//!
//! `cargo xtask conformance` writes a program for each service, which gives the operations of its
//! client to a [`Program`]. The tests are data ([`suite`]): the program reads them, builds each
//! input, calls the operation over a transport of its own, and compares. Nothing here knows a
//! service or a protocol.

mod body;
mod cbor;
mod endpoint;
mod events;
mod fill;
mod forms;
mod message;
mod operation;
mod program;
mod request;
mod response;
mod same;
pub mod suite;
mod transport;
mod xml;

pub use endpoint::Given;
pub use events::{Reads, Sends};
pub use operation::Variant;
pub use program::Program;
