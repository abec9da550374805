//! For the text of a pull request.

use drawplate_codegen::drift::{Bump, Safety};

use super::escape::{markdown, markdown_code, markdown_message};
use super::{heading, some};
use crate::drift::report::{Entry, Group, Report};

/// How many operations are named.
const SHOWN: usize = 5;

/// What is worst in words, then what changed with the details folded away, then the changelog.
pub(super) fn render(report: &Report) -> String {
    let mut out = format!("## {}\n\n{}\n", markdown(&heading(report)), opening(report));
    let all = report.groups();
    for (title, safety) in [
        ("Breaking on the wire", Safety::Breaking),
        ("Worth a look", Safety::Careful),
        ("Safe on the wire", Safety::Safe),
    ] {
        let of_kind = |entry: &&Entry| entry.allowed.is_none() && entry.wire.worst() == safety;
        out.push_str(&section(title, &all, safety == Safety::Safe, of_kind));
    }
    out.push_str(&section("Allowed by exceptions", &all, true, |entry| entry.allowed.is_some()));
    out.push_str(&notes(report));
    out.push_str(&changelog(report));
    out
}

/// What a colleague would say in two sentences.
fn opening(report: &Report) -> String {
    if report.changes.is_empty() {
        return "Nothing changed.".to_owned();
    }
    let summary = &report.summary;
    let clients = match summary.wire.old_client {
        Safety::Breaking => "**Clients that are out there break**",
        Safety::Careful => "Clients that are out there keep working, and some should be looked at",
        Safety::Safe => "Clients that are out there keep working",
    };
    let newer = match summary.wire.new_client {
        Safety::Breaking => "a new client must not meet a service of the old version",
        Safety::Careful => "a new client may meet refusals from a service of the old version",
        Safety::Safe => "a new client also works with a service of the old version",
    };
    let package = summary.package.as_ref().map_or_else(
        || format!("The generated crate needs a **{}** release", summary.rust.word()),
        |package| match summary.rust {
            Bump::None => format!("{} stays at {}", markdown_code(&package.name), markdown(&package.version)),
            bump => format!(
                "{} goes from {} to **{}** ({})",
                markdown_code(&package.name),
                markdown(&package.version),
                markdown(&package.next),
                bump.word()
            ),
        },
    );
    format!("{clients}; {newer}. {package}. All changes: {}.", summary.counts.words())
}

fn section(title: &str, groups: &[Group<'_>], folded: bool, belongs: impl Fn(&&Entry) -> bool) -> String {
    let mut out = String::new();
    let mut count = 0;
    for group in groups {
        let entries: Vec<&Entry> = group.entries.iter().filter(&belongs).collect();
        if entries.is_empty() {
            continue;
        }
        count += entries.len();
        out.push_str(&subject(group));
        out.extend(entries.into_iter().map(item));
    }
    match (count, folded) {
        (0, _) => String::new(),
        (_, false) => format!("\n### {title} ({count})\n{out}"),
        (_, true) => format!("\n<details>\n<summary><b>{title} ({count})</b></summary>\n{out}\n</details>\n"),
    }
}

fn subject(group: &Group<'_>) -> String {
    let operations = group.operations();
    let of = if group.subject.kind == "type" && !operations.is_empty() {
        format!(", in {}", markdown(&some(&operations, SHOWN)))
    } else {
        String::new()
    };
    format!("\n**{}** ({}{of})\n\n", markdown(&group.subject.name), group.subject.kind)
}

fn item(entry: &Entry) -> String {
    let mut out = format!("- {}: {}", markdown_code(&entry.subject), markdown_message(&entry.message));
    out.push_str(&format!("  \n  <sub>{}: {}", entry.rule, entry.verdict()));
    if !entry.rust.items.is_empty() {
        let items: Vec<&str> = entry.rust.items.iter().map(String::as_str).collect();
        out.push_str(&format!(" ({})", markdown(&some(&items, SHOWN))));
    }
    let spots = [&entry.old, &entry.new].into_iter().flatten().map(|spot| markdown(&spot.line()));
    out.push_str(&format!("; {}", spots.collect::<Vec<_>>().join(" → ")));
    if let Some(allowed) = &entry.allowed {
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
