//! Runs the command that the arguments name.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use xtask::{Cli, Console};

/// Generating allocates and frees small values all the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut console = Console { out: &mut io::stdout().lock(), err: &mut io::stderr().lock() };
    Cli::parse().run(&mut console).into()
}
