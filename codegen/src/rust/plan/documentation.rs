//! What is said about each item, as the lines of its doc comment.
//!
//! Every public item says something: the specification's text where there is one, and the name that
//! it has there otherwise.

use std::collections::BTreeSet;

use super::Planner;
use super::preset::shown;
use crate::model::{Constraints, Deprecation, Docs, Member, Operation, Shape, ShapeId, ShapeKind};
use crate::rust::docs;

impl Planner<'_> {
    /// What is said about a type.
    pub(super) fn shape_docs(&self, shape: &Shape) -> Vec<String> {
        let kind = match shape.kind {
            ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => "enum",
            ShapeKind::Union(_) => "union",
            _ => "structure",
        };
        text_or(&shape.docs, || format!("The {kind} {}.", docs::code(&shape.name)))
    }

    /// What is said about a member: its text, its limits and its default.
    pub(super) fn member_docs(&self, member: &Member) -> Vec<String> {
        let target = &self.model.shapes[member.target];
        let mut lines = self.member_text(member);
        let limits = [limits(&target.constraints), limits(&member.constraints)].concat();
        let default = member.default.as_ref().and_then(|default| shown(default, target));
        let default =
            default.filter(|_| !member.sensitive).map(|text| format!("Default: {}.", docs::code(&text)));
        let limits = (!limits.is_empty()).then(|| format!("Limits: {}.", limits.join(", ")));
        for paragraph in [limits, default].into_iter().flatten() {
            lines.extend([String::new(), paragraph]);
        }
        lines
    }

    /// The member's own text, or what is said first about its target.
    pub(super) fn member_text(&self, member: &Member) -> Vec<String> {
        let lines = docs::lines(member.docs.0.as_deref().unwrap_or_default());
        if !lines.is_empty() {
            return lines;
        }
        let target = &self.model.shapes[member.target];
        let lines = docs::lines(target.docs.0.as_deref().unwrap_or_default());
        let summary: Vec<_> = lines.into_iter().take_while(|line| !line.is_empty()).collect();
        if summary.is_empty() { vec![format!("The member {}.", docs::code(&member.name))] } else { summary }
    }

    /// Why an item should no longer be used, if so.
    pub(super) fn deprecation(&self, deprecation: Option<&Deprecation>) -> Option<String> {
        let deprecation = deprecation?;
        let message =
            deprecation.message.as_deref().map(|text| docs::lines(text).join(" ")).unwrap_or_default();
        let since = deprecation.since.as_deref().map(|since| format!("since {since}"));
        let parts = since.into_iter().chain(Some(message)).filter(|part| !part.trim().is_empty());
        let reason = parts.collect::<Vec<_>>().join(": ");
        Some(if reason.is_empty() { "the specification calls it deprecated".to_owned() } else { reason })
    }

    /// What is said about the method of an operation.
    pub(super) fn operation_docs(&self, operation: &Operation) -> Vec<String> {
        let mut lines = docs::lines(operation.summary.as_deref().unwrap_or_default());
        let text = docs::lines(operation.docs.0.as_deref().unwrap_or_default());
        if lines.is_empty() {
            lines = text;
        } else if !text.is_empty() && text != lines {
            lines.push(String::new());
            lines.extend(text);
        }
        if lines.is_empty() {
            lines.push(format!("Calls the operation {}.", docs::code(&operation.name)));
        }
        for (title, url) in &operation.external_docs {
            let link = docs::link(title, url);
            lines.extend(link.into_iter().flat_map(|link| [String::new(), format!("See {link}.")]));
        }
        lines.extend(self.success_headers(operation));
        lines
    }

    /// Which headers a success has, and how they are had.
    fn success_headers(&self, operation: &Operation) -> Vec<String> {
        let headers: BTreeSet<_> = operation.success.iter().filter_map(|response| response.headers).collect();
        let names: Vec<_> = headers.iter().map(|id| self.headers_link(*id)).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let text = format!(
            "The response's headers are {}: `send_with_metadata()` gives them by `typed_headers()`.",
            names.join(" or ")
        );
        let mut lines = vec![String::new()];
        lines.extend(docs::wrapped(&text));
        lines
    }

    /// The type of headers, as a link.
    pub(super) fn headers_link(&self, id: ShapeId) -> String {
        let name = self.names.of(id).name.text();
        format!("[`{name}`](crate::types::{name})")
    }
}

/// The specification's text, or a sentence in its place.
pub(super) fn text_or(text: &Docs, fallback: impl FnOnce() -> String) -> Vec<String> {
    let lines = docs::lines(text.0.as_deref().unwrap_or_default());
    if lines.is_empty() { vec![fallback()] } else { lines }
}

fn limits(constraints: &Constraints) -> Vec<String> {
    let length = match (constraints.min_length, constraints.max_length) {
        (Some(least), Some(most)) => Some(format!("length {least} to {most}")),
        (Some(least), None) => Some(format!("length {least} or more")),
        (None, Some(most)) => Some(format!("length {most} or less")),
        (None, None) => None,
    };
    let bound = |bound: &Option<String>, exclusive: bool, words: [&str; 2]| {
        let word = if exclusive { words[0] } else { words[1] };
        bound.as_ref().map(|bound| format!("{word} {}", docs::plain(bound)))
    };
    [
        length,
        bound(&constraints.minimum, constraints.exclusive_minimum, ["more than", "at least"]),
        bound(&constraints.maximum, constraints.exclusive_maximum, ["less than", "at most"]),
        constraints.multiple_of.as_ref().map(|number| format!("a multiple of {}", docs::plain(number))),
        constraints.pattern.as_ref().map(|pattern| format!("pattern {}", docs::code(pattern))),
        constraints.unique.then(|| "no two members alike".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
