//! What becomes of references that lead nowhere.
//!
//! A schema behind one is data without a schema. A parameter, body or response behind one is
//! unknown, so the operation that has it is left out, by name; and a path item behind one holds
//! operations that nobody knows, so the path is. The rest of the document is not to blame.

use serde_json::{Map, Value};

use super::lowering::Lowering;
use super::parameters::Refused;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Origin;

impl Lowering<'_> {
    /// Refuses an operation of which a part leads nowhere.
    pub(super) fn check_parts(
        &mut self,
        item: &Origin,
        operation: &Origin,
        name: &str,
    ) -> Result<(), Refused> {
        for (kind, part) in self.parts(item, operation) {
            let help = "correct the reference, or add what it refers to";
            let message = match self.document.follow(&part, &mut self.report) {
                None => format!("the operation {name} is left out: a part of it leads nowhere"),
                Some(found) => match other_kind(&found, kind) {
                    None => continue,
                    Some(other) => format!(
                        "the operation {name} is left out: it refers to one of the `{other}`, where one of the \
                         `{kind}` belongs"
                    ),
                },
            };
            return Err(Refused(Diagnostic::new(Code::OpenapiReference, &part, message).help(help)));
        }
        Ok(())
    }

    /// The parts of an operation that may be references, each with the kind of component that it is.
    fn parts(&self, item: &Origin, operation: &Origin) -> Vec<(&'static str, Origin)> {
        let mut parts = Vec::new();
        for list in [item.join("parameters"), operation.join("parameters")] {
            let count = self.document.get(&list).and_then(Value::as_array).map_or(0, Vec::len);
            parts.extend((0..count).map(|index| ("parameters", list.join(index))));
        }
        let body = operation.join("requestBody");
        parts.extend(self.document.get(&body).is_some().then_some(("requestBodies", body)));
        let responses = operation.join("responses");
        let declared = self.document.get(&responses).and_then(Value::as_object);
        let statuses = declared.into_iter().flat_map(Map::keys);
        parts.extend(statuses.map(|status| ("responses", responses.join(status))));
        parts
    }

    /// The path item at a place, or where its reference leads; `None` if that is nowhere.
    pub(super) fn follow_path_item(&mut self, declared: &Origin, path: &str) -> Option<Origin> {
        let found = self.document.follow(declared, &mut self.report);
        if found.is_none() {
            self.report.leave(format!("path {path}"), "its reference leads nowhere", declared);
        }
        found
    }
}

/// The kind of component that is at a place where one of another kind belongs.
fn other_kind(found: &Origin, wanted: &str) -> Option<String> {
    match found.pointer.tokens().as_slice() {
        ["components", kind, _] if *kind != wanted => Some((*kind).to_owned()),
        _ => None,
    }
}
