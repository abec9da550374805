//! Runs the command that the arguments name.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use xtask::{Cli, Console, Exit};

/// Generating allocates and frees small values all the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut console = Console { out: &mut io::stdout().lock(), err: &mut io::stderr().lock() };
    match Cli::try_parse() {
        Ok(cli) => cli.run(&mut console).into(),
        Err(said) => {
            // A reader that closed the pipe has seen enough.
            let _ = said.print();
            Exit::of_arguments(&said).into()
        }
    }
}
