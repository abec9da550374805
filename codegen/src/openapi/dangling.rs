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
        for part in self.parts(item, operation) {
            if self.document.follow(&part, &mut self.report).is_none() {
                let message = format!("the operation {name} is left out: a part of it leads nowhere");
                let refused = Diagnostic::new(Code::OpenapiReference, &part, message);
                return Err(Refused(refused.help("correct the reference, or add what it refers to")));
            }
        }
        Ok(())
    }

    /// The parts of an operation that may be references.
    fn parts(&self, item: &Origin, operation: &Origin) -> Vec<Origin> {
        let mut parts = Vec::new();
        for list in [item.join("parameters"), operation.join("parameters")] {
            let count = self.document.get(&list).and_then(Value::as_array).map_or(0, Vec::len);
            parts.extend((0..count).map(|index| list.join(index)));
        }
        let body = operation.join("requestBody");
        parts.extend(self.document.get(&body).is_some().then_some(body));
        let responses = operation.join("responses");
        let declared = self.document.get(&responses).and_then(Value::as_object);
        parts.extend(declared.into_iter().flat_map(Map::keys).map(|status| responses.join(status)));
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
