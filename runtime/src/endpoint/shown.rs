//! How an endpoint is shown in the `Debug` of a configuration.

use std::fmt;

/// What decides about endpoints, printed without the user and the password that somebody may have
/// put into a URL. Calls refuse such a URL; a log may have it before that.
pub(crate) struct Shown<'a>(pub(crate) &'a dyn fmt::Debug);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = if f.alternate() { format!("{:#?}", self.0) } else { format!("{:?}", self.0) };
        let mut parts = all.split("://");
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, "://{}", without_user(part)))
    }
}

/// What stands behind the last `@` of the authority, or all of it.
fn without_user(rest: &str) -> &str {
    let ends = |character: char| "/?#\"\\".contains(character) || character.is_whitespace();
    let end = rest.find(ends).unwrap_or(rest.len());
    let at = rest.get(..end).and_then(|authority| authority.rfind('@'));
    at.and_then(|at| rest.get(at + 1..)).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_and_a_password_are_left_out() {
        for (url, expected) in [
            ("https://example.com/a@b", "\"https://example.com/a@b\""),
            ("https://CANARY@example.com", "\"https://example.com\""),
            ("https://CANARY:CANARY@CANARY@example.com:1/a", "\"https://example.com:1/a\""),
            ("a https://CANARY@b c://CANARY@d", "\"a https://b c://d\""),
            ("example.com", "\"example.com\""),
        ] {
            assert_eq!(format!("{:?}", Shown(&url)), expected);
            assert!(!format!("{:#?}", Shown(&Some(url))).contains("CANARY"));
        }
    }
}
