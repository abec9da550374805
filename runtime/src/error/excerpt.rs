//! The beginning of a body in a form that can be printed: its shape without its values.

use std::fmt;

/// The longest excerpt, in bytes of the body.
const LIMIT: usize = 512;

/// The beginning of a JSON body with every value masked: names and punctuation stay, texts become
/// `"..."`, numbers and words `_`. Of other bodies only the length is shown.
#[derive(Clone, Copy)]
pub struct Excerpt<'a>(&'a [u8]);

impl<'a> Excerpt<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self(body)
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "body of {} bytes", self.0.len())?;
        let text = self.0.trim_ascii_start();
        if !matches!(text.first(), Some(b'{' | b'[')) {
            return Ok(());
        }
        write!(f, ": {}", mask(text.get(..LIMIT).unwrap_or(text)))?;
        if text.len() > LIMIT { f.write_str(" ...") } else { Ok(()) }
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Masks the values in JSON that may be broken or cut off: what is not certainly a name or
/// punctuation is a value.
fn mask(mut rest: &[u8]) -> String {
    let mut masked = String::new();
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'"' => {
                let (text, after) = split_string(after);
                push_string(&mut masked, text, after);
                after
            }
            b'{' | b'}' | b'[' | b']' | b',' | b':' => {
                masked.push(char::from(byte));
                after
            }
            _ if byte.is_ascii_whitespace() => after,
            _ => {
                masked.push('_');
                let end = after.iter().position(|byte| b"{}[],:\" \t\r\n".contains(byte));
                after.get(end.unwrap_or(after.len())..).unwrap_or_default()
            }
        };
    }
    masked
}

/// Splits the inside of a string from what follows its closing quote.
fn split_string(text: &[u8]) -> (&[u8], &[u8]) {
    let mut escaped = false;
    let end = text.iter().position(|byte| {
        let closes = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        closes
    });
    let end = end.unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

/// A string that a colon follows is a name and stays, if it looks like one.
fn push_string(masked: &mut String, text: &[u8], after: &[u8]) {
    let is_name = after.trim_ascii_start().first() == Some(&b':');
    match std::str::from_utf8(text) {
        Ok(name) if is_name && name.len() <= 64 => {
            masked.push('"');
            masked.extend(name.escape_debug());
            masked.push('"');
        }
        _ => masked.push_str("\"...\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_masked_and_names_stay() {
        let body = br#"{"key": "CANARY", "list": [1, true, "CANARY\"CANARY"], "in": {"a:b": null}}"#;
        assert_eq!(
            Excerpt::new(body).to_string(),
            r#"body of 75 bytes: {"key":"...","list":[_,_,"..."],"in":{"a:b":_}}"#
        );
    }

    #[test]
    fn nothing_of_a_broken_body_is_taken_for_a_name() {
        for body in ["{\"CANARY", "{\"a\":\"CANARY", "{CANARY:", "[\"CANARY\\", "CANARY", "<a>CANARY</a>"] {
            let excerpt = Excerpt::new(body.as_bytes()).to_string();
            assert!(!excerpt.contains("CANARY"), "{excerpt}");
        }
    }

    #[test]
    fn a_long_body_is_cut() {
        let body = format!("[{}]", "1,".repeat(10_000));
        let excerpt = Excerpt::new(body.as_bytes()).to_string();
        assert!(excerpt.ends_with(" ...") && excerpt.len() < 2 * LIMIT, "{excerpt}");
    }
}
