//! Where nodes stand in a YAML text: its events are walked again, along the pointers of all of them.

use saphyr_parser::{Event, Marker, Parser};

use super::position;
use super::tidy::tidied;
use crate::source::wanted::{NodeId, Wanted};
use crate::source::{Origin, Position};

/// The places of nodes, in their order: of their keys where they are members of a mapping. A
/// pointer that leads into an alias, or nowhere, is given the place of the nearest node above.
pub(in crate::source) fn find(text: &str, origins: &[&Origin]) -> Vec<Position> {
    let found = walk(text, origins).or_else(|before| match tidied(text) {
        Some(tidied) => walk(&tidied, origins),
        None => Err(before),
    });
    found.unwrap_or_else(|before| before).into_iter().map(position).collect()
}

/// The places in a text; those before a fault of the text are an error.
fn walk(text: &str, origins: &[&Origin]) -> Result<Vec<Marker>, Vec<Marker>> {
    let mut wanted = Wanted::new();
    let nodes: Vec<NodeId> = origins.iter().map(|origin| wanted.add(&origin.pointer)).collect();
    let mut walk = Walk { wanted, open: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    let mut is_whole = true;
    while !walk.wanted.is_done()
        && let Some(next) = parser.next_event()
    {
        let Ok((event, span)) = next else {
            is_whole = false;
            break;
        };
        walk.step(&event, span.start);
    }
    let place = |node| walk.wanted.nearest(node).unwrap_or(Marker::new(0, 1, 0));
    let places = nodes.into_iter().map(place).collect();
    if is_whole { Ok(places) } else { Err(places) }
}

struct Walk<'a> {
    wanted: Wanted<'a, Marker>,
    open: Vec<Open>,
}

/// A sequence or mapping whose end has not been read.
struct Open {
    /// The node, if something in it is wanted.
    node: Option<NodeId>,
    /// The index of the next item of a sequence; `None` in a mapping.
    next: Option<usize>,
    /// Whether a mapping's next scalar is a key.
    at_key: bool,
    /// The node of the value that comes next, if it is wanted.
    value: Option<NodeId>,
}

impl Walk<'_> {
    /// Takes one event.
    fn step(&mut self, event: &Event<'_>, at: Marker) {
        match event {
            Event::Scalar(text, ..)
                if self.open.last().is_some_and(|open| open.next.is_none() && open.at_key) =>
            {
                self.key(text, at);
            }
            Event::Scalar(..) | Event::Alias(_) => {
                self.begin(at);
                self.finish();
            }
            Event::SequenceStart(..) => self.enter(at, Some(0)),
            Event::MappingStart(..) => self.enter(at, None),
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
                self.finish();
            }
            _ => {}
        }
    }

    fn key(&mut self, text: &str, at: Marker) {
        let Some(open) = self.open.last_mut() else { return };
        open.at_key = false;
        open.value = open.node.and_then(|node| self.wanted.child(node, text));
        if let Some(node) = open.value {
            self.wanted.find(node, at);
        }
    }

    /// A value begins; gives its node, if it is wanted.
    fn begin(&mut self, at: Marker) -> Option<NodeId> {
        let Some(open) = self.open.last_mut() else {
            self.wanted.find(Wanted::<Marker>::ROOT, at);
            return Some(Wanted::<Marker>::ROOT);
        };
        if let Some(index) = open.next {
            open.value = open.node.and_then(|node| self.wanted.child(node, &index.to_string()));
            if let Some(node) = open.value {
                self.wanted.find(node, at);
            }
        }
        open.value
    }

    fn enter(&mut self, at: Marker, next: Option<usize>) {
        let node = self.begin(at);
        self.open.push(Open { node, next, at_key: true, value: None });
    }

    /// A value is over: the next item or key follows.
    fn finish(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.at_key = true;
            open.value = None;
            if let Some(index) = &mut open.next {
                *index += 1;
            }
        }
    }
}
