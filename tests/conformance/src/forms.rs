//! Bodies of `application/x-www-form-urlencoded`.

/// Whether two bodies have the same pairs, in any order.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    pairs(one) == pairs(other)
}

fn pairs(body: &[u8]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = form_urlencoded::parse(trimmed(body)).into_owned().collect();
    pairs.sort();
    pairs
}

/// Tests may end with a line break.
fn trimmed(body: &[u8]) -> &[u8] {
    body.trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn the_order_of_pairs_means_nothing() {
        assert!(is_same(b"a=1&b=%20&a=2", b"b=+&a=2&a=1"));
        assert!(!is_same(b"a=1", b"a=1&a=1"));
        assert!(!is_same(b"a=", b"b="));
    }
}
