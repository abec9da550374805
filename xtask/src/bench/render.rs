//! Results as tables: for a terminal, and for `docs/benchmarks.md`.

use std::collections::BTreeSet;

use super::result::{Quantity, Results, Row};
use crate::table;

/// Whose numbers the ratios are relative to.
const US: &str = "drawplate";

/// The table for a terminal.
pub(super) fn text(results: &Results) -> String {
    tasks(&results.rows).into_iter().map(|task| table::render(&heading(&task), &task.rows()) + "\n").collect()
}

/// The tables of a page.
pub(super) fn markdown(results: &Results) -> String {
    let mut out = String::new();
    for task in tasks(&results.rows) {
        let heading = heading(&task);
        out.push_str(&format!("| {} |\n|---|{}\n", heading.join(" | "), "---:|".repeat(heading.len() - 1)));
        for row in task.rows() {
            out.push_str(&format!("| {} |\n", row.join(" | ")));
        }
        out.push('\n');
    }
    out
}

/// The rows of one task, by who did it.
pub(super) struct Task<'a> {
    pub(super) name: &'a str,
    pub(super) quantities: BTreeSet<Quantity>,
    pub(super) subjects: Vec<Subject<'a>>,
}

/// All quantities of one subject.
pub(super) struct Subject<'a> {
    pub(super) who: &'a str,
    rows: Vec<&'a Row>,
}

/// The tasks in the order in which they first occur; our own numbers first.
pub(super) fn tasks(rows: &[Row]) -> Vec<Task<'_>> {
    let mut tasks: Vec<Task<'_>> = Vec::new();
    for row in rows {
        if !tasks.iter().any(|task| task.name == row.task) {
            tasks.push(Task { name: &row.task, quantities: BTreeSet::new(), subjects: Vec::new() });
        }
        let Some(task) = tasks.iter_mut().find(|task| task.name == row.task) else { continue };
        task.quantities.insert(row.quantity);
        match task.subjects.iter_mut().find(|subject| subject.who == row.who) {
            Some(subject) => subject.rows.push(row),
            None => task.subjects.push(Subject { who: &row.who, rows: vec![row] }),
        }
    }
    for task in &mut tasks {
        task.subjects.sort_by_key(|subject| !subject.who.starts_with(US));
    }
    tasks
}

impl Subject<'_> {
    pub(super) fn value(&self, quantity: Quantity) -> Option<f64> {
        self.row(quantity).map(|row| row.middle)
    }

    fn row(&self, quantity: Quantity) -> Option<&Row> {
        self.rows.iter().find(|row| row.quantity == quantity).copied()
    }
}

impl Task<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let ours = self.subjects.first().filter(|subject| subject.who.starts_with(US));
        let cells = |subject: &Subject<'_>| {
            let mut cells = vec![subject.who.to_owned()];
            for quantity in &self.quantities {
                let row = subject.row(*quantity);
                cells.push(row.map_or_else(|| "-".to_owned(), shown));
                let ours = ours.and_then(|ours| ours.value(*quantity));
                cells.push(ratio(row.map(|row| row.middle), ours).unwrap_or_else(|| "-".to_owned()));
            }
            cells
        };
        self.subjects.iter().map(cells).collect()
    }
}

fn heading<'a>(task: &'a Task<'_>) -> Vec<&'a str> {
    let mut heading = vec![task.name];
    for quantity in &task.quantities {
        heading.extend([quantity.label(), "ratio"]);
    }
    heading
}

/// The value, with how far it varied where that is more than a hundredth of it.
fn shown(row: &Row) -> String {
    let (low, high) = row.spread;
    let half = (high - low) / 2.0;
    let value = row.quantity.show(row.middle);
    if half > row.middle * 0.01 { format!("{value} ±{:.0} %", half / row.middle * 100.0) } else { value }
}

fn ratio(theirs: Option<f64>, ours: Option<f64>) -> Option<String> {
    let (theirs, ours) = (theirs?, ours?);
    (ours > 0.0).then(|| format!("{:.2}", theirs / ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_relative_to_our_own_numbers_which_come_first() {
        let rows = [
            Row::exact("decode", "serde", Quantity::Time, 300.0),
            Row::exact("decode", "drawplate", Quantity::Time, 200.0),
            Row::exact("decode", "drawplate", Quantity::Allocations, 4.0),
        ];
        let tasks = tasks(&rows);
        let [task] = tasks.as_slice() else { unreachable!("there is one task") };
        let expected =
            [vec!["drawplate", "200 ns", "1.00", "4", "1.00"], vec!["serde", "300 ns", "1.50", "-", "-"]];
        assert_eq!(task.rows(), expected);
    }
}
