//! Keys, compared with what a schema expects without a call.
//!
//! A key is short, and a call of the library's comparison takes longer than the comparison.

/// Whether the bytes begin with this key as most writers write it: in quotes, without escapes, and
/// with the colon at once behind it.
#[inline]
pub(super) fn is_written(bytes: &[u8], name: &[u8]) -> bool {
    let [b'"', rest @ ..] = bytes else { return false };
    match rest.split_at_checked(name.len()) {
        Some((key, [b'"', b':', ..])) => is_same(key, name),
        _ => false,
    }
}

/// Whether two slices of the same length are equal.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    let ((a_words, a_tail), (b_words, b_tail)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let same_words =
        a_words.iter().zip(b_words).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b));
    same_words && a_tail.iter().zip(b_tail).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::is_written;

    #[test]
    fn a_key_is_the_name_in_quotes_with_its_colon() {
        for name in ["", "a", "created_at", "sixteen letters.", "seventeen letters"] {
            let text = format!("\"{name}\":1");
            assert!(is_written(text.as_bytes(), name.as_bytes()), "{name}");
            for end in 0..text.len() - 1 {
                assert!(!is_written(&text.as_bytes()[..end], name.as_bytes()), "{name}, cut at {end}");
            }
        }
    }

    #[test]
    fn any_other_byte_makes_another_key() {
        let name = b"twenty letters in it";
        let text = b"\"twenty letters in it\":";
        for index in 0..text.len() {
            let mut other = *text;
            other[index] ^= 1;
            assert!(!is_written(&other, name), "byte {index}");
        }
    }
}
