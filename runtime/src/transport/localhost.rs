//! Names below `localhost` are this machine, whatever a name server says (RFC 6761, section 6.3).
//!
//! Clients send unencrypted requests to such names without being told to, so they must not lead
//! anywhere else.

use std::net::{Ipv4Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Resolves names; all but those below `localhost` as the system does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Localhost;

impl Resolve for Localhost {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let host = name.as_str();
            let addresses: Addrs = if host.ends_with(".localhost") {
                Box::new(std::iter::once(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))))
            } else {
                Box::new(tokio::net::lookup_host((host, 0)).await?.collect::<Vec<_>>().into_iter())
            };
            Ok(addresses)
        })
    }
}
