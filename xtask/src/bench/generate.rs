//! `bench generate`: how fast the generator is, and how its time grows.

use std::path::PathBuf;

use clap::Args;

use super::Common;
use super::machine::{Machine, peak_memory, today};
use super::micro;
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

    /// Also measure progenitor, on the documents that it can take
    #[arg(long)]
    peers: bool,

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
        // Before several are made at once.
        let memory = peak_memory();
        let mut rows = self.rows(&points, memory);
        let machine = Machine::here();
        let seconds = corpus::together(&self.folder, machine.cores, &runtime)?;
        let bytes: usize = points.iter().map(|point| point.bytes).sum();
        rows.extend(speed(&self.task(&points), &format!("{US}, {} threads", machine.cores), bytes, seconds));
        rows.extend(self.peers(&points, console)?);
        let versions = if self.peers { micro::versions(&self.bench()) } else { Vec::new() };
        let versions = versions.into_iter().filter(|(name, _)| name.starts_with("progenitor")).collect();
        Ok(Results { kind: "generate".into(), date: today(), machine, versions, rows })
    }

    fn name(&self) -> String {
        self.folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    fn task(&self, points: &[Timed]) -> String {
        let bytes: usize = points.iter().map(|point| point.bytes).sum();
        format!("{}: {} specs, {:.1} MB", self.name(), points.len(), bytes as f64 / 1e6)
    }

    fn bench(&self) -> PathBuf {
        self.common.root.path().join("tests/bench")
    }

    /// What one thread did.
    fn rows(&self, points: &[Timed], memory: Option<f64>) -> Vec<Row> {
        let (task, who) = (self.task(points), format!("{US}, one thread"));
        let bytes = points.iter().map(|point| point.bytes).sum();
        let mut rows: Vec<_> =
            speed(&task, &who, bytes, points.iter().map(|point| point.seconds).sum()).into();
        rows.extend(memory.map(|memory| Row::exact(&task, &who, Quantity::Memory, memory)));
        let growth = format!("{}: time grows with size to the power of", self.name());
        rows.push(Row::exact(&growth, &who, Quantity::Number, exponent(points)));
        let largest = points.iter().max_by_key(|point| point.bytes);
        rows.extend(largest.into_iter().flat_map(|point| {
            let task = format!("{}, the largest of {}", point.name, self.name());
            speed(&task, &who, point.bytes, point.seconds)
        }));
        rows
    }

    /// The documents that progenitor can take, beside it.
    fn peers(&self, points: &[Timed], console: &mut Console<'_>) -> Result<Vec<Row>, Failure> {
        if !self.peers {
            return Ok(Vec::new());
        }
        let folder = self.bench();
        writeln!(console.err, "compiling and running progenitor in {}", folder.display())?;
        let mut cargo = micro::cargo(&folder, "run");
        cargo.args(["--no-default-features", "--features", "generators", "--release", "--quiet"]);
        let said = micro::finish(cargo.args(["--bin", "progenitor", "--"]).arg(&self.folder))?;
        let taken = said.lines().filter_map(|line| {
            let (name, seconds) = line.split_once('\t')?;
            let point = points.iter().find(|point| point.name == name)?;
            Some((point, seconds.parse::<f64>().ok()?))
        });
        let taken: Vec<_> = taken.collect();
        writeln!(console.err, "progenitor generates {} of {}", taken.len(), points.len())?;
        let bytes = taken.iter().map(|(point, _)| point.bytes).sum();
        let task = format!("{}: the {} specs that progenitor can take", self.name(), taken.len());
        let ours = speed(&task, US, bytes, taken.iter().map(|(point, _)| point.seconds).sum());
        let theirs = speed(&task, "progenitor", bytes, taken.iter().map(|(_, seconds)| seconds).sum());
        Ok(ours.into_iter().chain(theirs).collect())
    }
}

const US: &str = "drawplate";

fn speed(task: &str, who: &str, bytes: usize, seconds: f64) -> [Row; 2] {
    [
        Row::exact(task, who, Quantity::Throughput, bytes as f64 / 1e6 / seconds),
        Row::exact(task, who, Quantity::Clock, seconds),
    ]
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
                .map(|bytes| Timed { name: String::new(), bytes, seconds: (bytes as f64).powf(power) * 3e-9 })
                .into()
        };
        for power in [1.0, 1.5, 2.0] {
            assert!((exponent(&points(power)) - power).abs() < 1e-9, "{power}");
        }
    }
}
