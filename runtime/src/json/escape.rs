//! What must be escaped in a string.

const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Adds the text as a string. Only what must be escaped is.
pub(crate) fn write(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, special) = rest.split_at(plain_length(rest));
        out.extend_from_slice(plain);
        let [byte, tail @ ..] = special else { break };
        escape(*byte, out);
        rest = tail;
    }
    out.push(b'"');
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.extend(
                [byte >> 4, byte & 0xf]
                    .map(|digit| if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }),
            );
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// How many bytes at the start need no escape.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let (words, tail) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special_bits(u64::from_le_bytes(*word));
        if special != 0 {
            return index * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    if tail.is_empty() || is_plain_end(bytes) {
        return bytes.len();
    }
    let tail_length = tail.iter().position(|byte| is_special(*byte)).unwrap_or(tail.len());
    bytes.len() - tail.len() + tail_length
}

/// The index of the first byte from `start` on that needs an escape, or the end.
///
/// For texts that go on behind the string, as a document does: the tail is the rare case here.
#[inline]
pub(super) fn first_special(bytes: &[u8], start: usize) -> usize {
    let mut index = start;
    while let Some(word) = bytes.get(index..).and_then(<[u8]>::first_chunk::<8>) {
        let special = special_bits(u64::from_le_bytes(*word));
        if special != 0 {
            return index + special.trailing_zeros() as usize / 8;
        }
        index += 8;
    }
    first_special_of_tail(bytes, index)
}

#[cold]
fn first_special_of_tail(bytes: &[u8], start: usize) -> usize {
    let mut tail = bytes.iter().skip(start);
    tail.position(|byte| is_special(*byte)).map_or(bytes.len(), |length| start + length)
}

/// Whether the last bytes need no escape, as far as this can be said without a loop.
#[inline]
fn is_plain_end(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        return special_bits(u64::from_le_bytes(*last)) == 0;
    }
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let both = u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
            special_bits(both) == 0
        }
        _ => false,
    }
}

const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The high bit of every byte of the word that needs an escape.
///
/// The lowest bit that is set is exact; those above it may be false, as a borrow can reach them.
const fn special_bits(word: u64) -> u64 {
    let control = word.wrapping_sub(LOW_BITS * 0x20) & !word;
    let quote = word ^ (LOW_BITS * b'"' as u64);
    let backslash = word ^ (LOW_BITS * b'\\' as u64);
    let equal = (quote.wrapping_sub(LOW_BITS) & !quote) | (backslash.wrapping_sub(LOW_BITS) & !backslash);
    (control | equal) & HIGH_BITS
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        super::write(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_must_be_escaped_is_and_nothing_else() {
        let table = [
            ("", r#""""#),
            ("plain text, longer than a word", r#""plain text, longer than a word""#),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("\n\r\t\u{8}\u{c}", r#""\n\r\t\b\f""#),
            ("\0\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""),
            ("12345678\n", r#""12345678\n""#),
            ("ünï/€/😀", r#""ünï/€/😀""#),
        ];
        for (text, json) in table {
            assert_eq!(written(text), json);
        }
    }

    proptest! {
        #[test]
        fn another_reader_reads_the_same_text(text in "[\\x00-\\x7fäé€😀\u{2028}]{0,40}") {
            prop_assert_eq!(serde_json::from_str::<String>(&written(&text)).unwrap(), text);
        }
    }
}
