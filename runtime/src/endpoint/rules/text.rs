//! `substring`, `split`, `uriEncode`, and indexing into lists of texts.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The text from `start` up to and without `stop`, counted from the end if `reverse` is set.
///
/// `substring`: nothing if the range is empty or does not fit, and nothing if the text is not
/// ASCII.
pub fn substring(value: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if start >= stop || stop > value.len() || !value.is_ascii() {
        return None;
    }
    if reverse { value.get(value.len() - stop..value.len() - start) } else { value.get(start..stop) }
}

/// The texts between delimiters; at most `limit` of them, unless it is zero.
///
/// `split`: the last text of a limited split holds the rest, delimiters and all.
pub fn split<'a>(value: &'a str, delimiter: &str, limit: usize) -> Vec<&'a str> {
    if limit == 0 { value.split(delimiter).collect() } else { value.splitn(limit, delimiter).collect() }
}

/// The text at an index; a negative one counts from the end.
///
/// `getAttr` with a path such as `[0]` or `[-1]`: nothing if the list is too short.
pub fn item<'a>(list: &[&'a str], index: i64) -> Option<&'a str> {
    let distance = usize::try_from(index.unsigned_abs()).ok()?;
    let index = if index < 0 { list.len().checked_sub(distance)? } else { distance };
    list.get(index).copied()
}

/// Borrows a list of texts.
pub fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Percent-encodes a text as one part of a URL.
///
/// `uriEncode`: every byte of the UTF-8 form but letters, digits, `-`, `.`, `_` and `~`.
pub fn uri_encode(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_is_cut_from_either_end_of_ascii_text() {
        for (text, start, stop, reverse, expected) in [
            ("abcde", 0, 2, false, Some("ab")),
            ("abcde", 0, 2, true, Some("de")),
            ("abcde", 1, 4, true, Some("bcd")),
            ("abcde", 0, 5, false, Some("abcde")),
            ("abcde", 0, 6, false, None),
            ("abcde", 0, 6, true, None),
            ("abcde", 2, 2, false, None),
            ("abcde", 3, 2, false, None),
            ("abc\u{e9}", 0, 2, false, None),
        ] {
            assert_eq!(substring(text, start, stop, reverse), expected, "{text} {start} {stop} {reverse}");
        }
    }

    #[test]
    fn a_split_keeps_empty_texts_and_leaves_the_rest_whole() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("a--b--c", "--", 1), ["a--b--c"]);
        assert_eq!(split("--", "--", 0), ["", ""]);
        assert_eq!(split("", "--", 0), [""]);
    }

    #[test]
    fn an_index_counts_from_either_end() {
        let list = ["a", "b", "c"];
        assert_eq!(item(&list, 0), Some("a"));
        assert_eq!(item(&list, -1), Some("c"));
        assert_eq!(item(&list, -3), Some("a"));
        assert_eq!(item(&list, -4), None);
        assert_eq!(item(&list, 3), None);
        assert_eq!(item(&list, i64::MIN), None);
    }

    #[test]
    fn all_but_the_unreserved_characters_are_percent_encoded() {
        assert_eq!(uri_encode("0aZ-._~"), "0aZ-._~");
        assert_eq!(uri_encode("a b/\u{1f639}%"), "a%20b%2F%F0%9F%98%B9%25");
    }
}
