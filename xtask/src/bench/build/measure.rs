//! One build, measured.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use clap::ValueEnum;
use wait4::Wait4;

use crate::console::{Failure, at};

/// How Cargo builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Profile {
    Check,
    Dev,
    Release,
}

/// What a build cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cost {
    /// Seconds of processor time of Cargo and all that it started.
    pub(super) processor: f64,
    /// Seconds by the clock.
    pub(super) clock: f64,
    /// The most bytes that one of the processes held.
    pub(super) memory: f64,
}

impl Profile {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// The folder below the target folder.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Check | Self::Dev => "debug",
            Self::Release => "release",
        }
    }

    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Dev => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// Whether crates are compiled so that they can be compiled again in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Incremental {
    /// No crate, as it is for all that comes from a registry. Otherwise a crate that lies on this
    /// machine would be held against one from a registry, and pay for what the other does not get.
    Never,
    /// Those that lie on this machine, which is what Cargo does unasked in development.
    Usual,
}

/// Builds the package in a folder.
pub(super) fn build(folder: &Path, profile: Profile, incremental: Incremental) -> Result<Cost, Failure> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(profile.arguments()).arg("--quiet").current_dir(folder).stdin(Stdio::null());
    // What this process was started with must not decide how the subject is built.
    for name in ["CARGO_TARGET_DIR", "CARGO_PROFILE_DEV_DEBUG", "CARGO_INCREMENTAL", "RUSTFLAGS"] {
        cargo.env_remove(name);
    }
    if incremental == Incremental::Never {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    let start = Instant::now();
    let mut child = cargo.spawn().map_err(at(Path::new("cargo")))?;
    let ended = child.wait4().map_err(at(Path::new("cargo")))?;
    if !ended.status.success() {
        return Err(Failure::new(format!("the program in {} does not compile", folder.display())));
    }
    let used = ended.rusage;
    Ok(Cost {
        processor: (used.utime + used.stime).as_secs_f64(),
        clock: start.elapsed().as_secs_f64(),
        memory: used.maxrss as f64,
    })
}
