//! The small hand-written crate under every client that Drawplate generates.

pub mod endpoint;
pub mod schema;
