//! What a run has counted, and what of it must not be.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::clients::CALL_LIMIT;
use crate::fault::Weather;
use crate::load::Tally;
use crate::server::Counts;

/// How much longer than its timeout a call may take: a busy machine wakes tasks late.
const LATE: Duration = Duration::from_secs(2);
/// Retries that the full budgets of both clients pay for: 500 tokens each, 5 for a retry.
const BUDGET: u64 = 2 * 100;
/// By how many bytes settled memory may seem to grow, or by a tenth of it if that is more.
const GROWTH: f64 = 8.0 * 1024.0 * 1024.0;

/// What a run has counted.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The parts of the run, in their order.
    pub parts: Vec<Part>,
    /// Memory in mixed weather, where the system says how much there is.
    pub memory: Option<Memory>,
    /// What did not hold. A run is good if there is nothing here.
    pub broken: Vec<String>,
}

/// Calls in one kind of weather.
#[derive(Debug, Serialize)]
pub struct Part {
    /// The weather: `mixed`, `down` or `fair`.
    pub weather: &'static str,
    /// Calls that were made.
    pub calls: u64,
    /// Calls with an output.
    pub outputs: u64,
    /// Calls that the service said no to.
    pub statuses: u64,
    /// Calls without an answer that can be read, by what went wrong.
    pub failures: BTreeMap<&'static str, u64>,
    /// Tasks that panicked.
    pub panics: u64,
    /// The longest that a call took, in milliseconds.
    pub longest_ms: u128,
    /// How long all of it took, in milliseconds.
    pub took_ms: u128,
    /// Requests that the server got.
    pub requests: u64,
    /// Connections that were made.
    pub connections: u64,
    /// Connections that a fault has ended.
    pub ended: u64,
    /// Requests of calls that must not be carried out twice, and may have been.
    pub doubled: u64,
}

/// Memory of the process, server included.
#[derive(Debug, Serialize)]
pub struct Memory {
    /// How often it was measured.
    pub samples: usize,
    /// The most there was, in bytes.
    pub most: f64,
    /// How many bytes it grows in a second, once it has settled.
    pub slope: f64,
    /// By how much it has grown since it settled, in bytes.
    pub growth: f64,
}

impl Part {
    pub(crate) fn new(weather: Weather, tally: &Tally, before: Counts, after: Counts) -> Self {
        Self {
            weather: match weather {
                Weather::Mixed => "mixed",
                Weather::Down => "down",
                Weather::Fair => "fair",
            },
            calls: tally.calls,
            outputs: tally.outputs,
            statuses: tally.statuses,
            failures: tally.failures.clone(),
            panics: tally.panics,
            longest_ms: tally.longest.as_millis(),
            took_ms: tally.took.as_millis(),
            requests: after.requests - before.requests,
            connections: after.connections - before.connections,
            ended: after.broken - before.broken,
            doubled: after.doubled - before.doubled,
        }
    }
}

impl Report {
    /// Whether everything held.
    pub fn is_good(&self) -> bool {
        self.broken.is_empty()
    }

    /// Adds what does not hold in this part.
    pub(crate) fn check(&mut self, part: &Part, weather: Weather, tasks: u64) {
        let limit = (CALL_LIMIT + LATE).as_millis();
        let opened = 2 * tasks + part.ended + part.requests / 20;
        let rules = [
            (part.panics == 0, format!("{} tasks panicked", part.panics)),
            (part.longest_ms <= limit, format!("a call took {} ms", part.longest_ms)),
            (part.doubled == 0, format!("{} requests may have been carried out twice", part.doubled)),
            (
                part.connections <= opened,
                format!("{} connections for {} requests", part.connections, part.requests),
            ),
            self.outcome(part, weather),
        ];
        let broken = rules.into_iter().filter(|(holds, _)| !holds);
        self.broken.extend(broken.map(|(_, what)| format!("{}: {what}", part.weather)));
    }

