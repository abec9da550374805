//! `bench decode` and `bench call`: what a value and a call cost.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use clap::Args;
use serde_json::Value;

use super::machine::{Machine, today};
use super::result::{Quantity, Results, Row};
use super::{Common, criterion};
use crate::console::{Console, Failure, at};

/// Measures reading and writing bodies: time, allocations, bytes.
#[derive(Debug, Args)]
pub(super) struct Decode {
    #[command(flatten)]
    harness: Harness,
}

/// Measures whole calls: on loopback beside raw reqwest, in memory beside the AWS client.
#[derive(Debug, Args)]
pub(super) struct Call {
    #[command(flatten)]
    harness: Harness,
}

#[derive(Debug, Args)]
struct Harness {
    /// Leave out the vendors' clients, which take minutes to compile
    #[arg(long)]
    without_vendors: bool,

    #[command(flatten)]
    common: Common,
}

impl Decode {
    pub(super) const fn common(&self) -> &Common {
        &self.harness.common
    }

    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Results, Failure> {
        self.harness.run("decode", &["decode", "encode"], &["decode/", "encode/"], console)
    }
}

impl Call {
    pub(super) const fn common(&self) -> &Common {
        &self.harness.common
    }

    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Results, Failure> {
        self.harness.run("call", &["call"], &["call", "make"], console)
    }
}

impl Harness {
    /// Runs these benches, counts allocations, and keeps the tasks that begin like this.
    fn run(
        &self,
        kind: &str,
        benches: &[&str],
        tasks: &[&str],
        console: &mut Console<'_>,
    ) -> Result<Results, Failure> {
        let folder = self.common.root.path().join("tests/bench");
        let since = SystemTime::now();
        writeln!(console.err, "compiling and running the benches of {}", folder.display())?;
        let mut bench = self.cargo(&folder, "bench");
        for name in benches {
            bench.args(["--bench", name]);
        }
        finish(bench.stdout(Stdio::null()))?;
        let mut rows = criterion::rows(&folder.join("target/criterion"), since)?;
        let mut count = self.cargo(&folder, "run");
        let counted = finish(count.args(["--release", "--quiet", "--bin", "allocations"]))?;
        rows.extend(counted.lines().flat_map(allocations).flatten());
        rows.retain(|row| tasks.iter().any(|task| row.task.starts_with(task)));
        let mut versions = versions(&folder);
        versions.retain(|(name, _)| !name.starts_with("progenitor"));
        Ok(Results { kind: kind.to_owned(), date: today(), machine: Machine::here(), versions, rows })
    }

    fn cargo(&self, folder: &Path, command: &str) -> Command {
        let mut cargo = cargo(folder, command);
        if self.without_vendors {
            cargo.arg("--no-default-features");
        }
        cargo
    }
}

/// Cargo with a command for the harness in a folder.
pub(super) fn cargo(folder: &Path, command: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(command).arg("--manifest-path").arg(folder.join("Cargo.toml"));
    cargo.arg("--target-dir").arg(folder.join("target")).stderr(Stdio::inherit());
    cargo
}

/// Runs a command to its end; what it printed.
pub(super) fn finish(command: &mut Command) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(at(Path::new("cargo")))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(Failure::new("the benches could not be run; see what Cargo says above")),
    }
}

/// The two rows of a line that the counter of allocations printed.
fn allocations(line: &str) -> Option<[Row; 2]> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| value.get(key)?.as_str();
    let number = |key: &str| value.get(key)?.as_f64();
    let (task, who) = (text("name")?, text("who")?);
    Some([
        Row::exact(task, who, Quantity::Allocations, number("count")?),
        Row::exact(task, who, Quantity::AllocatedBytes, number("bytes")?),
    ])
}

/// The versions of what is compared, from the lock file of the harness.
pub(super) fn versions(folder: &Path) -> Vec<(String, String)> {
    const PEERS: [&str; 7] = [
        "aws-sdk-devopsagent",
        "datadog-api-client",
        "progenitor-impl",
        "reqwest",
        "serde",
        "serde_json",
        "sonic-rs",
    ];
    let lock = std::fs::read_to_string(folder.join("Cargo.lock")).unwrap_or_default();
    let lock: toml::Table = lock.parse().unwrap_or_default();
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let pair = |package: &toml::Value| {
        let text = |key| package.get(key)?.as_str().map(str::to_owned);
        Some((text("name")?, text("version")?))
    };
    packages.filter_map(pair).filter(|(name, _)| PEERS.contains(&name.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_counts_is_two_rows() {
        let line = r#"{"name":"decode/x","who":"drawplate","count":7,"bytes":207,"most":207}"#;
        let rows = allocations(line).map(|rows| rows.map(|row| (row.quantity, row.middle)));
        assert_eq!(rows, Some([(Quantity::Allocations, 7.0), (Quantity::AllocatedBytes, 207.0)]));
        assert!(allocations("compiling").is_none());
    }
}
