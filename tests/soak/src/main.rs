//! Makes calls for a while, prints what came of them, and succeeds if all that must hold did.

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use drawplate_soak::{Options, run};

/// Makes many calls to a server that misbehaves, and checks what must hold meanwhile.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many minutes the calls in mixed weather take at most
    #[arg(long, default_value_t = 60)]
    minutes: u64,

    /// How many calls there are in mixed weather
    #[arg(long, default_value_t = u64::MAX / 2)]
    calls: u64,

    /// How many calls are under way at the same time
    #[arg(long, default_value_t = 32)]
    tasks: u64,

    /// Print JSON in place of text
    #[arg(long)]
    json: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { minutes, calls, tasks, json } = Arguments::parse();
    let time = Duration::from_secs(minutes.saturating_mul(60));
    let report = match run(Options { calls, time, tasks }).await {
        Ok(report) => report,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    match serde_json::to_string(&report) {
        Ok(text) if json => println!("{text}"),
        _ => print!("{report}"),
    }
    if report.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
