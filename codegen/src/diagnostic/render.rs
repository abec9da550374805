//! Diagnostics as text for a terminal.

use super::Diagnostics;
use crate::source::Sources;

/// All diagnostics, sorted, with a blank line after each.
pub fn render(diagnostics: &Diagnostics, _sources: &Sources) -> String {
    diagnostics.sorted().iter().map(|item| format!("[{}]: {}\n\n", item.code.id(), item.message)).collect()
}
