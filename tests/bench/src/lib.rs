//! What the benches share: bodies, the types that a careful user would write by hand, a counter of
//! allocations, and a server that answers every request with the same bytes.
//!
//! See `README.md` for what is measured and how to run it.

pub mod bodies;
pub mod clients;
pub mod floor;
pub mod memory;
pub mod ours;
pub mod raw;
pub mod server;
#[cfg(feature = "vendors")]
pub mod vendors;
