//! For the text of a pull request.

use super::escape::{markdown, markdown_message};
use super::{heading, opening, some};
use crate::drift::report::{Line, Part, Report};

/// How many operations and items are named.
const SHOWN: usize = 5;

/// How many names stand for all that a line is about.
const NAMES: usize = 12;

/// What is worst in words, then what changed with the notes folded away, then the changelog.
pub(super) fn render(report: &Report) -> String {
    let opening: Vec<String> = opening(report).iter().map(|sentence| markdown_message(sentence)).collect();
    let mut out = format!("## {}\n\n", markdown(&heading(report)));
    match opening.split_first() {
        Some((first, rest)) if !rest.is_empty() => out.push_str(&format!("**{first}** {}\n", rest.join(" "))),
        _ => out.push_str(&format!("{}\n", opening.join(" "))),
    }
    for part in Part::ALL {
        out.push_str(&section(&report.lines(part), part));
    }
    out.push_str(&notes(report));
    out.push_str(&changelog(report));
    out
}

fn section(lines: &[Line<'_>], part: Part) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    let mut before = None;
    for line in lines {
        if line.subject.is_none() || before != line.subject {
            out.push_str(&subject(line, before.is_none() && !out.is_empty()));
        }
        before = line.subject;
        out.push_str(&item(line, part));
    }
    let count: usize = lines.iter().map(|line| line.entries.len()).sum();
    let title = part.title();
    match part {
        Part::Note | Part::Allowed => {
            format!("\n<details>\n<summary><b>{title} ({count})</b></summary>\n{out}\n</details>\n")
        }
        _ => format!("\n### {title} ({count})\n{out}"),
    }
}

/// What begins the lines of a subject; whole subjects follow each other in one list.
fn subject(line: &Line<'_>, continues: bool) -> String {
    let Some(subject) = line.subject else { return if continues { String::new() } else { "\n".to_owned() } };
    let operations = line.operations();
    let of = if subject.kind == "type" && !operations.is_empty() {
        format!(", in {}", markdown(&some(&operations, SHOWN)))
    } else {
        String::new()
    };
    format!("\n**{}** ({}{of})\n\n", markdown(&subject.name), subject.kind)
}

fn item(line: &Line<'_>, part: Part) -> String {
    let sentence = markdown_message(&line.sentence(NAMES));
    let Some(first) = line.entries.first() else { return String::new() };
    if part == Part::Note {
        return format!("- {sentence} <sub>{}</sub>\n", first.rule);
    }
    let mut out = format!("- {sentence}  \n  <sub>{}: {}", first.rule, first.verdict());
    let items: Vec<&str> = line.entries.iter().flat_map(|it| &it.rust.items).map(String::as_str).collect();
    if !items.is_empty() {
        out.push_str(&format!(" ({})", markdown(&some(&items, SHOWN))));
    }
    let spots = [&first.old, &first.new].into_iter().flatten().map(|spot| markdown(&spot.line()));
    out.push_str(&format!("; {}", spots.collect::<Vec<_>>().join(" → ")));
    if line.entries.len() > 1 {
        out.push_str(&format!(" and {} more", line.entries.len() - 1));
    }
    if let Some(allowed) = &first.allowed {
        out.push_str(&format!("; allowed until {}: {}", allowed.expires, markdown(&allowed.reason)));
    }
    out + "</sub>\n"
}

fn notes(report: &Report) -> String {
    let mut out = String::new();
    for stale in &report.stale_exceptions {
        out.push_str(&format!("\n> Note: {}.\n", markdown_message(&stale.sentence())));
    }
    if let Some(verification) = &report.verification {
        out.push_str("\n### Verified against the generated crates\n\n");
        out.extend(verification.lines().iter().map(|line| format!("- {}\n", markdown_message(line))));
    }
    out
}

fn changelog(report: &Report) -> String {
    let mut out = String::new();
    for (heading, lines) in report.changelog.sections() {
        out.push_str(&format!("\n**{heading}**\n\n"));
        // The marks of the lines themselves are ours.
        let line = |line: &String| match line.strip_prefix("**Breaking:** ") {
            Some(rest) => format!("- **Breaking:** {}\n", markdown_message(rest)),
            None => format!("- {}\n", markdown_message(line)),
        };
        out.extend(lines.iter().map(line));
    }
    if out.is_empty() { out } else { format!("\n### For the changelog\n{out}") }
}
