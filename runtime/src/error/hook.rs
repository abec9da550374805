//! A hook that failed.

use std::error::Error;

use super::place::Place;

/// A hook of the program's own failed.
#[derive(Debug)]
pub struct HookFailure {
    pub(super) place: Place,
    pub(super) hook: &'static str,
    pub(super) source: Box<dyn Error + Send + Sync>,
}

impl HookFailure {
    /// The method of [`Interceptor`](crate::intercept::Interceptor) that failed.
    pub const fn hook(&self) -> &'static str {
        self.hook
    }

    /// What it failed with.
    pub fn reason(&self) -> &(dyn Error + Send + Sync + 'static) {
        self.source.as_ref()
    }
}
