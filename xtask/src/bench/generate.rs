//! `bench generate`: how fast the generator is, and how its time grows.

use std::path::PathBuf;

use clap::Args;

use super::Common;
use super::machine::{Machine, today};
use super::result::{Quantity, Results, Row};
use crate::console::{Console, Failure};
use crate::corpus::{self, Timed};
use crate::scratch;

/// Measures the generator over every spec below a folder.
///
/// Reading from and writing to the disk are left out. Build with `cargo run --release -p xtask` for
/// numbers that mean something.
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// How often each spec is generated; the fastest counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,

    #[command(flatten)]
    common: Common,
}

impl Generate {
    pub(super) const fn common(&self) -> &Common {
        &self.common
    }

    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Results, Failure> {
        let runtime = scratch::runtime(&self.common.root.path())?;
        let points = corpus::timed(&self.folder, self.runs, &runtime)?;
        writeln!(console.err, "{} specs were generated", points.len())?;
        let bytes = points.iter().map(|point| point.bytes as f64).sum::<f64>();
        let seconds: f64 = points.iter().map(|point| point.seconds).sum();
        let name =
            self.folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let task = format!("{name}: {} specs, {:.1} MB", points.len(), bytes / 1e6);
        let rows = vec![
            Row::exact(&task, "drawplate, one core", Quantity::Throughput, bytes / 1e6 / seconds),
            Row::exact(&task, "drawplate, one core", Quantity::Clock, seconds),
            Row::exact(
                &format!("{name}: time grows with size to the power of"),
                "drawplate, one core",
                Quantity::Number,
                exponent(&points),
            ),
        ];
        Ok(Results {
            kind: "generate".into(),
            date: today(),
            machine: Machine::here(),
            versions: Vec::new(),
            rows,
        })
    }
}

/// The slope of a straight line through the logarithms of size and time, by least squares: 1 is
/// linear, 2 is quadratic.
fn exponent(points: &[Timed]) -> f64 {
    let count = points.len() as f64;
    let pairs = || points.iter().map(|point| ((point.bytes as f64).ln(), point.seconds.ln()));
    let (x, y) = pairs().fold((0.0, 0.0), |(x, y), (dx, dy)| (x + dx / count, y + dy / count));
    let over: f64 = pairs().map(|(px, py)| (px - x) * (py - y)).sum();
    let under: f64 = pairs().map(|(px, _)| (px - x).powi(2)).sum();
    over / under
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponent_of_a_power_law_is_found() {
        let points = |power: f64| -> Vec<_> {
            [1_000, 50_000, 2_000_000]
                .map(|bytes| Timed { bytes, seconds: (bytes as f64).powf(power) * 3e-9 })
                .into()
        };
        for power in [1.0, 1.5, 2.0] {
            assert!((exponent(&points(power)) - power).abs() < 1e-9, "{power}");
        }
    }
}
