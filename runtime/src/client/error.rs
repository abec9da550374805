//! Why a client cannot be made.

use std::error::Error;
use std::fmt;

/// Why a client cannot be made. The message names the setting, never its value.
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

/// What `Display` prints, since this is what `main` and `unwrap` print.
impl fmt::Debug for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The setting, what is wrong with it, and why, on one line.
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = format!("`{}` {}", self.setting, self.problem);
        let mut cause = self.source();
        while let Some(error) = cause {
            // Some errors print their own causes.
            let why = format!(": {error}");
            if !said.ends_with(&why) {
                said += &why;
            }
            cause = error.source();
        }
        f.write_str(&said)
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}
