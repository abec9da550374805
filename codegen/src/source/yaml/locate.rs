//! Where a node stands in a YAML text: its events are walked again along the pointer.

use saphyr_parser::{Event, Marker, Parser};

use super::tidy::tidied;
use super::{position, without_mark};
use crate::source::{Origin, Position, Sources};

/// The place of a node: of its key where it is a member of a mapping. A pointer that leads into an
/// alias, or nowhere, is given the place of the nearest node above.
pub fn locate(sources: &Sources, origin: &Origin) -> Option<Position> {
    let text = without_mark(&sources.get(origin.file)?.text);
    let found = walk(text, origin).or_else(|before| match tidied(text) {
        Some(tidied) => walk(&tidied, origin),
        None => Err(before),
    });
    Some(position(found.unwrap_or_else(|before| before)))
}

/// The place in a text; the last one before a fault of the text is an error.
fn walk(text: &str, origin: &Origin) -> Result<Marker, Marker> {
    let tokens = origin.pointer.tokens();
    let mut walk = Walk { tokens: &tokens, matched: 0, open: Vec::new(), found: Marker::new(0, 1, 0) };
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        let Ok((event, span)) = next else { return Err(walk.found) };
        if walk.step(&event, span.start) {
            break;
        }
    }
    Ok(walk.found)
}

struct Walk<'a> {
    tokens: &'a [&'a str],
    /// How many tokens the open nodes have matched.
    matched: usize,
    open: Vec<Open>,
    found: Marker,
}

/// A sequence or mapping whose end has not been read.
struct Open {
    /// Whether the pointer leads here.
    on_path: bool,
    /// The index of the next item of a sequence; `None` in a mapping.
    next: Option<usize>,
    /// Whether a mapping's next scalar is a key.
    at_key: bool,
    /// Whether the value that comes next is the one that the pointer goes on with.
    hit: bool,
}

impl Walk<'_> {
    /// Takes one event; says whether the walk is over.
    fn step(&mut self, event: &Event<'_>, at: Marker) -> bool {
        match event {
            Event::Scalar(text, ..)
                if self.open.last().is_some_and(|open| open.next.is_none() && open.at_key) =>
            {
                self.key(text, at)
            }
            Event::Scalar(..) | Event::Alias(_) => {
                let over = self.begin(at);
                self.finish();
                over
            }
            Event::SequenceStart(..) => self.enter(at, Some(0)),
            Event::MappingStart(..) => self.enter(at, None),
            Event::SequenceEnd | Event::MappingEnd => {
                let left_path = self.open.pop().is_some_and(|open| open.on_path);
                self.finish();
                left_path
            }
            _ => false,
        }
    }

    fn key(&mut self, text: &str, at: Marker) -> bool {
        let wanted = self.tokens.get(self.matched).copied();
        let Some(open) = self.open.last_mut() else { return true };
        open.at_key = false;
        open.hit = open.on_path && wanted == Some(text);
        if open.hit {
            self.found = at;
            self.matched += 1;
        }
        self.matched == self.tokens.len() && self.open.last().is_some_and(|open| open.hit)
    }

    /// A value begins; says whether it is the last one on the path.
    fn begin(&mut self, at: Marker) -> bool {
        let wanted = self.tokens.get(self.matched).copied();
        let Some(open) = self.open.last_mut() else {
            self.found = at;
            return self.tokens.is_empty();
        };
        if let Some(index) = open.next {
            open.hit = open.on_path && wanted == Some(index.to_string().as_str());
            if open.hit {
                self.found = at;
                self.matched += 1;
                return self.matched == self.tokens.len();
            }
        }
        false
    }

    fn enter(&mut self, at: Marker, next: Option<usize>) -> bool {
        let over = self.begin(at);
        let on_path = self.open.last().is_none_or(|open| open.hit);
        self.open.push(Open { on_path, next, at_key: true, hit: false });
        over
    }

    /// A value is over: the next item or key follows.
    fn finish(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.at_key = true;
            open.hit = false;
            if let Some(index) = &mut open.next {
                *index += 1;
            }
        }
    }
}
