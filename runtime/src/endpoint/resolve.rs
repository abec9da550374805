//! The question that a client asks before each call: where to?

use std::fmt;

use super::{Endpoint, EndpointError};
use crate::operation::OperationSchema;
use crate::value::Structure;

/// Decides where a request goes.
///
/// A generated client answers with its rule set or its server variables, an [`Endpoint`] with
/// itself. What is answered is checked before it is used, see [`BaseUrl`](super::BaseUrl).
pub trait ResolveEndpoint: fmt::Debug + Send + Sync {
    /// The endpoint for one call.
    ///
    /// # Errors
    /// When the configuration names no endpoint, or one that cannot be.
    fn resolve(&self, call: &EndpointCall<'_>) -> Result<Endpoint, EndpointError>;
}

/// The call that an endpoint is needed for.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct EndpointCall<'a> {
    /// The operation that is called.
    pub operation: &'static OperationSchema,
    /// What the caller gave: some rule sets read members of it.
    pub input: &'a dyn Structure,
}

impl<'a> EndpointCall<'a> {
    /// A call of this operation with this input.
    pub fn new(operation: &'static OperationSchema, input: &'a dyn Structure) -> Self {
        Self { operation, input }
    }
}

/// Prints the operation's name; the input may hold secrets.
impl fmt::Debug for EndpointCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointCall").field("operation", &self.operation.name).finish_non_exhaustive()
    }
}

/// Every call goes to the same endpoint.
impl ResolveEndpoint for Endpoint {
    fn resolve(&self, _call: &EndpointCall<'_>) -> Result<Endpoint, EndpointError> {
        Ok(self.clone())
    }
}
