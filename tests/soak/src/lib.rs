//! Many calls to a server that misbehaves, and what must hold meanwhile.
//!
//! A run has three parts: mixed weather, in which a sixth of all requests meets some fault; an
//! outage, in which every request is turned down; and fair weather, in which all is well again. Both
//! generated clients call, many at a time, over real connections. The [`Report`] says what was
//! counted, and lists what did not hold.

mod clients;
mod fault;
mod load;
mod memory;
mod report;
mod server;

use std::error::Error;
use std::time::Duration;

use self::clients::Clients;
use self::fault::Weather;
use self::load::{Until, sampled};
pub use self::report::{Part, Report};
use self::server::Server;

/// The most calls of the parts that follow on mixed weather.
const AFTERWARDS: u64 = 10_000;

/// How long a run is. It ends when either is reached.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Calls in mixed weather; the other parts have a tenth of them each, but no more than 10,000.
    pub calls: u64,
    /// Time in mixed weather.
    pub time: Duration,
    /// Calls under way at the same time.
    pub tasks: u64,
}

/// Makes all calls, and says what came of them.
///
/// # Errors
/// When there is no server or no client to be had.
pub async fn run(options: Options) -> Result<Report, Box<dyn Error + Send + Sync>> {
    let server = Server::start().await?;
    let clients = Clients::new(&server.url())?;
    let mut report = Report::default();
    let mut first = 0;
    for weather in [Weather::Mixed, Weather::Down, Weather::Fair] {
        let until = match weather {
            Weather::Mixed => Until { calls: options.calls, time: options.time },
            Weather::Down | Weather::Fair => {
                Until { calls: options.calls.div_ceil(10).min(AFTERWARDS), time: options.time }
            }
        };
        let (before, tally) = (server.counts(), {
            server.set(weather);
            sampled(load::run(&clients, &server, options.tasks, first, until)).await
        });
        first += until.calls;
        let part = Part::new(weather, &tally, before, server.counts());
        report.check(&part, weather, options.tasks);
        report.parts.push(part);
        if weather == Weather::Mixed {
            report.measure(&tally);
        }
    }
    Ok(report)
}
