//! Generating specs one by one against the clock.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use drawplate_codegen::options::RuntimeDependency;

use super::outcome::{self, Verdict};
use super::specs;
use crate::console::Failure;
use crate::scratch::package_name;

/// A spec that was generated.
#[derive(Debug, Clone)]
pub(crate) struct Timed {
    /// The file's name below the folder.
    pub(crate) name: String,
    /// The length of its text in bytes.
    pub(crate) bytes: usize,
    /// The shortest time that it took, in seconds. The text was in memory before.
    pub(crate) seconds: f64,
}

/// Generates every spec below a folder this many times. Files that give no crate are left out.
pub(crate) fn timed(folder: &Path, runs: usize, runtime: &RuntimeDependency) -> Result<Vec<Timed>, Failure> {
    let mut all = Vec::new();
    for (index, candidate) in specs::below(folder)?.iter().enumerate() {
        let Ok(text) = candidate.text() else { continue };
        let package = package_name(&candidate.name, index);
        let once = || {
            let text = text.clone();
            let start = Instant::now();
            let verdict = outcome::generate(&candidate.name, text, &package, runtime);
            matches!(verdict, Verdict::Generated(_)).then(|| start.elapsed().as_secs_f64())
        };
        let seconds = (0..runs.max(1)).map_while(|_| once()).reduce(f64::min);
        let name = candidate.name.clone();
        all.extend(seconds.map(|seconds| Timed { name, bytes: text.len(), seconds }));
    }
    Ok(all)
}

/// Generates every spec below a folder once, on several threads: the seconds from the first to the
/// last. Texts are in memory before.
pub(crate) fn together(folder: &Path, threads: usize, runtime: &RuntimeDependency) -> Result<f64, Failure> {
    let candidates = specs::below(folder)?;
    let texts: Vec<_> = candidates.iter().map(|candidate| candidate.text().ok()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let (Some(candidate), Some(text)) = (candidates.get(index), texts.get(index)) else { break };
            if let Some(text) = text {
                let package = package_name(&candidate.name, index);
                let _ = outcome::generate(&candidate.name, text.clone(), &package, runtime);
            }
        }
    };
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    Ok(start.elapsed().as_secs_f64())
}
