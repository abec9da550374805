//! `soak`: many calls to a server that misbehaves, for as long as is asked for.
//!
//! The program is a crate of its own, since it needs the generated clients, which the commands of
//! this crate make.

use std::path::Path;
use std::process::Command;

use clap::Args;

use crate::console::{Console, Failure, at};
use crate::exit::Exit;
use crate::root::Root;

/// Makes many calls to a server on loopback that misbehaves, and checks what must hold meanwhile.
///
/// No panic, no call that outlasts its timeout, no request that may have been carried out twice, no
/// growing memory, connections that are used again, and no more retries than the budget pays for.
/// Ends with 1 if something does not hold.
#[derive(Debug, Args)]
pub(crate) struct Soak {
    /// How many minutes it takes at most
    #[arg(long, value_name = "N", default_value_t = 1)]
    minutes: u64,

    /// How many calls are made at most
    #[arg(long, value_name = "N")]
    calls: Option<u64>,

    /// How many calls are under way at the same time
    #[arg(long, value_name = "N")]
    tasks: Option<u64>,

    /// Print JSON in place of text
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    root: Root,
}

impl Soak {
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["run", "--quiet", "--release", "--package", "drawplate-soak"]);
        cargo.arg("--manifest-path").arg(self.root.path().join("Cargo.toml")).arg("--");
        cargo.arg("--minutes").arg(self.minutes.to_string());
        for (name, value) in [("--calls", self.calls), ("--tasks", self.tasks)] {
            cargo.args(value.map(|value| format!("{name}={value}")));
        }
        if self.json {
            cargo.arg("--json");
        }
        let output = cargo.stderr(std::process::Stdio::inherit()).output().map_err(at(Path::new("cargo")))?;
        console.out.write_all(&output.stdout)?;
        Ok(if output.status.success() { Exit::Clean } else { Exit::Errors })
    }
}
