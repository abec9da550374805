//! Several files as one model: merged, completed by `apply`, upgraded, and with mixins copied in.

mod apply;
mod merge;
mod mixins;
mod upgrade;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::ast::{Document, Node};
use super::prelude;
use super::shape_id::Id;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, JsonPointer, Origin};

/// All shapes of a model, by id, in the order of the files.
#[derive(Debug)]
pub(super) struct Assembly {
    pub(super) shapes: IndexMap<Id, Node>,
    prelude: IndexMap<Id, Node>,
    pub(super) metadata: Map<String, Value>,
    /// The place of the model as a whole: the root of its first file.
    pub(super) origin: Origin,
}

/// Makes one model of all files.
pub(super) fn assemble(documents: Vec<Document>, file: FileId, diagnostics: &mut Diagnostics) -> Assembly {
    let mut assembly = Assembly {
        shapes: IndexMap::new(),
        prelude: prelude::shapes(file),
        metadata: Map::new(),
        origin: Origin { file, pointer: JsonPointer::ROOT },
    };
    let applies = merge::merge(&mut assembly, documents, diagnostics);
    let inherited = apply::apply(&mut assembly, applies, diagnostics);
    upgrade::upgrade(&mut assembly);
    mixins::flatten(&mut assembly, inherited, diagnostics);
    assembly
}

impl Assembly {
    /// A shape of the model or of the prelude.
    pub(super) fn get(&self, id: &Id) -> Option<&Node> {
        self.shapes.get(id).or_else(|| self.prelude.get(id))
    }

    /// All shapes of the model, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Node> {
        self.shapes.values()
    }
}
