//! How a response is read, and into which type.

use super::{BindingPlan, Planner, RustType};
use crate::model::{ShapeId, ShapeKind, StatusPattern};
use crate::pass::{ResponseFact, WireCodec};

/// How a response is read.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ResponsePlan {
    /// The statuses that it comes with.
    pub(in crate::rust) status: StatusPattern,
    /// What is read.
    pub(in crate::rust) content: ContentPlan,
}

/// What is read from a response.
#[derive(Debug, Clone)]
pub(in crate::rust) enum ContentPlan {
    /// Nothing.
    None,
    /// All of it, as it comes.
    Unknown,
    /// The body is the value itself.
    Whole(WireCodec),
    /// The members of a structure travel as this says.
    Members(Vec<BindingPlan>, WireCodec),
}

impl Planner<'_> {
    /// How a response is read.
    pub(super) fn response(&self, fact: &ResponseFact) -> ResponsePlan {
        let content = match fact.shape {
            None => ContentPlan::None,
            Some(_) if fact.transparent => ContentPlan::Whole(fact.codec.clone()),
            Some(shape) => ContentPlan::Members(self.bindings(shape, &fact.bindings), fact.codec.clone()),
        };
        ResponsePlan { status: fact.status, content }
    }

    /// The type of a response's content, which is a type of the module `types`.
    pub(super) fn content_type(&self, fact: &ResponseFact) -> RustType {
        match fact.shape {
            None => RustType::Unit,
            Some(shape) if fact.transparent => self.body_type(shape),
            Some(shape) => RustType::Local(self.names.of(shape).name.clone()),
        }
    }

    /// The type of the one member of a structure that stands for its body.
    pub(super) fn body_type(&self, shape: ShapeId) -> RustType {
        let ShapeKind::Structure(structure) = &self.model.shapes[shape].kind else { return RustType::Unit };
        structure.members.first().map_or(RustType::Unit, |member| self.field_type(member, false))
    }
}
