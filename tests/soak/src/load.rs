//! Calls, many at a time, until there were enough or the time is up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::clients::{Clients, Outcome};
use crate::memory::{self, Samples};
use crate::server::Server;

/// When a load ends: whichever comes first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Until {
    pub(crate) calls: u64,
    pub(crate) time: Duration,
}

/// What came of a load.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) calls: u64,
    pub(crate) outputs: u64,
    pub(crate) statuses: u64,
    pub(crate) failures: std::collections::BTreeMap<&'static str, u64>,
    pub(crate) longest: Duration,
    pub(crate) panics: u64,
    pub(crate) took: Duration,
    pub(crate) memory: Samples,
}

/// Makes calls by so many tasks at a time.
pub(crate) async fn run(clients: &Clients, server: &Server, tasks: u64, first: u64, until: Until) -> Tally {
    let (began, next) = (Instant::now(), Arc::new(AtomicU64::new(first)));
    let all: Vec<_> = (0..tasks)
        .map(|_| {
            let (clients, server, next) = (clients.clone(), server.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                work(&clients, &server, &next, first + until.calls, began + until.time).await
            })
        })
        .collect();
    let mut tally = Tally::default();
    for task in all {
        match task.await {
            Ok(part) => tally.add(&part),
            Err(_) => tally.panics += 1,
        }
    }
    tally.took = began.elapsed();
    tally
}

/// Memory, so often that there are enough samples of any load.
pub(crate) async fn sampled(load: impl Future<Output = Tally>) -> Tally {
    let began = Instant::now();
    let mut samples = Samples::default();
    let mut load = std::pin::pin!(load);
    let mut ticks = tokio::time::interval(Duration::from_millis(100));
    loop {
        tokio::select! {
            tally = &mut load => return Tally { memory: samples, ..tally },
            _ = ticks.tick() => {
                if let Some(bytes) = memory::resident() {
                    samples.add(began.elapsed(), bytes);
                }
            }
        }
    }
}

async fn work(clients: &Clients, server: &Server, next: &AtomicU64, end: u64, deadline: Instant) -> Tally {
    let mut tally = Tally::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end || Instant::now() >= deadline {
            return tally;
        }
        let began = Instant::now();
        let outcome = clients.call(number).await;
        server.forget(number);
        tally.count(outcome, began.elapsed());
    }
}

impl Tally {
    fn count(&mut self, outcome: Outcome, took: Duration) {
        self.calls += 1;
        self.longest = self.longest.max(took);
        match outcome {
            Outcome::Output => self.outputs += 1,
            Outcome::Status(_) => self.statuses += 1,
            Outcome::Failed(kind) => *self.failures.entry(kind).or_default() += 1,
        }
    }

    fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.outputs += other.outputs;
        self.statuses += other.statuses;
        self.longest = self.longest.max(other.longest);
        for (kind, count) in &other.failures {
            *self.failures.entry(kind).or_default() += count;
        }
    }
}
