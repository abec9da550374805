//! Regular expressions, each compiled when it is first needed.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use regress::Regex;

/// The patterns so far; none where a pattern is not a regular expression.
static PATTERNS: RwLock<BTreeMap<&'static str, Option<Arc<Regex>>>> = RwLock::new(BTreeMap::new());

/// Whether the pattern matches somewhere in the text. What is no regular expression forbids nothing:
/// the generator has said so.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    let known = PATTERNS.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    let compiled = known.unwrap_or_else(|| {
        let compiled = compile(pattern).map(Arc::new);
        PATTERNS.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, compiled.clone());
        compiled
    });
    compiled.is_none_or(|regex| regex.find(text).is_some())
}

/// ECMA 262 in the way of JSON Schema: with the flag `u`, or, as many patterns escape what needs no
/// escape there, without.
fn compile(pattern: &str) -> Option<Regex> {
    Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern)).ok()
}

#[cfg(test)]
mod tests {
    use super::matches;

    /// ECMA 262, section 22.2: the examples are of each feature that other engines lack or read
    /// differently.
    #[test]
    fn patterns_are_those_of_ecma_262() {
        for (pattern, text, expected) in [
            ("b", "abc", true),
            ("^b", "abc", false),
            ("^.$", "\u{1f600}", true),
            (r"^[a-zA-Z0-9\-]+$", "a-b", true),
            (r"^(?!aws:).+$", "aws:x", false),
            (r"^(a|b)\1$", "aa", true),
            (r"^(a|b)\1$", "ab", false),
            (r"^\d$", "\u{0663}", false),
            (r"^[\p{L}\p{Z}]+$", "\u{e9} \u{4e2d}", true),
            ("a$", "a\n", false),
            ("^[$", "anything", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} in {text:?}");
        }
    }
}
