//! For the lines of a pull request: workflow commands of GitHub Actions, the worst first, since only
//! the first of each kind are shown.

use drawplate_codegen::drift::Safety;

use super::escape::{command_data, command_property};
use crate::drift::report::{Entry, Report};

/// One command for each change that counts.
pub(super) fn render(report: &Report) -> String {
    let mut entries: Vec<&Entry> = report.counted().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.weight()));
    entries.into_iter().map(command).collect()
}

fn command(entry: &Entry) -> String {
    let kind = match entry.wire.worst() {
        Safety::Breaking => "error",
        Safety::Careful => "warning",
        Safety::Safe => "notice",
    };
    let place = entry.spot().map_or_else(String::new, |spot| {
        let file = command_property(&spot.file);
        format!("file={file},line={},col={},", spot.line, spot.column)
    });
    let title = command_property(&format!("{}: {}", entry.rule, entry.subject));
    let message = command_data(&format!("{} ({})", entry.message, entry.verdict()));
    format!("::{kind} {place}title={title}::{message}\n")
}
