//! Where nodes stand in a JSON text: it is scanned once, along the pointers of all of them.

use jiter::{Jiter, JiterResult, Peek};

use super::position::Ruler;
use super::wanted::{NodeId, Wanted};
use super::{Origin, Position};

/// The places of nodes, in their order: of their keys where they are members of an object.
pub(super) fn find(text: &str, origins: &[&Origin]) -> Vec<Position> {
    let mut wanted = Wanted::new();
    let nodes: Vec<NodeId> = origins.iter().map(|origin| wanted.add(&origin.pointer)).collect();
    let mut walk =
        Walk { jiter: Jiter::new(text.as_bytes()), text: text.as_bytes(), wanted, open: Vec::new() };
    // A text that ends early has no node further on: what was found is the nearest.
    let _ = walk.follow();
    let offsets = nodes.into_iter().map(|node| walk.wanted.nearest(node).unwrap_or_default());
    Ruler::positions(text, &offsets.collect::<Vec<_>>())
}

struct Walk<'a> {
    jiter: Jiter<'a>,
    text: &'a [u8],
    wanted: Wanted<'a, usize>,
    open: Vec<Open>,
}

/// An object or array that has wanted nodes in it.
struct Open {
    node: NodeId,
    /// The index of the item that was read last; `None` in an object.
    index: Option<usize>,
}

impl Walk<'_> {
    fn follow(&mut self) -> JiterResult<()> {
        let peek = self.jiter.peek()?;
        self.wanted.find(Wanted::<usize>::ROOT, self.jiter.current_index());
        let mut value = Some((peek, Wanted::<usize>::ROOT));
        while !self.wanted.is_done() {
            value = match value {
                Some((peek, node)) => self.enter(peek, node)?,
                None if self.open.is_empty() => return Ok(()),
                None => self.go_on()?,
            };
        }
        Ok(())
    }

    /// Goes into a value whose place is known; gives its first member if that is wanted.
    fn enter(&mut self, peek: Peek, node: NodeId) -> JiterResult<Option<(Peek, NodeId)>> {
        let start = self.jiter.current_index() + 1;
        match peek {
            Peek::Object if self.wanted.goes_on(node) => {
                let wanted = &self.wanted;
                let first = self.jiter.known_object()?.map(|key| wanted.child(node, key));
                self.open.push(Open { node, index: None });
                self.member(start, first)
            }
            Peek::Array if self.wanted.goes_on(node) => {
                let first = self.jiter.known_array()?;
                self.open.push(Open { node, index: Some(0) });
                self.item(first)
            }
            _ => {
                self.skip()?;
                Ok(None)
            }
        }
    }

    /// Reads the next member or item of what is open.
    fn go_on(&mut self) -> JiterResult<Option<(Peek, NodeId)>> {
        let before = self.jiter.current_index();
        let Some(open) = self.open.last_mut() else { return Ok(None) };
        if let Some(index) = &mut open.index {
            *index += 1;
            let next = self.jiter.array_step()?;
            return self.item(next);
        }
        let (wanted, node) = (&self.wanted, open.node);
        let next = self.jiter.next_key()?.map(|key| wanted.child(node, key));
        self.member(before, next)
    }

    /// A member whose key is somewhere after `before`, or the end of the object.
    fn member(
        &mut self,
        before: usize,
        member: Option<Option<NodeId>>,
    ) -> JiterResult<Option<(Peek, NodeId)>> {
        let Some(member) = member else {
            self.open.pop();
            return Ok(None);
        };
        let Some(node) = member else {
            self.skip()?;
            return Ok(None);
        };
        let quote = self.text.iter().skip(before).position(|byte| *byte == b'"').unwrap_or(0);
        self.wanted.find(node, before + quote);
        Ok(Some((self.jiter.peek()?, node)))
    }

    /// An item, or the end of the array.
    fn item(&mut self, item: Option<Peek>) -> JiterResult<Option<(Peek, NodeId)>> {
        let Some(peek) = item else {
            self.open.pop();
            return Ok(None);
        };
        let open = self.open.last().and_then(|open| Some((open.node, open.index?)));
        let node = open.and_then(|(node, index)| self.wanted.child(node, &index.to_string()));
        let Some(node) = node else {
            self.skip()?;
            return Ok(None);
        };
        self.wanted.find(node, self.jiter.current_index());
        Ok(Some((peek, node)))
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
    use crate::source::{JsonPointer, Sources};

    fn places(text: &str, pointers: &[&str]) -> Vec<(usize, usize)> {
        let file = Sources::default().add("a.json", text);
        let origin = |pointer: &&str| Origin { file, pointer: JsonPointer::parse(pointer).unwrap() };
        let origins: Vec<Origin> = pointers.iter().map(origin).collect();
        let found = find(text, &origins.iter().collect::<Vec<_>>());
        found.into_iter().map(|position| (position.line, position.column)).collect()
    }

    fn place(text: &str, pointer: &str) -> (usize, usize) {
        places(text, &[pointer]).remove(0)
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
        // All at once, in an order that is not that of the text.
        let pointers: Vec<&str> = cases.iter().rev().map(|(pointer, _)| *pointer).collect();
        let expected: Vec<_> = cases.iter().rev().map(|(_, place)| *place).collect();
        assert_eq!(places(text, &pointers), expected);
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
