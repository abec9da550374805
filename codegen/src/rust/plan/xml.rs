//! What a schema says about a value where documents are XML, or forms that look like it.

use super::Planner;
use crate::model::{Member, ShapeKind, XmlNamespace};
use crate::pass::MemberNames;

/// How a value is spelled in XML beyond its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::rust) struct XmlPlan {
    /// Its name in XML, where documents of another format call it something else.
    pub(in crate::rust) name: Option<String>,
    /// It is an attribute.
    pub(in crate::rust) attribute: bool,
    /// Its list members or map entries have no element around them.
    pub(in crate::rust) flattened: bool,
    /// The namespace that its element declares.
    pub(in crate::rust) namespace: Option<XmlNamespace>,
    /// What the elements of list members or map values are called.
    pub(in crate::rust) item: Option<String>,
    /// What the elements of map keys are called.
    pub(in crate::rust) key: Option<String>,
    /// The namespace that the elements of map keys declare.
    pub(in crate::rust) key_namespace: Option<XmlNamespace>,
    /// Its name in requests of EC2's query protocol.
    pub(in crate::rust) query_name: Option<String>,
}

impl Planner<'_> {
    /// What there is to say about a member's value, where documents are XML.
    pub(super) fn xml(&self, member: &Member) -> Option<Box<XmlPlan>> {
        let names = &member.wire_names;
        let mut plan = XmlPlan {
            attribute: names.xml_attribute,
            flattened: names.xml_flattened,
            namespace: names.xml_namespace.clone(),
            ..XmlPlan::default()
        };
        match self.facts.member_names {
            MemberNames::Json | MemberNames::Own => return None,
            MemberNames::Xml => {}
            MemberNames::JsonOrXml => {
                plan.name = names.xml.clone().filter(|name| *name != member.wire_name);
            }
            MemberNames::Ec2 => plan.query_name.clone_from(&names.ec2_query),
        }
        match &self.model.shapes[member.target].kind {
            ShapeKind::List(list) if self.facts.member_names == MemberNames::JsonOrXml => {
                // Items are called like the list, unless they have a name (OpenAPI: XML Object).
                let own = names.xml.as_ref().filter(|_| !plan.flattened);
                plan.item = own.map(|own| list.member.wire_names.xml.clone().unwrap_or_else(|| own.clone()));
            }
            ShapeKind::List(list) => plan.item.clone_from(&list.member.wire_names.xml),
            ShapeKind::Map(map) => {
                plan.item.clone_from(&map.value.wire_names.xml);
                plan.key.clone_from(&map.key.wire_names.xml);
                plan.key_namespace.clone_from(&map.key.wire_names.xml_namespace);
            }
            _ => plan.flattened = false,
        }
        (plan != XmlPlan::default()).then(|| Box::new(plan))
    }
}
