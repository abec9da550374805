//! The report, for people and for programs.

use drawplate_codegen::drift::{Bump, Change};
use drawplate_codegen::source::{Origin, Sources, locate};
use serde_json::{Value, json};

use super::{Compared, Version};

/// Changes from the worst down, those of one rule together, and the summary.
pub(super) fn text(compared: &Compared) -> String {
    let mut out = summary(compared) + "\n";
    for change in sorted(compared) {
        out.push_str(&format!(
            "\n{}[{}]: `{}`: {}\n",
            headline(change),
            change.rule.id,
            change.subject,
            change.message
        ));
        out.push_str(&places(change, compared, "  "));
        out.push_str(&format!(
            "  wire: old clients {}, new clients with an old service {}; Rust: {}\n",
            change.wire.old_client.word(),
            change.wire.new_client.word(),
            change.rust.word()
        ));
        if !change.operations.is_empty() {
            out.push_str(&format!("  {}: {}\n", change.direction.word(), operations(change)));
        }
    }
    out
}

/// The same as a page of Markdown, as the text of a pull request.
pub(super) fn markdown(compared: &Compared) -> String {
    let mut out = format!("{}\n", summary(compared));
    if compared.changes.is_empty() {
        return out;
    }
    out.push_str(
        "\n| change | where | old clients | new clients, old service | Rust |\n|---|---|---|---|---|\n",
    );
    for change in sorted(compared) {
        out.push_str(&format!(
            "| `{}`: {} ({}) | {} | {} | {} | {} |\n",
            change.subject,
            change.message.replace('|', "\\|"),
            change.rule.id,
            operations(change),
            change.wire.old_client.word(),
            change.wire.new_client.word(),
            change.rust.word()
        ));
    }
    out
}

/// The same for programs.
pub(super) fn json(compared: &Compared) -> String {
    let changes: Vec<Value> = sorted(compared).into_iter().map(|change| detail(change, compared)).collect();
    let report = json!({
        "old": compared.old.read.number(),
        "new": compared.new.read.number(),
        "rust": highest(compared).word(),
        "wire": compared.changes.iter().map(|change| change.wire.old_client).max().map_or("safe", |it| it.word()),
        "changes": changes,
    });
    report.to_string()
}

fn detail(change: &Change, compared: &Compared) -> Value {
    let place = |origin: &Option<Origin>, version: &Version| {
        origin.as_ref().map(|origin| {
            let file = version.sources.get(origin.file).map(|file| file.path.clone());
            let line = locate(&version.sources, origin).map(|position| position.line);
            json!({ "file": file, "line": line, "pointer": origin.pointer.to_string() })
        })
    };
    json!({
        "rule": change.rule.id,
        "subject": change.subject,
        "message": change.message,
        "old": place(&change.old, &compared.old),
        "new": place(&change.new, &compared.new),
        "direction": change.direction.word(),
        "operations": &change.operations[..],
        "wire": {
            "old_client": change.wire.old_client.word(),
            "new_client": change.wire.new_client.word(),
        },
        "rust": change.rust.word(),
    })
}

/// What a reader wants to know first.
fn summary(compared: &Compared) -> String {
    let versions = [&compared.old, &compared.new].map(|version| version.read.number());
    let [old, new] = versions;
    let count = compared.changes.len();
    if count == 0 {
        return format!("Nothing changed between version {old} and version {new}.");
    }
    let worst = compared.changes.iter().map(|change| change.wire.old_client).max();
    let worst = worst.map_or("safe", |safety| safety.word());
    format!(
        "{count} changes between version {old} and version {new}. On the wire, the worst for clients that \
         are there is: {worst}. The generated crate needs a {} version.",
        highest(compared).word()
    )
}

fn highest(compared: &Compared) -> Bump {
    compared.changes.iter().map(|change| change.rust).max().unwrap_or(Bump::None)
}

fn sorted(compared: &Compared) -> Vec<&Change> {
    let mut changes: Vec<&Change> = compared.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse((change.wire.worst(), change.rust)));
    changes
}

/// The worst in one word.
fn headline(change: &Change) -> &'static str {
    change.wire.worst().word()
}

fn operations(change: &Change) -> String {
    const SHOWN: usize = 5;
    let more = change.operations.len().saturating_sub(SHOWN);
    let shown: Vec<_> = change.operations.iter().take(SHOWN).map(String::as_str).collect();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &more
}

fn places(change: &Change, compared: &Compared, indent: &str) -> String {
    let sides = [("old", &change.old, &compared.old), ("new", &change.new, &compared.new)];
    let mut out = String::new();
    for (word, origin, version) in sides {
        if let Some(origin) = origin {
            out.push_str(&format!("{indent}{word}: {}\n", shown(origin, &version.sources)));
        }
    }
    out
}

fn shown(origin: &Origin, sources: &Sources) -> String {
    let path = sources.get(origin.file).map_or("", |file| file.path.as_str());
    let line = locate(sources, origin).map(|position| format!(":{}", position.line)).unwrap_or_default();
    format!("{path}{line} {}", origin.pointer)
}
