//! Lines that do not stand far enough to the right.
//!
//! Between brackets and within quotes, version 1.2 asks each line to be indented more than what it
//! belongs to. No meaning hangs on it there, documents in the field often close a bracket further
//! to the left, and other readers let them. So where the parser stops at such a line, it is moved.

use std::collections::BTreeSet;

use saphyr_parser::{Marker, Parser};

/// How far a line is moved: more than any document is indented.
const SPACES: usize = 256;

/// After so many lines the text is given up.
const LIMIT: usize = 1000;

/// What the parser says about lines between brackets, and about those within quotes.
const BETWEEN_BRACKETS: [&str; 2] = ["invalid indentation", "invalid indentation in flow construct"];
const WITHIN_QUOTES: &str = "invalid indentation in quoted scalar";

/// The text with such lines moved; `None` if that does not make it YAML.
pub(super) fn tidied(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    let mut moved = BTreeSet::new();
    while moved.len() < LIMIT {
        let Some((fault, marker)) = first_fault(&text) else { return Some(text) };
        let lines = if BETWEEN_BRACKETS.contains(&fault.as_str()) {
            marker.line()..marker.line() + 1
        } else if fault == WITHIN_QUOTES {
            marker.line() + 1..marker.line() + 1 + breaks(&text, marker)
        } else {
            return None;
        };
        let new: BTreeSet<usize> = lines.filter(|line| moved.insert(*line)).collect();
        if new.is_empty() {
            return None;
        }
        text = indented(&text, &new);
    }
    None
}

fn first_fault(text: &str) -> Option<(String, Marker)> {
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        if let Err(error) = next {
            return Some((error.info().to_owned(), *error.marker()));
        }
    }
    None
}

/// How many line breaks there are in the quoted text that begins at a marker.
fn breaks(text: &str, start: Marker) -> usize {
    let mut signs = text.chars().skip(start.index());
    let quote = signs.next();
    let mut count = 0;
    while let Some(sign) = signs.next() {
        match sign {
            '\n' => count += 1,
            '\\' if quote == Some('"') => count += usize::from(signs.next() == Some('\n')),
            // In single quotes two of them stand for one, which only looks like an end and a start.
            _ if Some(sign) == quote && signs.clone().next() == quote && sign == '\'' => {
                signs.next();
            }
            _ if Some(sign) == quote => break,
            _ => {}
        }
    }
    count
}

fn indented(text: &str, lines: &BTreeSet<usize>) -> String {
    let spaces = " ".repeat(SPACES);
    let mut indented = String::with_capacity(text.len() + lines.len() * SPACES);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if lines.contains(&(index + 1)) {
            indented.push_str(&spaces);
        }
        indented.push_str(line);
    }
    indented
}
