//! What a caller sets for one call, in place of what the client is configured with.

use std::sync::Arc;
use std::time::Duration;

use crate::intercept::Interceptor;
use crate::retry::RetryPolicy;

/// What a caller sets for one call.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) headers: Vec<(String, Vec<String>)>,
    pub(crate) retries: Option<Arc<dyn RetryPolicy>>,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    #[cfg(feature = "validation")]
    pub(crate) validate: Option<bool>,
}

impl CallOptions {
    /// Adds a value to the header with this name.
    pub(crate) fn add_header(&mut self, name: String, value: String) {
        match self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&name)) {
            Some((_, values)) => values.push(value),
            None => self.headers.push((name, vec![value])),
        }
    }
}
