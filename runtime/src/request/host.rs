//! The host: the endpoint's, with the operation's prefix in front of it.

use std::fmt::Write;

use super::RequestError;
use super::flatten::Member;
use crate::endpoint::{BaseUrl, is_host};
use crate::operation::PathPart;
use crate::value::Structure;

/// Adds host and port. What comes out is a valid host name if anything does: a label can neither
/// end the host nor name another one.
pub(super) fn write(
    prefix: &[PathPart],
    input: &dyn Structure,
    url: &BaseUrl,
    out: &mut String,
) -> Result<(), RequestError> {
    let start = out.len();
    for part in prefix {
        match *part {
            PathPart::Literal(text) => out.push_str(text),
            PathPart::Label(index) | PathPart::GreedyLabel(index) => {
                push_label(Member::new(input, index)?, out)?
            }
        }
    }
    if out.len() > start && url.address().is_some() {
        return Err(RequestError::HostPrefix);
    }
    out.push_str(url.host());
    if !out.get(start..).is_some_and(is_host) {
        return Err(RequestError::HostLabel);
    }
    match url.port() {
        Some(port) => write!(out, ":{port}").map_err(|_| RequestError::HostLabel),
        None => Ok(()),
    }
}

fn push_label(member: Member<'_>, out: &mut String) -> Result<(), RequestError> {
    let text = member.text(&member.view(), "a host name")?.unwrap_or_default();
    if text.is_empty() {
        return Err(RequestError::EmptyLabel { member: member.name() });
    }
    if text.len() > 63 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(RequestError::HostLabel);
    }
    out.push_str(&text);
    Ok(())
}
