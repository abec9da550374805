//! Where a node stands in its text.
//!
//! Documents carry no positions: only when a diagnostic is printed is its text scanned again,
//! along its pointer. A pointer that leads nowhere is given the place of the nearest node above.

use jiter::{Jiter, JiterResult, Peek};

use super::{Origin, Position, Sources};

/// The place of a node: of its key where it is a member of an object.
pub(super) fn locate(sources: &Sources, origin: &Origin) -> Option<Position> {
    let text = &sources.get(origin.file)?.text;
    let mut walk = Walk { jiter: Jiter::new(text.as_bytes()), text: text.as_bytes(), found: 0 };
    // A text that ends early has no node further on: what was found is the nearest.
    let _ = walk.follow(&origin.pointer.tokens());
    Some(Position::of_offset(text, walk.found))
}

struct Walk<'a> {
    jiter: Jiter<'a>,
    text: &'a [u8],
    found: usize,
}

impl Walk<'_> {
    fn follow(&mut self, tokens: &[&str]) -> JiterResult<()> {
        let mut peek = self.jiter.peek()?;
        self.found = self.jiter.current_index();
        for token in tokens {
            let member = match peek {
                Peek::Object => self.enter_object(token)?,
                Peek::Array => self.enter_array(token)?,
                _ => None,
            };
            let Some((found, next)) = member else { return Ok(()) };
            self.found = found;
            peek = next;
        }
        Ok(())
    }

    /// Goes to the value of a key, and gives the key's place.
    fn enter_object(&mut self, token: &str) -> JiterResult<Option<(usize, Peek)>> {
        let mut before = self.jiter.current_index() + 1;
        let mut here = self.jiter.known_object()?.map(|key| key == token);
        while let Some(matches) = here {
            if matches {
                let quote = self.text.iter().skip(before).position(|byte| *byte == b'"').unwrap_or(0);
                return Ok(Some((before + quote, self.jiter.peek()?)));
            }
            self.skip()?;
            before = self.jiter.current_index();
            here = self.jiter.next_key()?.map(|key| key == token);
        }
        Ok(None)
    }

    fn enter_array(&mut self, token: &str) -> JiterResult<Option<(usize, Peek)>> {
        let Ok(index) = token.parse::<usize>() else { return Ok(None) };
        let mut next = self.jiter.known_array()?;
        for _ in 0..index {
            if next.is_none() {
                return Ok(None);
            }
            self.skip()?;
            next = self.jiter.array_step()?;
        }
        Ok(next.map(|peek| (self.jiter.current_index(), peek)))
    }

    /// Skips a value, however deep it is.
    fn skip(&mut self) -> JiterResult<()> {
        let mut open = Vec::new();
        loop {
            let entered = match self.jiter.peek()? {
                Peek::Object => self.jiter.known_object()?.is_some().then_some(Peek::Object),
                Peek::Array => self.jiter.known_array()?.is_some().then_some(Peek::Array),
                scalar => {
                    self.jiter.known_skip(scalar)?;
                    None
                }
            };
            if let Some(entered) = entered {
                open.push(entered);
                continue;
            }
            loop {
                let more = match open.last() {
                    None => return Ok(()),
                    Some(&Peek::Object) => self.jiter.next_key()?.is_some(),
                    Some(_) => self.jiter.array_step()?.is_some(),
                };
                if more {
                    break;
                }
                open.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::source::JsonPointer;

    fn place(text: &str, pointer: &str) -> (usize, usize) {
        let mut sources = Sources::default();
        let file = sources.add("a.json", text);
        let origin = Origin { file, pointer: JsonPointer::parse(pointer).unwrap() };
        let position = locate(&sources, &origin).unwrap();
        (position.line, position.column)
    }

    #[test]
    fn a_pointer_leads_to_the_key_or_the_item() {
        let text = "{\n  \"a\": {\"x\": [1, {\"y\": 2}]},\n  \"b~/\" :\n 3\n}";
        let cases = [
            ("#", (1, 1)),
            ("#/a", (2, 3)),
            ("#/a/x", (2, 9)),
            ("#/a/x/0", (2, 15)),
            ("#/a/x/1", (2, 18)),
            ("#/a/x/1/y", (2, 19)),
            ("#/b~0~1", (3, 3)),
        ];
        for (pointer, expected) in cases {
            assert_eq!(place(text, pointer), expected, "{pointer}");
        }
    }

    #[test]
    fn a_pointer_that_leads_nowhere_stops_at_the_nearest_node() {
        let text = r#"{"a": [1, 2], "b": "#;
        assert_eq!(place(text, "#/a/7/z"), (1, 2));
        assert_eq!(place(text, "#/a/no"), (1, 2));
        assert_eq!(place(text, "#/zzz"), (1, 1));
        assert_eq!(place("", "#/a"), (1, 1));
    }

    #[test]
    fn deep_values_are_skipped_without_recursion() {
        let depth = 200_000;
        let text = format!("{{\"deep\":{}{},\"a\":1}}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(place(&text, "#/a"), (1, 2 * depth + 10));
    }
}
