//! JSON pointers (RFC 6901).

use std::fmt;
use std::sync::Arc;

/// A JSON pointer. Cloning and extending are cheap: a pointer shares its parent.
#[derive(Clone, Default)]
pub struct JsonPointer(Option<Arc<Step>>);

struct Step {
    parent: JsonPointer,
    token: Box<str>,
}

impl JsonPointer {
    /// The pointer to the document itself.
    pub const ROOT: Self = Self(None);

    /// The pointer to a member of the node that this points to.
    #[must_use]
    pub fn join(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string().into_boxed_str();
        Self(Some(Arc::new(Step { parent: self.clone(), token })))
    }

    /// Reads a pointer in its string form, with or without a leading `#`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('#').unwrap_or(text);
        if text.is_empty() {
            return Some(Self::ROOT);
        }
        let tokens = text.strip_prefix('/')?.split('/');
        Some(tokens.fold(Self::ROOT, |at, token| at.join(token.replace("~1", "/").replace("~0", "~"))))
    }

    /// The tokens, unescaped, from the root down.
    pub fn tokens(&self) -> Vec<&str> {
        let mut tokens = Vec::new();
        let mut at = self;
        while let Some(step) = &at.0 {
            tokens.push(&*step.token);
            at = &step.parent;
        }
        tokens.reverse();
        tokens
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for token in self.tokens() {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for JsonPointer {
    fn eq(&self, other: &Self) -> bool {
        self.tokens() == other.tokens()
    }
}

impl Eq for JsonPointer {}

impl PartialOrd for JsonPointer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for JsonPointer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.tokens().cmp(&other.tokens())
    }
}

impl std::hash::Hash for JsonPointer {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.tokens().hash(state);
    }
}

/// Dropping a long chain one parent at a time keeps a deep document from deep recursion.
impl Drop for Step {
    fn drop(&mut self) {
        let mut next = self.parent.0.take();
        while let Some(step) = next {
            match Arc::try_unwrap(step) {
                Ok(mut step) => next = step.parent.0.take(),
                Err(_) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_written_as_rfc_6901_says() {
        let pointer = JsonPointer::ROOT.join("paths").join("/a~b").join(0);
        assert_eq!(pointer.to_string(), "#/paths/~1a~0b/0");
        assert_eq!(JsonPointer::parse("#/paths/~1a~0b/0"), Some(pointer));
        assert_eq!(JsonPointer::parse("no"), None);
    }

    #[test]
    fn a_chain_of_a_million_steps_can_be_dropped() {
        let pointer = (0..1_000_000).fold(JsonPointer::ROOT, |at, _| at.join("x"));
        assert!(pointer != JsonPointer::ROOT);
    }
}
