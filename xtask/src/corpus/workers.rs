//! Several threads that generate crates.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use drawplate_codegen::options::RuntimeDependency;

use super::outcome::{self, Outcome};
use super::progress::Progress;
use super::specs::Candidate;
use crate::console::{Console, Failure};
use crate::scratch::package_name;

/// The stack of the thread that a command usually runs in.
const STACK: usize = 8 * 1024 * 1024;

/// Generates all of them; the outcomes are in the order of the candidates.
pub(super) fn run(
    candidates: &[Candidate],
    jobs: NonZeroUsize,
    runtime: &RuntimeDependency,
    console: &mut Console<'_>,
) -> Result<Vec<Outcome>, Failure> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<(usize, Outcome)> = thread::scope(|scope| {
        for _ in 0..jobs.get() {
            let (sender, next) = (sender.clone(), &next);
            let work = move || work(candidates, next, runtime, &sender);
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .map_err(|error| Failure::new(format!("cannot start a thread: {error}")))?;
        }
        drop(sender);
        let mut progress = Progress::new(candidates.len());
        let mut outcomes = Vec::new();
        for (index, outcome) in receiver {
            progress.step(&outcome.name, console)?;
            outcomes.push((index, outcome));
        }
        progress.end(console)?;
        Ok::<_, Failure>(outcomes)
    })?;
    outcomes.sort_by_key(|(index, _)| *index);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// Takes one candidate after the other until none is left.
fn work(
    candidates: &[Candidate],
    next: &AtomicUsize,
    runtime: &RuntimeDependency,
    sender: &Sender<(usize, Outcome)>,
) {
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(candidate) = candidates.get(index) else { return };
        let package = package_name(&candidate.name, index);
        if sender.send((index, outcome::of(candidate, &package, runtime))).is_err() {
            return;
        }
    }
}
