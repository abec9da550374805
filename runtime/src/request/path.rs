//! The path: literals and labels, with the certainty that it has the segments that the
//! specification gives it.

use super::RequestError;
use super::flatten::{Flat, Member};
use super::percent::{decode_fully, push_literal, push_text};
use crate::operation::{OperationSchema, PathPart};
use crate::value::Structure;

/// Adds the operation's path.
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    out: &mut String,
) -> Result<(), RequestError> {
    let start = out.len();
    let mut labels = Vec::new();
    for part in schema.path {
        let from = out.len() - start;
        match *part {
            PathPart::Literal(text) => {
                push_literal(out, text);
                continue;
            }
            PathPart::Label(index) => push_label(Member::new(input, index)?, push_text, out)?,
            PathPart::GreedyLabel(index) => push_label(Member::new(input, index)?, push_segments, out)?,
        }
        labels.push(from..=out.len() - start);
    }
    let path = out.get(start..).unwrap_or_default();
    if path.is_empty() {
        out.push('/');
        return Ok(());
    }
    check(path, &labels)
}

/// Whether a segment of a path, in whatever spelling, is one that servers or libraries resolve to
/// another path: it is, or has a part that is, `.` or `..`, also with parameters after a `;`.
pub(crate) fn is_resolved(segment: &str) -> bool {
    decode_fully(segment)
        .split(['/', '\\'])
        .map(|part| part.split(';').next().unwrap_or_default())
        .any(|part| matches!(part, "." | ".."))
}

fn push_label(member: Member<'_>, push: fn(&mut String, &str), out: &mut String) -> Result<(), RequestError> {
    let texts = match member.flatten("a path")? {
        Flat::Absent => Vec::new(),
        Flat::One(text) => vec![text],
        Flat::Many(texts) => texts,
        Flat::Pairs(pairs) => pairs.into_iter().flat_map(|(key, values)| [key, values.join(",")]).collect(),
    };
    if texts.iter().all(String::is_empty) {
        return Err(RequestError::EmptyLabel { member: member.name() });
    }
    for (position, text) in texts.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        push(out, text);
    }
    Ok(())
}

/// Adds a text of several segments.
fn push_segments(out: &mut String, text: &str) {
    for (position, segment) in text.split('/').enumerate() {
        if position > 0 {
            out.push('/');
        }
        push_text(out, segment);
    }
}

/// Checks the segments that labels have a part in. A segment is looked at as a whole, since it may
/// consist of several labels and literals.
fn check(path: &str, labels: &[std::ops::RangeInclusive<usize>]) -> Result<(), RequestError> {
    let mut start = 0;
    for segment in path.split('/') {
        let end = start + segment.len();
        let is_labelled = labels.iter().any(|label| *label.start() <= end && start <= *label.end());
        if is_labelled && (segment.is_empty() || is_resolved(segment)) {
            return Err(RequestError::UnsafeSegment);
        }
        start = end + 1;
    }
    Ok(())
}
