//! For reading: one page without scripts, fonts or images, in light and dark. The filter is made of
//! radio buttons and CSS.

use super::escape::{html_message, markup};
use super::{heading, opening, some};
use crate::drift::report::{Entry, Line, Part, Report, Spot};

/// How many operations are named.
const SHOWN: usize = 8;

const STYLE: &str = include_str!("html.css");

/// The whole page.
pub(super) fn render(report: &Report) -> String {
    let title = markup(&heading(report));
    let parts: String = Part::ALL.into_iter().map(|part| self::part(&report.lines(part), part)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Drift: {title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{}</header>\n{}\
         <main>\n{parts}</main>\n{}{}</body>\n</html>\n",
        summary(report),
        if report.changes.is_empty() { String::new() } else { filter(report) },
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
    let opening: Vec<String> = opening(report).iter().map(|sentence| html_message(sentence)).collect();
    format!(
        "<p class=\"opening\">{}</p>\n<dl class=\"cards\">\n{}{}{}{package}</dl>\n",
        opening.join(" "),
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
    if entry.allowed.is_some() { "allowed" } else { entry.wire.worst().word() }
}

fn part(lines: &[Line<'_>], part: Part) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    let mut before = None;
    for line in lines {
        if let Some(subject) = line.subject.filter(|subject| before != Some(*subject)) {
            let operations = line.operations();
            let of = if subject.kind == "type" && !operations.is_empty() {
                format!(" <span class=\"operations\">in {}</span>", markup(&some(&operations, SHOWN)))
            } else {
                String::new()
            };
            let (kind, name) = (subject.kind, markup(&subject.name));
            out.push_str(&format!("<h3><span class=\"kind\">{kind}</span> {name}{of}</h3>\n"));
        }
        before = line.subject;
        out.push_str(&change(line, part));
    }
    format!("<section>\n<h2>{}</h2>\n{out}</section>\n", part.title())
}

/// A line; what it means and where it is are folded away.
fn change(line: &Line<'_>, part: Part) -> String {
    let Some(first) = line.entries.first() else { return String::new() };
    let class = class(first);
    let allowed = first.allowed.as_ref().map_or_else(String::new, |allowed| {
        format!("<dt>allowed</dt><dd>until {}: {}</dd>\n", allowed.expires, markup(&allowed.reason))
    });
    let places: String = line.entries.iter().map(|entry| places(entry)).collect();
    let open =
        if matches!(part, Part::Breaking | Part::Careful) && line.entries.len() == 1 { " open" } else { "" };
    format!(
        "<details class=\"change {class}\"{open}>\n<summary><span class=\"badge\">{class}</span> {}</summary>\n\
         <p>{}</p>\n<dl>\n<dt>verdict</dt><dd>{}</dd>\n<dt>travels in</dt><dd>{}</dd>\n{allowed}\
         <dt>rule</dt><dd><code>{}</code></dd>\n</dl>\n<ul class=\"places\">\n{places}</ul>\n</details>\n",
        html_message(&line.sentence(usize::MAX)),
        html_message(first.why),
        markup(&first.verdict()),
        if first.direction == "both" { "requests and responses" } else { first.direction },
        first.rule,
    )
}

/// Where a change is in both files, and in Rust.
fn places(entry: &Entry) -> String {
    let spots = [("old", &entry.old), ("new", &entry.new)];
    let spots: String =
        spots.into_iter().filter_map(|(word, spot)| spot.as_ref().map(|spot| place(word, spot))).collect();
    let items: Vec<&str> = entry.rust.items.iter().map(String::as_str).collect();
    let items = match items.as_slice() {
        [] => String::new(),
        items => format!("<span class=\"faint\">in Rust</span> <code>{}</code>", markup(&some(items, SHOWN))),
    };
    format!("<li><code>{}</code>{spots} {items}</li>\n", markup(&entry.subject))
}

fn place(word: &str, spot: &Spot) -> String {
    let (line, name) = (markup(&spot.line()), markup(spot.name()));
    format!(" <span class=\"faint\">{word}</span> <code>{line}</code> <code class=\"faint\">{name}</code>")
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
