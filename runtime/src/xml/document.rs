//! Data without a schema: what an element holds that the schema does not name.

use super::decode::Decoder;
use crate::codec::DecodeError;
use crate::document::{Document, Object};

impl Decoder<'_> {
    /// Reads an element: its text, or an object of the elements in it. Those of one name are a list.
    pub(super) fn any(&mut self) -> Result<Document, DecodeError> {
        self.descend()?;
        let mut ahead = self.cursor.clone();
        let document = if ahead.child()?.is_none() {
            Document::String(self.cursor.text()?.into_owned())
        } else {
            let mut object = Object::new();
            while let Some(child) = self.cursor.child()? {
                let name = child.local_name().as_ref().to_owned();
                let value = self.any()?;
                add(&mut object, name, value);
            }
            Document::Object(object)
        };
        self.ascend();
        Ok(document)
    }
}

fn add(object: &mut Object, name: String, value: Document) {
    match object.get_mut(&name) {
        Some(Document::Array(items)) => items.push(value),
        Some(first) => *first = Document::Array(vec![std::mem::take(first), value]),
        None => {
            object.insert(name, value);
        }
    }
}
