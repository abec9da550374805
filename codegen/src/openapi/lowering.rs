//! What is known while a document is lowered.
//!
//! Shapes are reserved when they are first needed and built later, from a queue, so that neither
//! circles nor long chains of references recurse.

use std::collections::VecDeque;
use std::rc::Rc;

use indexmap::IndexMap;

use super::document::Document;
use super::names::Names;
use super::overrides::Overrides;
use super::report::Report;
use super::request_body::Group;
use super::schema::{Schema, Type};
use crate::model::{Arena, MemberId, Scalar, Shape, ShapeId, ShapeKind};
use crate::options::Options;
use crate::select::Selection;
use crate::source::Origin;

/// What is known while a document is lowered.
pub(super) struct Lowering<'a> {
    pub(super) document: Document<'a>,
    pub(super) report: Report,
    pub(super) overrides: Overrides<'a>,
    /// Where the document was got from, if the maintainer says.
    pub(super) document_url: Option<&'a str>,
    pub(super) selection: Selection<'a>,
    pub(super) names: Names,
    pub(super) shapes: Arena,
    /// Schemas that have been read, by place.
    pub(super) schemas: IndexMap<Origin, Rc<Schema>>,
    /// Shapes that have been made for schemas, by place.
    pub(super) known: IndexMap<Origin, ShapeId>,
    /// Shapes of single values without limits, which all places share.
    pub(super) shared: Vec<(Option<Scalar>, ShapeId)>,
    /// Shapes of error responses, by what they hold.
    pub(super) replies: IndexMap<(Origin, String), ShapeId>,
    /// What operations could also send, by the names of the operations.
    pub(super) other_bodies: IndexMap<String, Vec<Group>>,
    /// Structures of response headers, by names and texts of the headers.
    pub(super) header_sets: IndexMap<Vec<(String, String)>, ShapeId>,
    /// The schemas that name another one in `allOf`, by that other one.
    pub(super) heirs: Option<IndexMap<Origin, Vec<Origin>>>,
    /// Members that travel in one direction only.
    pub(super) one_way: Vec<(MemberId, OneWay)>,
    queue: VecDeque<Job>,
}

/// The one direction in which a member travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OneWay {
    /// `readOnly`: in responses.
    Response,
    /// `writeOnly`: in requests.
    Request,
}

/// A shape that is reserved and waits to be built.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) shape: ShapeId,
    /// The schemas that hold together.
    pub(super) parts: Vec<Part>,
    /// The one type of several that it is built for.
    pub(super) only: Option<Type>,
}

/// A schema that a shape is built from.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) origin: Origin,
    /// What it offers to choose from does not count: a choice has been made, or it is the base of
    /// one of those that are chosen from.
    pub(super) plain: bool,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(document: Document<'a>, options: &'a Options, mut report: Report) -> Self {
        let overrides = Overrides::new(options, &document, &mut report);
        Self {
            document,
            report,
            overrides,
            document_url: options.openapi.document_url.as_deref(),
            selection: Selection::new(&options.select),
            names: Names::default(),
            shapes: Arena::default(),
            schemas: IndexMap::new(),
            known: IndexMap::new(),
            shared: Vec::new(),
            replies: IndexMap::new(),
            other_bodies: IndexMap::new(),
            header_sets: IndexMap::new(),
            heirs: None,
            one_way: Vec::new(),
            queue: VecDeque::new(),
        }
    }

    /// Reserves a shape under a name that is free, to be built from these schemas.
    pub(super) fn reserve(
        &mut self,
        name: &str,
        origin: &Origin,
        parts: Vec<Part>,
        only: Option<Type>,
    ) -> ShapeId {
        let shape = self.add_shape(name, ShapeKind::Document, origin);
        self.queue.push_back(Job { shape, parts, only });
        shape
    }

    /// Adds a shape under exactly this name.
    pub(super) fn add_shape(&mut self, name: &str, kind: ShapeKind, origin: &Origin) -> ShapeId {
        self.shapes.add(Shape::new(name, kind, origin.clone()))
    }

    /// Builds everything that has been reserved, and what that needs.
    pub(super) fn build_reserved(&mut self) {
        while let Some(job) = self.queue.pop_front() {
            self.build(&job);
        }
    }

    /// The shape of a single value without limits, or of data without a schema.
    pub(super) fn shared(&mut self, scalar: Option<Scalar>) -> ShapeId {
        if let Some((_, shape)) = self.shared.iter().find(|(known, _)| *known == scalar) {
            return *shape;
        }
        let (name, kind) = match scalar {
            Some(scalar) => (format!("{scalar:?}"), ShapeKind::Scalar(scalar)),
            None => ("Document".to_owned(), ShapeKind::Document),
        };
        let root = self.document.root.clone();
        let shape = self.add_shape(&name, kind, &root);
        self.shared.push((scalar, shape));
        shape
    }
}
