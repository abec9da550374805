//! `bench`: measures speed beside what people would use in place of this project.
//!
//! Each command runs both sides on this machine, one after the other, and prints ratios. Nothing is
//! judged here: times depend on the machine, so no test asserts one.

mod build;
mod criterion;
mod generate;
mod machine;
mod micro;
mod plot;
mod record;
mod render;
mod result;

use clap::{Args, Subcommand};

use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;

/// Measures speed beside what people would use in place of this project.
///
/// The harness is a workspace of its own, tests/bench. Its first build compiles the vendors' clients
/// and takes minutes and gigabytes; --without-vendors leaves them out.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Decode(micro::Decode),
    Call(micro::Call),
    Build(build::Build),
    Generate(generate::Generate),
}

/// What all of these commands take.
#[derive(Debug, Args)]
struct Common {
    /// Also keep the results in docs/benchmarks, and write docs/benchmarks.md anew
    #[arg(long)]
    record: bool,

    /// Print JSON in place of a table
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    root: Root,
}

impl Bench {
    /// Measures what is asked for.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let (common, results) = match &self.what {
            What::Decode(command) => (command.common(), command.run(console)?),
            What::Call(command) => (command.common(), command.run(console)?),
            What::Build(command) => (command.common(), command.run(console)?),
            What::Generate(command) => (command.common(), command.run(console)?),
        };
        if common.json {
            writeln!(console.out, "{}", results.to_json())?;
        } else {
            write!(console.out, "{}", render::text(&results))?;
        }
        if common.record {
            record::keep(&common.root.path(), &results)?;
        }
        Ok(Exit::Clean)
    }
}
