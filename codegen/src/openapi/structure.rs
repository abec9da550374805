//! Objects with properties.

use super::compose::Merged;
use super::lowering::Lowering;
use super::names::pascal;
use super::schema::Additional;
use crate::model::{MemberId, Presence, ShapeId, StructureShape};

impl Lowering<'_> {
    /// The structure of merged schemas. A property that is required must be there; one that is not
    /// stays optional even if it has a default, since the service may leave it out.
    pub(super) fn structure(&mut self, merged: &Merged, shape: ShapeId, name: &str) -> StructureShape {
        let required = merged.required();
        let properties = merged.properties();
        for _ in required.iter().filter(|name| !properties.contains_key(**name)) {
            self.report.ignore("required property that is not described");
        }
        let mut structure = StructureShape::default();
        for (property, origins) in &properties {
            let Some(origin) = origins.last() else { continue };
            let renamed = self.overrides.name(origin).map(str::to_owned);
            let hint = format!("{name}{}", pascal(renamed.as_deref().unwrap_or(property)));
            let Some(used) = self.use_all(origins, &hint) else { continue };
            if let Some(one_way) = used.one_way {
                self.one_way.push((MemberId { shape, index: structure.members.len() }, one_way));
            }
            let presence =
                if required.contains(property.as_str()) { Presence::Required } else { Presence::Optional };
            let mut member = used.member(property, presence, origin);
            member.public_name = renamed;
            if property.is_empty() {
                "empty".clone_into(&mut member.name);
            }
            structure.members.push(member);
        }
        structure.additional = match merged.additional() {
            Some(Additional::Anything) => Some(self.shared(None)),
            Some(Additional::Schema(origin)) => {
                Some(self.use_schema(&origin, &format!("{name}Value")).target)
            }
            Some(Additional::Forbidden) | None => None,
        };
        structure
    }
}
