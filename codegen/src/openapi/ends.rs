//! Types without an end.
//!
//! A list or map of nothing but itself has no type in Rust, and an object that always contains itself
//! no value. No service sends such things, so the document is wrong about them, and the rest of it is
//! not to blame: what the one holds is data without a schema, and what the other contains is optional.

use super::lowering::Lowering;
use crate::diagnostic::Code;
use crate::graph::components;
use crate::model::{Member, Presence, ShapeId, ShapeKind, endless};

impl Lowering<'_> {
    /// Gives every type an end.
    pub(super) fn give_ends(&mut self) {
        let ids: Vec<ShapeId> = self.shapes.ids().collect();
        for circle in components(&self.held()) {
            let first = circle.first().and_then(|index| ids.get(*index));
            if let Some(shape) = first.filter(|shape| circle.len() > 1 || self.holds_itself(**shape)) {
                self.hold_anything(*shape);
            }
        }
        while let Some((shape, index)) = self.endless_member() {
            self.make_optional(shape, index);
        }
    }

    /// For each shape the one that it is a list or map of.
    fn held(&self) -> Vec<Vec<usize>> {
        self.shapes.iter().map(|(id, _)| self.item(id).into_iter().map(ShapeId::index).collect()).collect()
    }

    fn item(&self, shape: ShapeId) -> Option<ShapeId> {
        match &self.shapes[shape].kind {
            ShapeKind::List(list) => Some(list.member.target),
            ShapeKind::Map(map) => Some(map.value.target),
            _ => None,
        }
    }

    fn holds_itself(&self, shape: ShapeId) -> bool {
        self.item(shape) == Some(shape)
    }

    fn hold_anything(&mut self, shape: ShapeId) {
        let anything = self.shared(None);
        let shape = &mut self.shapes[shape];
        match &mut shape.kind {
            ShapeKind::List(list) => list.member.target = anything,
            ShapeKind::Map(map) => map.value.target = anything,
            _ => {}
        }
        let message = format!("`{}` is a list or map of nothing but itself", shape.name);
        let help = "describe what else it may hold; it holds data without a schema";
        self.report.say(Code::OpenapiUnsupportedSchema, &shape.origin, message, help);
    }

    /// A member without which a structure could end.
    fn endless_member(&self) -> Option<(ShapeId, usize)> {
        let endless = endless(&self.shapes);
        let has_no_end = |member: &Member| {
            member.presence == Presence::Required
                && !member.nullable
                && endless.binary_search(&member.target).is_ok()
        };
        endless.iter().find_map(|id| match &self.shapes[*id].kind {
            ShapeKind::Structure(structure) => Some((*id, structure.members.iter().position(has_no_end)?)),
            _ => None,
        })
    }

    fn make_optional(&mut self, shape: ShapeId, index: usize) {
        let shape = &mut self.shapes[shape];
        let ShapeKind::Structure(structure) = &mut shape.kind else { return };
        let Some(member) = structure.members.get_mut(index) else { return };
        member.presence = Presence::Optional;
        let message = format!("`{}` always contains itself, so that no value of it could end", shape.name);
        let help = "let the property be missing or `null`; it is taken as optional";
        self.report.say(Code::OpenapiMalformed, &member.origin, message, help);
    }
}
