//! Commands for maintainers of Drawplate and of clients made with it.
//!
//! This is the only crate that touches the disk. A command is a module with its arguments and a
//! `run` that writes to a [`Console`] and returns an [`Exit`], so that tests call what users call.

mod bench;
mod conformance;
mod console;
mod corpus;
mod drift;
mod examples;
mod exit;
mod generate;
mod new_spec;
mod root;
mod scratch;
mod soak;
mod spec;
mod table;
mod tree;

use clap::{Parser, Subcommand};

pub use clap::Parser as Arguments;
pub use console::Console;
pub use exit::Exit;

/// Turns API specifications into Rust clients.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Bench(bench::Bench),
    Conformance(conformance::Conformance),
    Corpus(corpus::Corpus),
    Drift(drift::Drift),
    Examples(examples::Examples),
    Generate(generate::Generate),
    NewSpec(new_spec::NewSpec),
    Soak(soak::Soak),
}

impl Cli {
    /// Runs the command.
    pub fn run(&self, console: &mut Console<'_>) -> Exit {
        let result = match &self.command {
            Command::Bench(command) => command.run(console),
            Command::Conformance(command) => command.run(console),
            Command::Corpus(command) => command.run(console),
            Command::Drift(command) => command.run(console),
            Command::Examples(command) => command.run(console),
            Command::Generate(command) => command.run(console),
            Command::NewSpec(command) => command.run(console),
            Command::Soak(command) => command.run(console),
        };
        result.unwrap_or_else(|failure| {
            if !failure.is_closed_pipe() {
                console.fail(&failure);
            }
            Exit::Errors
        })
    }
}
