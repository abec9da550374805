//! What a client is made of that talks to a script alone.

use super::Script;
use crate::client::{Handle, HandleConfig};
use crate::endpoint::Endpoint;

/// A host that is never there (RFC 6761, section 6.4).
const URL: &str = "https://service.invalid";

impl Script {
    /// The handle of a generated client that talks to the script: nobody proves who they are, and
    /// everything else is as it is without a configuration.
    #[doc(hidden)]
    #[must_use]
    pub fn handle(&self, service: &'static str) -> Handle {
        let config = HandleConfig::new(service, "testing", env!("CARGO_PKG_VERSION"))
            .transport(self.transport())
            .endpoint(Endpoint::new(URL))
            .without_authentication();
        match config.build() {
            Ok(handle) => handle,
            Err(error) => panic!("{error}"),
        }
    }
}
