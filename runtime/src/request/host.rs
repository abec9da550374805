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
            PathPart::EndpointLabel(_) => {}
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
    let text = member.text()?.unwrap_or_default();
    if text.is_empty() {
        return Err(RequestError::EmptyLabel { member: member.name() });
    }
    if text.len() > 63 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(RequestError::HostLabel);
    }
    out.push_str(&text);
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::operation::OperationSchema;
    use crate::operation::PathPart::{Label, Literal};
    use crate::request::testing::{Bag, PLAIN, request_to};

    fn host(url: &str, label: &str) -> Result<String, RequestError> {
        let schema = OperationSchema { host_prefix: &[Literal("data-"), Label(0), Literal(".")], ..PLAIN };
        let built = request_to(url, schema, &Bag::of(label.to_owned()), &[])?;
        Ok(built.uri().authority().unwrap().to_string())
    }

    #[test]
    fn the_prefix_is_put_in_front_of_the_host() {
        assert_eq!(host("https://example.com", "a1"), Ok("data-a1.example.com".to_owned()));
        assert_eq!(host("http://localhost:81/x", "a-b"), Ok("data-a-b.localhost:81".to_owned()));
    }

    #[test]
    fn a_label_cannot_name_another_host() {
        for label in [
            "a.b",
            "a/b",
            "evil.com/",
            "a@b",
            "a#b",
            "a?b",
            "a:1",
            "a\\b",
            "a b",
            "a\n",
            "%61",
            "\u{e9}",
            "a_",
            "a-",
        ] {
            assert_eq!(host("https://example.com", label), Err(RequestError::HostLabel), "{label:?}");
        }
        assert_eq!(host("https://example.com", &"a".repeat(64)), Err(RequestError::HostLabel));
        assert_eq!(host("https://example.com", &"a".repeat(59)), Err(RequestError::HostLabel));
        assert_eq!(host("https://example.com", ""), Err(RequestError::EmptyLabel { member: "it" }));
    }

    #[test]
    fn an_address_takes_no_prefix() {
        for url in ["http://127.0.0.1:8080", "http://[::1]:8080"] {
            assert_eq!(host(url, "a"), Err(RequestError::HostPrefix));
        }
    }
}
