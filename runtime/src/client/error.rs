//! Why a client cannot be made.

use std::error::Error;
use std::fmt;

/// Why a client cannot be made. The message names the setting, never its value.
#[derive(Debug)]
pub struct ConfigError {
    setting: &'static str,
    problem: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl ConfigError {
    /// A setting that is needed is not set; the hint says how to set it.
    pub fn missing(setting: &'static str, hint: impl fmt::Display) -> Self {
        Self { setting, problem: format!("is not set: {hint}"), source: None }
    }

    /// A setting has a value that cannot be used, for this reason.
    pub fn invalid(setting: &'static str, reason: impl fmt::Display) -> Self {
        Self { setting, problem: format!("cannot be used: {reason}"), source: None }
    }

    /// Adds what caused the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The setting.
    pub const fn setting(&self) -> &'static str {
        self.setting
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.setting, self.problem)
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}
