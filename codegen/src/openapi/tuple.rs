//! Lists whose items are described by their positions (JSON Schema 2020-12, section 10.3.1.1).
//!
//! Rust's lists have one type of item: that of all positions where they agree, else a union of those of
//! the positions. That the first item is of another type than the second is not said.

use serde_json::Value;

use super::lowering::Lowering;
use super::names::pascal;
use crate::model::{Member, Presence, ShapeKind, UnionShape, Variant};
use crate::source::Origin;

impl Lowering<'_> {
    /// The member of a list whose positions are described at a place; `rest` is what may follow.
    pub(super) fn positions(&mut self, tuple: &Origin, rest: Option<Origin>, name: &str) -> Member {
        self.report.ignore("order of items that differ by position");
        let hint = format!("{name}Item");
        let mut variants: Vec<Variant> = Vec::new();
        let mut nullable = false;
        for position in self.places(tuple).into_iter().chain(rest) {
            let label = self.variant_name(&position, &variants);
            let used = self.use_schema(&position, &format!("{hint}{}", pascal(&label)));
            nullable |= used.nullable;
            let mut member = used.member(&label, Presence::Required, &position);
            member.nullable = false;
            if !variants.iter().any(|variant| variant.member.target == member.target) {
                variants.push(Variant { member, tags: Vec::new() });
            }
        }
        let target = match variants.as_slice() {
            [] => self.shared(None),
            [only] => only.member.target,
            _ => {
                let name = self.names.claim(&hint);
                let union = UnionShape { tagging: None, event_stream: false, variants };
                self.add_shape(&name, ShapeKind::Union(union), tuple)
            }
        };
        let mut member = self.plain_member("member", target, tuple);
        member.nullable = nullable;
        member
    }

    fn places(&self, list: &Origin) -> Vec<Origin> {
        let count = self.document.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count).map(|index| list.join(index)).collect()
    }
}
