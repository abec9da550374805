//! A model as stable text, for reviews and for tests.
//!
//! Everything that a program can depend on is here, one statement a line, along with what was
//! skipped and ignored. Texts for people and places in files are left out. Structures are taken
//! apart field by field, so that a new field does not compile before it is decided on here.

mod line;
mod notification;
mod operation;
mod service;
mod shape;

use std::collections::BTreeMap;

use self::line::Line;
use super::{Arena, Model, ShapeId};

/// The model as text.
pub fn dump(model: &Model) -> String {
    // Nothing is made of examples.
    let Model { service, shapes, operations, notifications, examples: _, skipped, ignored } = model;
    let mut text = Text { names: names(shapes), lines: String::new() };
    service::dump(&mut text, service);
    for operation in operations {
        operation::dump(&mut text, operation);
    }
    notification::dump(&mut text, notifications);
    for (id, shape) in shapes.iter() {
        shape::dump(&mut text, id, shape);
    }
    for one in skipped {
        text.line(
            0,
            Line::new("skipped")
                .word(&one.what)
                .word(&one.origin.pointer)
                .option("because", Some(&one.reason)),
        );
    }
    for (what, count) in ignored {
        text.line(0, Line::new("ignored").word(what).word(count));
    }
    text.lines
}

/// The text so far, and how shapes are called in it.
struct Text {
    names: Vec<String>,
    lines: String,
}

impl Text {
    fn line(&mut self, depth: usize, line: Line) {
        self.lines.extend(std::iter::repeat_n("  ", depth));
        self.lines.push_str(&line.finish());
        self.lines.push('\n');
    }

    fn name(&self, id: ShapeId) -> &str {
        self.names.get(id.index()).map_or("", String::as_str)
    }
}

/// The names of shapes; those that share one are numbered.
fn names(shapes: &Arena) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let numbered = shapes.iter().map(|(_, shape)| {
        let count = counts.entry(&shape.name).or_default();
        *count += 1;
        if *count == 1 { shape.name.clone() } else { format!("{}~{count}", shape.name) }
    });
    numbered.collect()
}

#[cfg(test)]
mod tests;
