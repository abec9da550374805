//! A line that says how far a command has come.

use std::io::{IsTerminal, stderr};

use crate::console::{Console, Failure};

/// How wide the bar is.
const WIDTH: usize = 30;

/// A bar on the terminal; nothing at all where errors go to a file.
#[derive(Debug)]
pub(super) struct Progress {
    done: usize,
    total: usize,
    is_shown: bool,
}

impl Progress {
    /// The beginning.
    pub(super) fn new(total: usize) -> Self {
        Self { done: 0, total, is_shown: stderr().is_terminal() }
    }

    /// One more is done, of this name.
    pub(super) fn step(&mut self, name: &str, console: &mut Console<'_>) -> Result<(), Failure> {
        self.done += 1;
        if self.is_shown {
            write!(console.err, "\r\x1b[K{}", self.line(name))?;
            console.err.flush()?;
        }
        Ok(())
    }

    /// Takes the bar away.
    pub(super) fn end(&self, console: &mut Console<'_>) -> Result<(), Failure> {
        if self.is_shown {
            write!(console.err, "\r\x1b[K")?;
        }
        Ok(())
    }

    fn line(&self, name: &str) -> String {
        let full = (self.done * WIDTH).checked_div(self.total).unwrap_or(WIDTH);
        let empty = WIDTH.saturating_sub(full);
        let name: String = name.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        format!("[{}{}] {}/{} {name}", "#".repeat(full), "-".repeat(empty), self.done, self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_up() {
        let line = |done| Progress { done, total: 3, is_shown: true }.line("a.json");
        assert_eq!(line(1), "[##########--------------------] 1/3 a.json");
        assert_eq!(line(3), "[##############################] 3/3 a.json");
    }
}
