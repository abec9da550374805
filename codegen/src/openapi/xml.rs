//! Bodies of XML: what the `xml` objects of schemas say about elements and attributes
//! (OpenAPI 3.0.4, section 4.7.26).
//!
//! Schemas that travel as XML get the names that they have there, and no others do, so that a
//! document without XML bodies has nothing to say about XML. What OpenAPI gives no spelling in XML
//! (maps, unions, data without a schema) cannot travel as a value.

use serde_json::Value;

use super::lowering::Lowering;
use crate::model::{Member, Presence, ShapeId, ShapeKind, XmlNamespace};
use crate::source::Origin;

/// What an XML Object says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct XmlObject {
    name: Option<String>,
    namespace: Option<String>,
    prefix: Option<String>,
    attribute: bool,
    wrapped: bool,
}

impl Lowering<'_> {
    /// The member for a body of XML; `None` if the schema has no spelling in XML. A request needs a
    /// name for its root element too.
    pub(super) fn xml_payload(&mut self, schema: &Origin, hint: &str, request: bool) -> Option<Member> {
        let mut member = self.use_schema(schema, hint).member("body", Presence::Required, schema);
        self.build_reserved();
        let root = self.xml_object(schema);
        let name = root.element().or_else(|| self.find(schema).name);
        if !self.has_xml(member.target) || (request && name.is_none()) {
            return None;
        }
        if let ShapeKind::List(list) = &self.shapes[member.target].kind {
            // The root is around the items, whether the list is called wrapped or not.
            let items = list.member.origin.clone();
            let item = self.xml_object(&items).element().or_else(|| self.find(&items).name);
            member.wire_names.xml = item.or_else(|| name.clone());
        }
        let shape = &mut self.shapes[member.target];
        shape.xml_name = name;
        shape.xml_namespace = root.namespace();
        self.name_elements(member.target);
        Some(member)
    }

    /// Whether all that can be below a shape has a spelling in XML.
    fn has_xml(&self, shape: ShapeId) -> bool {
        let is_markup = matches!(&self.shapes[shape].kind, ShapeKind::List(_) | ShapeKind::Structure(_));
        is_markup
            && self.reached(vec![shape]).into_iter().all(|shape| match &self.shapes[shape].kind {
                ShapeKind::Scalar(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_) | ShapeKind::List(_) => {
                    true
                }
                ShapeKind::Structure(structure) => structure.additional.is_none(),
                ShapeKind::Map(_) | ShapeKind::Union(_) | ShapeKind::Document | ShapeKind::Unit => false,
            })
    }

    /// Says of the members of all structures below a shape what they are called in XML.
    fn name_elements(&mut self, root: ShapeId) {
        for shape in self.reached(vec![root]) {
            let ShapeKind::Structure(structure) = &self.shapes[shape].kind else { continue };
            for index in 0..structure.members.len() {
                self.name_element(shape, index);
            }
        }
    }

    fn name_element(&mut self, shape: ShapeId, index: usize) {
        let ShapeKind::Structure(structure) = &self.shapes[shape].kind else { return };
        let Some(member) = structure.members.get(index) else { return };
        let (mut member, target) = (member.clone(), member.target);
        let own = self.xml_object(&member.origin);
        let names = &mut member.wire_names;
        match &self.shapes[target].kind {
            ShapeKind::List(list) => {
                let items = list.member.origin.clone();
                let inner = self.xml_object(&items);
                if own.wrapped {
                    names.xml = Some(own.qualified(&member.wire_name));
                    names.xml_namespace = own.namespace();
                } else {
                    names.xml = Some(inner.qualified(&member.wire_name));
                    names.xml_flattened = true;
                }
                if let ShapeKind::List(list) = &mut self.shapes[target].kind {
                    list.member.wire_names.xml = inner.element();
                    list.member.wire_names.xml_namespace = inner.namespace();
                }
            }
            _ => {
                names.xml = Some(own.qualified(&member.wire_name));
                names.xml_attribute = own.attribute;
                names.xml_namespace = own.namespace();
            }
        }
        if let ShapeKind::Structure(structure) = &mut self.shapes[shape].kind
            && let Some(place) = structure.members.get_mut(index)
        {
            *place = member;
        }
    }

    /// What the nearest schema says that says anything, from a place to the end of its references.
    fn xml_object(&mut self, origin: &Origin) -> XmlObject {
        let places = self.find(origin).places();
        let objects = places.iter().map(|place| self.document.get(&place.join("xml")));
        objects.flatten().next().map(XmlObject::read).unwrap_or_default()
    }
}

impl XmlObject {
    fn read(object: &Value) -> Self {
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
        let flag = |key: &str| object.get(key) == Some(&Value::Bool(true));
        Self {
            name: text("name"),
            namespace: text("namespace"),
            prefix: text("prefix").filter(|prefix| !prefix.is_empty()),
            attribute: flag("attribute"),
            wrapped: flag("wrapped"),
        }
    }

    /// The name of the element or attribute, which is this one if nothing is said.
    fn qualified(&self, name: &str) -> String {
        let name = self.name.as_deref().unwrap_or(name);
        self.prefix.as_ref().map_or_else(|| name.to_owned(), |prefix| format!("{prefix}:{name}"))
    }

    /// The name of the element, if one is given.
    fn element(&self) -> Option<String> {
        self.name.as_ref().map(|name| self.qualified(name))
    }

    fn namespace(&self) -> Option<XmlNamespace> {
        let uri = self.namespace.clone()?;
        Some(XmlNamespace { uri, prefix: self.prefix.clone() })
    }
}
