//! Where a service is.
//!
//! A generated client decides with its rule set or its server variables; what comes out is an
//! [`Endpoint`]. The standard functions of rule sets are in [`rules`] and the partitions of AWS
//! in [`partition`]; the generator's interpreter uses the same ones, so that a test of either is
//! a test of both. Nothing here sends anything.

mod base_url;
mod error;
pub mod input;
pub mod partition;
mod resolve;
mod resolved;
pub mod rules;
mod server;
mod shown;

pub(crate) use base_url::is_host;
pub use base_url::{BaseUrl, BaseUrlError};
pub use error::EndpointError;
pub use partition::{Partition, Partitions};
pub use resolve::{EndpointCall, ResolveEndpoint};
pub use resolved::{AuthScheme, Endpoint, Property};
pub use server::{host_part, origin, path_part};
pub(crate) use shown::Shown;
