//! What was measured, in a form that can be kept and printed.

use serde::{Deserialize, Serialize};

use super::machine::Machine;

/// The results of one command.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Results {
    /// The command: `decode`, `call`, `build` or `generate`.
    pub(super) kind: String,
    /// The day, as `2026-01-31`.
    pub(super) date: String,
    /// Where it was measured.
    pub(super) machine: Machine,
    /// The versions of what was measured, by name.
    pub(super) versions: Vec<(String, String)>,
    /// One for each task, subject and quantity.
    pub(super) rows: Vec<Row>,
}

/// One quantity of one subject at one task.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// What was done, as `decode/connection, first of 24`.
    pub(super) task: String,
    /// Who did it.
    pub(super) who: String,
    /// What was measured.
    pub(super) quantity: Quantity,
    /// The value in the middle.
    pub(super) middle: f64,
    /// The lowest and the highest, or the bounds of the confidence interval; both the middle where
    /// the quantity does not vary.
    pub(super) spread: (f64, f64),
}

/// What was measured, and in what unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Quantity {
    /// Nanoseconds.
    Time,
    /// Allocations.
    Allocations,
    /// Bytes that were allocated in all.
    AllocatedBytes,
    /// Seconds of processor time.
    Processor,
    /// Seconds by the clock.
    Clock,
    /// The most bytes that one process held.
    Memory,
    /// Crates in the dependency graph, the consumer not counted.
    Crates,
    /// Bytes of the stripped program.
    Size,
    /// Megabytes of specification per second.
    Throughput,
    /// A number without a unit.
    Number,
}

impl Row {
    /// A value that does not vary.
    pub(super) fn exact(task: &str, who: &str, quantity: Quantity, value: f64) -> Self {
        Self { task: task.to_owned(), who: who.to_owned(), quantity, middle: value, spread: (value, value) }
    }

    /// The middle and the bounds of these values.
    pub(super) fn of(task: &str, who: &str, quantity: Quantity, mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let (first, last) = (*values.first()?, *values.last()?);
        let middle = *values.get(values.len() / 2)?;
        Some(Self { spread: (first, last), ..Self::exact(task, who, quantity, middle) })
    }
}

impl Results {
    /// These, and what newer ones say beyond them or in their place. Results of another machine or
    /// another compiler are not kept beside newer ones.
    pub(super) fn and(self, newer: &Self) -> Self {
        let mut all = newer.clone();
        if self.machine != newer.machine {
            return all;
        }
        let is_new = |row: &Row| newer.rows.iter().any(|it| it.task == row.task && it.who == row.who);
        let mut rows: Vec<Row> = self.rows.into_iter().filter(|row| !is_new(row)).collect();
        rows.append(&mut all.rows);
        let has = |name: &str| newer.versions.iter().any(|(other, _)| other == name);
        all.versions.extend(self.versions.into_iter().filter(|(name, _)| !has(name)));
        Self { rows, ..all }
    }

    /// The results as JSON, as they are kept.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Quantity {
    /// How tables call it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Allocations => "allocations",
            Self::AllocatedBytes => "allocated",
            Self::Processor => "processor",
            Self::Clock => "clock",
            Self::Memory => "peak memory",
            Self::Crates => "crates",
            Self::Size => "size",
            Self::Throughput => "throughput",
            Self::Number => "",
        }
    }

    /// The value with its unit.
    pub(super) fn show(self, value: f64) -> String {
        match self {
            Self::Time => time(value),
            Self::Allocations | Self::Crates => format!("{value:.0}"),
            Self::AllocatedBytes | Self::Memory | Self::Size => bytes(value),
            Self::Processor | Self::Clock => format!("{value:.2} s"),
            Self::Throughput => format!("{value:.1} MB/s"),
            Self::Number => format!("{value:.2}"),
        }
    }
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        value if value < 1e3 => format!("{value:.0} ns"),
        value if value < 1e6 => format!("{:.2} us", value / 1e3),
        value => format!("{:.2} ms", value / 1e6),
    }
}

fn bytes(count: f64) -> String {
    match count {
        value if value < 1e4 => format!("{value:.0} B"),
        value if value < 1e6 => format!("{:.1} kB", value / 1e3),
        value if value < 1e9 => format!("{:.1} MB", value / 1e6),
        value => format!("{:.2} GB", value / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_with_a_unit_of_their_size() {
        let table = [
            (Quantity::Time, 809.4, "809 ns"),
            (Quantity::Time, 69_800.0, "69.80 us"),
            (Quantity::Time, 34e6, "34.00 ms"),
            (Quantity::Memory, 1.16e9, "1.16 GB"),
            (Quantity::Size, 10_800_000.0, "10.8 MB"),
            (Quantity::Allocations, 63.0, "63"),
        ];
        for (quantity, value, text) in table {
            assert_eq!(quantity.show(value), text);
        }
    }

    #[test]
    fn newer_results_replace_those_of_the_same_task_and_subject_and_keep_the_rest() {
        let row = |task, value| Row::exact(task, "w", Quantity::Clock, value);
        let machine = |rustc: &str| Machine {
            processor: "p".into(),
            cores: 2,
            system: "s".into(),
            rustc: rustc.into(),
        };
        let results = |rustc, rows| Results {
            kind: "build".into(),
            date: "2026-01-31".into(),
            machine: machine(rustc),
            versions: Vec::new(),
            rows,
        };
        let newer = results("1", vec![row("b", 3.0), row("c", 4.0)]);
        let values = |all: Results| all.rows.iter().map(|row| row.middle).collect::<Vec<_>>();
        assert_eq!(values(results("1", vec![row("a", 1.0), row("b", 2.0)]).and(&newer)), [1.0, 3.0, 4.0]);
        assert_eq!(values(results("2", vec![row("a", 1.0)]).and(&newer)), [3.0, 4.0]);
    }

    #[test]
    fn a_row_of_several_runs_has_the_middle_and_both_ends() {
        let row = Row::of("t", "w", Quantity::Clock, vec![3.0, 1.0, 2.0]);
        let row = row.map(|row| (row.middle, row.spread));
        assert_eq!(row, Some((2.0, (1.0, 3.0))));
        assert!(Row::of("t", "w", Quantity::Clock, Vec::new()).is_none());
    }
}
