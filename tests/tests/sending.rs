//! Requests of OpenAPI documents as a server sees them, with what the OpenAPI Specification and
//! RFC 6570 say they look like.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "sending/forms.rs"]
mod forms;
#[path = "sending/media_types.rs"]
mod media_types;
#[path = "sending/origins.rs"]
mod origins;
#[path = "sending/parts.rs"]
mod parts;
#[path = "sending/security.rs"]
mod security;
#[path = "sending/styles.rs"]
mod styles;

use drawplate_tests::server::{Reply, Server};

/// A server that says yes once.
async fn server() -> Server {
    Server::with([Reply::new(204)]).await
}
