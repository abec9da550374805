//! Examples of bodies and of schemas, with the shapes that they are values of.
//!
//! An example of a body stands beside its schema in the Media Type Object (`example`, or `examples`
//! with Example Objects); that of a schema stands in it (`example`, or the list `examples` of
//! version 3.1). Only JSON has examples that are values; others are texts.

use serde_json::{Map, Value};

use super::lowering::Lowering;
use crate::model::{Binding, Example, Member, Operation, ShapeKind};
use crate::source::Origin;

impl Lowering<'_> {
    /// All examples, those of bodies first.
    pub(super) fn examples(&mut self, operations: &[Operation]) -> Vec<Example> {
        let mut examples = Vec::new();
        for member in self.json_bodies(operations) {
            for (origin, value) in self.of_media_type(&member.origin) {
                examples.push(Example { shape: member.target, nullable: member.nullable, value, origin });
            }
        }
        for (shape, of) in self.shapes.iter().filter(|(_, of)| of.kind.is_aggregate()) {
            for (origin, value) in self.of_schema(&of.origin) {
                examples.push(Example { shape, nullable: true, value, origin });
            }
        }
        examples
    }

    /// The members that are whole JSON bodies, each place once.
    fn json_bodies(&self, operations: &[Operation]) -> Vec<Member> {
        let shapes = operations.iter().flat_map(|operation| {
            let responses = operation.success.iter().chain(&operation.errors);
            std::iter::once(operation.input).chain(responses.filter_map(|response| response.shape))
        });
        let mut bodies: Vec<Member> = Vec::new();
        let mut seen = indexmap::IndexSet::new();
        for shape in shapes {
            let ShapeKind::Structure(structure) = &self.shapes[shape].kind else { continue };
            let of_shape = structure.members.iter().filter(|member| is_json(member));
            bodies.extend(of_shape.filter(|member| seen.insert(member.origin.clone())).cloned());
        }
        bodies
    }

    /// The examples beside a schema.
    fn of_media_type(&mut self, schema: &Origin) -> Vec<(Origin, Value)> {
        let tokens = schema.pointer.tokens();
        let Some(("schema", above)) = tokens.split_last().map(|(last, above)| (*last, above)) else {
            return Vec::new();
        };
        let root = Origin { file: schema.file, pointer: crate::source::JsonPointer::ROOT };
        let at = above.iter().fold(root, |at, token| at.join(token));
        let named = self.document.get(&at.join("examples")).and_then(Value::as_object);
        let names: Vec<String> = named.into_iter().flat_map(Map::keys).cloned().collect();
        let mut places = vec![at.join("example")];
        for name in names {
            let example = at.join("examples").join(name);
            let followed = self.document.follow(&example, &mut self.report);
            places.extend(followed.map(|example| example.join("value")));
        }
        self.values(places)
    }

    /// The examples in a schema. Of a property called `example` there is a schema, no value.
    fn of_schema(&self, schema: &Origin) -> Vec<(Origin, Value)> {
        if matches!(schema.pointer.tokens().last(), None | Some(&"properties")) {
            return Vec::new();
        }
        let list = schema.join("examples");
        let count = self.document.get(&list).and_then(Value::as_array).map_or(0, Vec::len);
        let mut places = vec![schema.join("example")];
        places.extend((0..count).map(|index| list.join(index)));
        self.values(places)
    }

    fn values(&self, places: Vec<Origin>) -> Vec<(Origin, Value)> {
        let found = places.into_iter().filter_map(|at| Some((at.clone(), self.document.get(&at)?.clone())));
        found.collect()
    }
}

fn is_json(member: &Member) -> bool {
    let Some(Binding::Payload(payload)) = &member.binding else { return false };
    let essence = payload.media_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}
