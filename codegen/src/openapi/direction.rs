//! Members that travel in one direction.
//!
//! A required member that is `readOnly` is required in responses only, a required `writeOnly` one
//! in requests only (OpenAPI 3.0.4, section 4.7.24). The model has one structure for both
//! directions, so such a member is optional wherever its structure also travels the other way.

use indexmap::IndexSet;

use super::lowering::{Lowering, OneWay};
use crate::model::walk::closure;
use crate::model::{Notifications, Operation, Presence, ShapeId, ShapeKind};

impl Lowering<'_> {
    /// Makes members optional that are required in one direction, where both are travelled.
    pub(super) fn relax_directions(&mut self, operations: &[Operation], notifications: &Notifications) {
        let sent = self.reached(operations.iter().map(|operation| operation.input).collect());
        let responses =
            operations.iter().flat_map(|operation| operation.success.iter().chain(&operation.errors));
        let responses = responses.filter_map(|response| response.shape);
        let received = self.reached(responses.chain(notifications.shapes()).collect());
        for (member, one_way) in std::mem::take(&mut self.one_way) {
            let (against, reason) = match one_way {
                OneWay::Response => (&sent, "required readOnly member that is optional in requests"),
                OneWay::Request => (&received, "required writeOnly member that is optional in responses"),
            };
            let ShapeKind::Structure(structure) = &mut self.shapes[member.shape].kind else { continue };
            let Some(found) = structure.members.get_mut(member.index) else { continue };
            if found.presence == Presence::Required && against.contains(&member.shape) {
                found.presence = Presence::Optional;
                self.report.ignore(reason);
            }
        }
    }

    /// All shapes below these.
    pub(super) fn reached(&self, roots: Vec<ShapeId>) -> IndexSet<ShapeId> {
        closure(&self.shapes, roots).into_iter().collect()
    }
}
