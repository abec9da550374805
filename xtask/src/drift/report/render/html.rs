//! For reading: one page without scripts, fonts or images, in light and dark. The filter is made of
//! radio buttons and CSS.

use drawplate_codegen::drift::Safety;

use super::escape::{html_message, markup};
use super::{heading, some};
use crate::drift::report::{Entry, Group, Report, Spot};

/// How many operations are named.
const SHOWN: usize = 8;

const STYLE: &str = include_str!("html.css");

/// The whole page.
pub(super) fn render(report: &Report) -> String {
    let title = markup(&heading(report));
    let groups: String = report.groups().iter().map(group).collect();
    let nothing = if report.changes.is_empty() { "<p>Nothing changed.</p>" } else { "" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Drift: {title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{}</header>\n{}\
         <main>\n{nothing}{groups}</main>\n{}{}</body>\n</html>\n",
        summary(report),
        filter(report),
        notes(report),
        changelog(report),
    )
}

fn summary(report: &Report) -> String {
    let summary = &report.summary;
    let card = |label: &str, word: &str, class: &str| {
        format!("<div class=\"card {class}\"><dt>{label}</dt><dd>{word}</dd></div>\n")
    };
    let (old, new) = (summary.wire.old_client.word(), summary.wire.new_client.word());
    let rust = summary.rust.word();
    let package = summary.package.as_ref().map_or_else(String::new, |package| {
        let next = format!("{} → {}", markup(&package.version), markup(&package.next));
        card(&markup(&package.name), &next, "")
    });
    format!(
        "<dl class=\"cards\">\n{}{}{}{package}</dl>\n",
        card("Old clients, new service", old, old),
        card("New clients, old service", new, new),
        card("Release of the crate", rust, rust),
    )
}

/// The buttons come before what they hide, and each knows how much it shows.
fn filter(report: &Report) -> String {
    let counts = report.summary.counts;
    let choices = [
        ("all", counts.all()),
        ("breaking", counts.breaking),
        ("careful", counts.careful),
        ("safe", counts.safe),
        ("allowed", counts.allowed),
    ];
    let shown = choices.iter().filter(|(word, count)| *count > 0 || *word == "all");
    let buttons = shown.map(|(word, count)| {
        let checked = if *word == "all" { " checked" } else { "" };
        format!(
            "<label><input type=\"radio\" name=\"show\" id=\"show-{word}\"{checked}> {word} \
             <span class=\"count\">{count}</span></label>\n"
        )
    });
    format!(
        "<form class=\"filter\" aria-label=\"Show\"><fieldset>\n<legend>Show</legend>\n{}</fieldset></form>\n",
        buttons.collect::<String>()
    )
}

/// What the filter tells apart.
fn class(entry: &Entry) -> &'static str {
    match (&entry.allowed, entry.wire.worst()) {
        (Some(_), _) => "allowed",
        (None, Safety::Breaking) => "breaking",
        (None, Safety::Careful) => "careful",
        (None, Safety::Safe) => "safe",
    }
}

fn group(group: &Group<'_>) -> String {
    let entries: String = group.entries.iter().map(entry).collect();
    let operations = group.operations();
    let of = if group.subject.kind == "type" && !operations.is_empty() {
        format!("<p class=\"operations\">in {}</p>\n", markup(&some(&operations, SHOWN)))
    } else {
        String::new()
    };
    format!(
        "<section>\n<h2><span class=\"kind\">{}</span> {}</h2>\n{of}{entries}</section>\n",
        group.subject.kind,
        markup(&group.subject.name),
    )
}

fn entry(entry: &Entry) -> String {
    let class = class(entry);
    let places: String = [("old", &entry.old), ("new", &entry.new)]
        .into_iter()
        .filter_map(|(word, spot)| spot.as_ref().map(|spot| place(word, spot)))
        .collect();
    let items = entry.rust.items.iter().map(|item| format!("<code>{}</code> ", markup(item)));
    let items: String = items.collect();
    let items = if items.is_empty() { items } else { format!("<dt>in Rust</dt><dd>{items}</dd>\n") };
    let allowed = entry.allowed.as_ref().map_or_else(String::new, |allowed| {
        format!("<dt>allowed</dt><dd>until {}: {}</dd>\n", allowed.expires, markup(&allowed.reason))
    });
    format!(
        "<article class=\"change {class}\">\n<h3><span class=\"badge\">{class}</span> <code>{}</code> {}</h3>\n\
         <p>{}</p>\n<dl>\n<dt>verdict</dt><dd>{}</dd>\n<dt>travels in</dt><dd>{}</dd>\n{items}{places}{allowed}\
         <dt>rule</dt><dd><code>{}</code></dd>\n</dl>\n</article>\n",
        markup(&entry.subject),
        html_message(&entry.message),
        markup(entry.why),
        markup(&entry.verdict()),
        if entry.direction == "both" { "requests and responses" } else { entry.direction },
        entry.rule,
    )
}

fn place(word: &str, spot: &Spot) -> String {
    let (line, name) = (markup(&spot.line()), markup(spot.name()));
    format!("<dt>{word}</dt><dd><code>{line}</code> <code class=\"faint\">{name}</code></dd>\n")
}

fn notes(report: &Report) -> String {
    let mut lines: Vec<String> =
        report.stale_exceptions.iter().map(|stale| html_message(&stale.sentence())).collect();
    if let Some(verification) = &report.verification {
        lines.extend(verification.lines().iter().map(|line| html_message(line)));
    }
    list("Notes", lines)
}

fn changelog(report: &Report) -> String {
    let sections = report.changelog.sections().map(|(heading, lines)| {
        // The marks of the lines themselves are ours.
        let line = |line: &String| match line.strip_prefix("**Breaking:** ") {
            Some(rest) => format!("<strong>Breaking:</strong> {}", html_message(rest)),
            None => html_message(line),
        };
        list(&format!("Changelog: {heading}"), lines.iter().map(line).collect())
    });
    sections.collect()
}

fn list(title: &str, lines: Vec<String>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("<li>{line}</li>\n")).collect();
    format!("<section class=\"list\">\n<h2>{title}</h2>\n<ul>\n{lines}</ul>\n</section>\n")
}
