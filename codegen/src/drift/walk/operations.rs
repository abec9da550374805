//! Operations and their responses.

use serde_json::Map;

use super::written::words_of;
use super::{Walk, run_some};
use crate::drift::Direction;
use crate::drift::matching::{self, Matched};
use crate::drift::pair::{NotesPair, OperationPair, ResponsePair};
use crate::drift::place::{Place, Reach};
use crate::drift::rule::Check;
use crate::drift::words;
use crate::model::{Operation, Outline, Response};

impl<'a> Walk<'a, '_> {
    /// All operations, each with its responses.
    pub(super) fn operations(&mut self) {
        let (old, new) = self.models;
        for (before, after) in matching::operations(old, new) {
            self.operation((before, after));
            if let (Some(before), Some(after)) = (before, after) {
                for pair in matching::responses(before, after) {
                    self.response(after, pair);
                }
            }
        }
    }

    fn operation(&mut self, (old, new): Matched<'a, Operation>) {
        let Some(operation) = new.or(old) else { return };
        let pair = OperationPair { models: self.models, old, new };
        let both = old.zip(new);
        let notes = both.map(|(old, new)| NotesPair {
            docs: (&old.docs, &new.docs),
            deprecated: (old.deprecated.as_ref(), new.deprecated.as_ref()),
            is_secret: (false, false),
        });
        let places = both.map(|(old, new)| (&old.origin, &new.origin));
        let written = places.and_then(|places| words_of(self.outlines, places, Direction::Both));
        let place = || Place {
            subject: operation.name.clone(),
            old: old.map(|operation| &operation.origin),
            new: new.map(|operation| &operation.origin),
            direction: Direction::Both,
            operations: [operation.name.clone()].into(),
            reach: Reach::Messages,
        };
        self.changes.check(place, |check, findings| match check {
            Check::Operation(run) => run(&pair, findings),
            Check::Notes(run) => run_some(run, notes.as_ref(), findings),
            Check::Words(run) => run_some(run, written.as_ref(), findings),
            _ => {}
        });
    }

    fn response(&mut self, of: &Operation, (old, new): Matched<'a, Response>) {
        let Some(response) = new.or(old) else { return };
        let is_error = of.errors.iter().any(|error| error.name == response.name);
        let (before, after) = self.outlines;
        let content = (described(before, old), described(after, new));
        let pair = ResponsePair { models: self.models, old, new, is_error, content };
        let places = old.zip(new).map(|(old, new)| (&old.origin, &new.origin));
        let written = places.and_then(|places| words_of(self.outlines, places, Direction::Response));
        // A response that is not described is where the operation is.
        let written = written.filter(|pair| !words::is_operation(pair.new));
        let place = || Place {
            subject: format!("{}.{}", of.name, response.name),
            old: old.map(|response| &response.origin),
            new: new.map(|response| &response.origin),
            direction: Direction::Response,
            operations: [of.name.clone()].into(),
            reach: Reach::Messages,
        };
        self.changes.check(place, |check, findings| match check {
            Check::Response(run) => run(&pair, findings),
            Check::Words(run) => run_some(run, written.as_ref(), findings),
            _ => {}
        });
    }
}

/// The media types that a document describes for a response.
fn described<'a>(outline: &'a Outline, response: Option<&Response>) -> Vec<&'a str> {
    let words = response.and_then(|response| words::object(outline, &outline.follow(&response.origin)));
    let content = words.and_then(|words| words.get("content")?.as_object());
    content.into_iter().flat_map(Map::keys).map(String::as_str).collect()
}
