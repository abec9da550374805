//! Markdown, block by block.
//!
//! Lines are indented by the lists and quotes around them, paragraphs are wrapped, and a line never
//! starts with a sign that would make something else of it.

use super::inline::{BREAK, longest_run};

/// The width that paragraphs are wrapped at.
const WIDTH: usize = 96;
/// Lists and quotes within more others than this are not indented further.
const DEPTH: usize = 8;

/// Blocks, as they are written.
#[derive(Debug, Default)]
pub(super) struct Markdown {
    lines: Vec<String>,
    around: Vec<Around>,
    /// The next block follows the last one without an empty line.
    tight: bool,
}

#[derive(Debug)]
enum Around {
    Quote { begun: bool },
    List { next: Option<u32> },
    Item { marker: Option<String>, width: usize },
}

impl Markdown {
    pub(super) fn start_quote(&mut self) {
        self.around.push(Around::Quote { begun: false });
    }

    pub(super) fn end_quote(&mut self) {
        self.pop_to(|around| matches!(around, Around::Quote { .. }));
    }

    /// Starts a list; an ordered one with its first number.
    pub(super) fn start_list(&mut self, first: Option<u32>) {
        self.around.push(Around::List { next: first });
        self.tight = matches!(self.around.iter().rev().nth(1), Some(Around::Item { .. }));
    }

    pub(super) fn end_list(&mut self) {
        self.pop_to(|around| matches!(around, Around::List { .. }));
        self.tight = false;
    }

    /// Starts an item; one outside of a list is an item of an unordered list.
    pub(super) fn start_item(&mut self) {
        if matches!(self.around.last(), Some(Around::Item { .. })) {
            self.end_item();
        }
        let marker = match self.around.last_mut() {
            Some(Around::List { next: Some(number) }) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.around.push(Around::Item { width: marker.len(), marker: Some(marker) });
    }

    pub(super) fn end_item(&mut self) {
        self.pop_to(|around| matches!(around, Around::Item { .. }));
        self.tight = true;
    }

    /// Writes a paragraph.
    pub(super) fn paragraph(&mut self, markdown: &str) {
        let width = WIDTH.saturating_sub(self.indentation().len());
        let mut wrapped = Vec::new();
        let parts: Vec<_> = markdown.split(BREAK).map(str::trim).filter(|part| !part.is_empty()).collect();
        for (index, part) in parts.iter().enumerate() {
            wrap(part, width, &mut wrapped);
            if let Some(last) = wrapped.last_mut().filter(|_| index + 1 < parts.len()) {
                last.push('\\');
            }
        }
        self.block(wrapped);
    }

    /// Writes text that is kept line by line.
    pub(super) fn preformatted(&mut self, text: &str) {
        let text = text.strip_prefix('\n').unwrap_or(text).trim_end();
        if text.trim().is_empty() {
            return;
        }
        let fence = "`".repeat(3.max(longest_run(text, '`') + 1));
        let mut lines = vec![format!("{fence}text")];
        lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        self.block(lines);
    }

    /// Writes a table; its first row is the head.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let row = |cells: &[String]| {
            let cells = (0..columns).map(|at| cells.get(at).map_or("", String::as_str));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
        lines.insert(1, row(&vec!["---".to_owned(); columns]));
        self.block(lines);
    }

    /// The lines written so far.
    pub(super) fn finish(self) -> Vec<String> {
        self.lines
    }

    fn block(&mut self, block: Vec<String>) {
        if !self.lines.is_empty() && !self.tight {
            self.lines.push(self.gap());
        }
        self.tight = false;
        for line in block {
            let prefix = self.first_prefix();
            self.lines.push(format!("{prefix}{line}").trim_end().to_owned());
        }
    }

    /// What a line starts with; the marker of an item that has none yet is used up.
    fn first_prefix(&mut self) -> String {
        let mut prefix = String::new();
        for around in self.around.iter_mut().take(DEPTH) {
            match around {
                Around::Quote { begun } => {
                    *begun = true;
                    prefix.push_str("> ");
                }
                Around::List { .. } => {}
                Around::Item { marker, width } => match marker.take() {
                    Some(marker) => prefix.push_str(&marker),
                    None => prefix.push_str(&" ".repeat(*width)),
                },
            }
        }
        prefix
    }

    /// The empty line before a block: within a quote only if that has begun.
    fn gap(&self) -> String {
        let is_new = |around: &Around| matches!(around, Around::Quote { begun: false });
        let around = self.around.iter().take_while(|around| !is_new(around));
        let gap: String = around.take(DEPTH).map(piece).collect();
        gap.trim_end().to_owned()
    }

    fn indentation(&self) -> String {
        self.around.iter().take(DEPTH).map(piece).collect()
    }

    fn pop_to(&mut self, is_it: fn(&Around) -> bool) {
        if let Some(at) = self.around.iter().rposition(is_it) {
            self.around.truncate(at);
        }
    }
}

/// What a line has because of one of the things around it.
fn piece(around: &Around) -> String {
    match around {
        Around::Quote { .. } => "> ".to_owned(),
        Around::List { .. } | Around::Item { marker: Some(_), .. } => String::new(),
        Around::Item { width, .. } => " ".repeat(*width),
    }
}

/// Breaks text at spaces, outside of code.
fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in words(text) {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            line.push_str(&escape_start(&word));
        } else {
            line.push(' ');
            line.push_str(&word);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
}

/// The words of a text; code is one word, whatever it holds.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fence = None;
    for word in text.split_whitespace() {
        match words.last_mut().filter(|_| fence.is_some()) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
        fence = fence_after(word, fence);
    }
    words
}

/// The length of the backticks that code was begun with and that have not come again.
fn fence_after(word: &str, mut fence: Option<usize>) -> Option<usize> {
    let unescaped = word.replace("\\\\", "").replace("\\`", "");
    let word = if fence.is_some() { word } else { &unescaped };
    for run in word.split(|sign| sign != '`').filter(|run| !run.is_empty()) {
        fence = match fence {
            None => Some(run.len()),
            Some(length) if length == run.len() => None,
            open => open,
        };
    }
    fence
}

/// A word at the start of a line, so that it starts no list, title, quote, rule or fence.
fn escape_start(word: &str) -> String {
    let digits = word.len() - word.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let after = word.get(digits..).unwrap_or_default();
    if digits > 0 && matches!(after, "." | ")") {
        return format!("{}\\{after}", word.get(..digits).unwrap_or_default());
    }
    let is_block = matches!(word, "-" | "+" | "|")
        || word.starts_with(['#', '>', '=', '|'])
        || word.starts_with("---")
        || word.starts_with("+++");
    if is_block { format!("\\{word}") } else { word.to_owned() }
}