    fn outcome(&self, part: &Part, weather: Weather) -> (bool, String) {
        let Part { calls, outputs, requests, .. } = part;
        match weather {
            // A call that reads fails only if three attempts do; the others have one.
            Weather::Mixed => (outputs * 100 >= calls * 85, format!("{outputs} outputs of {calls} calls")),
            Weather::Down => (*requests <= calls + BUDGET, format!("{requests} requests for {calls} calls")),
            Weather::Fair => (outputs * 100 >= calls * 99, format!("{outputs} outputs of {calls} calls")),
        }
    }

    pub(crate) fn measure(&mut self, tally: &Tally) {
        let samples = &tally.memory;
        if samples.len() == 0 {
            return;
        }
        let memory = Memory {
            samples: samples.len(),
            most: samples.most(),
            slope: samples.slope(),
            growth: samples.growth(),
        };
        if memory.growth > GROWTH.max(memory.most / 10.0) {
            self.broken.push(format!("memory grows by {:.0} bytes in a second", memory.slope));
        }
        self.memory = Some(memory);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            let Part { weather, calls, outputs, statuses, requests, connections, ended, .. } = part;
            let failed: u64 = part.failures.values().sum();
            writeln!(
                f,
                "{weather}: {calls} calls in {:.1} s",
                Duration::from_millis(part.took_ms.try_into().unwrap_or(u64::MAX)).as_secs_f64()
            )?;
            writeln!(f, "  {outputs} outputs, {statuses} errors of the service, {failed} without an answer")?;
            for (kind, count) in &part.failures {
                writeln!(f, "    {kind}: {count}")?;
            }
            writeln!(
                f,
                "  {requests} requests over {connections} connections, {ended} of them ended by a fault"
            )?;
            writeln!(
                f,
                "  longest call {} ms, {} requests doubled, {} panics",
                part.longest_ms, part.doubled, part.panics
            )?;
        }
        match &self.memory {
            Some(memory) => writeln!(
                f,
                "memory: {:.1} MiB at most, {:+.1} KiB in a second once settled ({} samples)",
                memory.most / (1024.0 * 1024.0),
                memory.slope / 1024.0,
                memory.samples
            )?,
            None => writeln!(f, "memory: not measured on this system")?,
        }
        for what in &self.broken {
            writeln!(f, "does not hold: {what}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    fn part(change: impl FnOnce(&mut Part)) -> Part {
        let counts = Counts { requests: 1000, connections: 20, ..Counts::default() };
        let tally = Tally { calls: 900, outputs: 900, ..Tally::default() };
        let mut part = Part::new(Weather::Fair, &tally, Counts::default(), counts);
        change(&mut part);
        part
    }

    fn broken(weather: Weather, change: impl FnOnce(&mut Part)) -> Vec<String> {
        let mut report = Report::default();
        report.check(&part(change), weather, 8);
        report.broken
    }

    #[test]
    fn each_rule_is_broken_by_what_it_is_about() {
        for weather in [Weather::Mixed, Weather::Down, Weather::Fair] {
            assert!(broken(weather, |_| {}).is_empty(), "{weather:?}");
        }
        assert!(broken(Weather::Fair, |part| part.panics = 1)[0].contains("panicked"));
        assert!(broken(Weather::Fair, |part| part.longest_ms = 60_000)[0].contains("60000 ms"));
        assert!(broken(Weather::Fair, |part| part.doubled = 1)[0].contains("twice"));
        assert!(broken(Weather::Fair, |part| part.connections = 900)[0].contains("connections"));
        assert!(broken(Weather::Fair, |part| part.outputs = 800)[0].contains("outputs"));
        assert!(broken(Weather::Mixed, |part| part.outputs = 700)[0].contains("outputs"));
        assert!(broken(Weather::Down, |part| part.requests = 2700)[0].contains("requests"));
    }

    #[test]
    fn memory_that_grows_is_told() {
        let mut tally = Tally::default();
        (0..100_u64).for_each(|at| tally.memory.add(Duration::from_millis(at * 100), at << 20));
        let mut report = Report::default();
        report.measure(&tally);
        assert!(!report.is_good() && report.to_string().contains("memory grows"), "{report}");
    }
}
