//! Operations that send something else.
//!
//! Where the media types of a request body do not describe one value, the operation sends the first
//! of them, and has others at its side that send the others: `PatchThingAsForm` beside `PatchThing`.

use indexmap::IndexSet;

use super::body::{Kind, essence};
use super::lowering::Lowering;
use super::names::pascal;
use super::operation::unused;
use super::request_body::Group;
use crate::model::{Binding, Member, Operation, ShapeKind, StructureShape};

impl Lowering<'_> {
    /// Adds the operations that send something else than others do. They are named when all others are.
    pub(super) fn with_bodies(
        &mut self,
        operations: Vec<Operation>,
        names: &mut IndexSet<String>,
    ) -> Vec<Operation> {
        let mut all = Vec::with_capacity(operations.len());
        for operation in operations {
            let others = self.other_bodies.swap_remove(&operation.name).unwrap_or_default();
            let mut beside = Vec::new();
            for other in &others {
                let suffix = format!("As{}", other.label());
                let name = unused(&format!("{}{suffix}", operation.name), names);
                names.insert(pascal(&name).to_lowercase());
                beside.push(self.sending(&operation, other, name, &suffix));
                self.build_reserved();
            }
            all.push(operation);
            all.extend(beside);
        }
        all
    }

    /// The same operation with another body.
    fn sending(&mut self, operation: &Operation, other: &Group, name: String, suffix: &str) -> Operation {
        let mut members = match &self.shapes[operation.input].kind {
            ShapeKind::Structure(input) => input.members.clone(),
            _ => Vec::new(),
        };
        let place = members.iter().position(is_body);
        let replaced = place.map(|at| members.remove(at));
        members.retain(|member| !is_media_type(member));
        for mut member in self.body_members(other, &format!("{}Body", pascal(&name))) {
            if let (Some(replaced), true) = (&replaced, is_body(&member)) {
                member.name.clone_from(&replaced.name);
                member.presence = replaced.presence;
            }
            members.push(member);
        }
        let input = self.names.claim(&format!("{}Input", pascal(&name)));
        let structure = StructureShape { members, ..StructureShape::default() };
        let input = self.add_shape(&input, ShapeKind::Structure(structure), &operation.origin);
        let mut docs = operation.docs.clone();
        let said = docs.0.take().map_or_else(String::new, |text| format!("{text}\n\n"));
        docs.0 = Some(format!("{said}The body is sent as `{}`.", other.chosen.media_type()));
        let public_name = operation.public_name.as_ref().map(|name| format!("{name}{suffix}"));
        Operation { name, public_name, input, docs, ..operation.clone() }
    }
}

fn is_body(member: &Member) -> bool {
    matches!(member.binding, Some(Binding::Payload(_)))
}

/// Whether it is the member by which callers say what they send.
fn is_media_type(member: &Member) -> bool {
    matches!(&member.binding, Some(Binding::Header(name)) if name == "content-type")
}

impl Group {
    /// What sets the operation apart, in a word.
    fn label(&self) -> String {
        let essence = essence(self.chosen.media_type());
        let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
        let word = match (self.chosen.kind, subtype) {
            (Kind::Form, _) => "Form",
            (Kind::Multipart, "form-data") => "Multipart",
            (Kind::Xml, "xml") => "Xml",
            (Kind::Text | Kind::Single, "plain") => "Text",
            (_, "octet-stream" | "*") => "Bytes",
            _ => return pascal(subtype),
        };
        word.to_owned()
    }
}
