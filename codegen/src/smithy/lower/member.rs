//! Members, and whether they must be there.

use serde_json::Value;

use super::binding::{binding, event_binding};
use super::constraints::constraints;
use super::shape::xml_namespace;
use super::text::{deprecated, docs, property, text};
use super::{Lowering, traits};
use crate::model::{Docs, Member, Presence, TimestampFormat, WireNames};
use crate::smithy::ast::{MemberNode, Node};

impl<'a> Lowering<'a> {
    /// A member of a structure.
    pub(super) fn structure_member(&mut self, node: &'a Node, name: &str, member: &'a MemberNode) -> Member {
        let (presence, default) = presence(node, member);
        let media_type = self.of_member_or_target(member, traits::MEDIA_TYPE);
        let binding = binding(&member.traits, media_type.and_then(Value::as_str));
        Member {
            presence,
            default,
            binding,
            event_binding: event_binding(&member.traits),
            host_label: member.has(traits::HOST_LABEL),
            idempotency_token: member.has(traits::IDEMPOTENCY_TOKEN),
            context_param: member.find(traits::CONTEXT_PARAM).and_then(|node| property(&node.value, "name")),
            ..self.item(node, name, member)
        }
    }

    /// A member of a list, map or union, which is always there.
    pub(super) fn item(&mut self, node: &'a Node, name: &str, member: &'a MemberNode) -> Member {
        let id = node.id.with_member(name);
        let json_name = text(&member.traits, traits::JSON_NAME);
        let timestamp_format = self.of_member_or_target(member, traits::TIMESTAMP_FORMAT);
        let target_docs = || self.assembly.get(&member.target).map(|target| docs(&target.traits));
        Member {
            public_name: self.overrides.shape_name(&id),
            wire_name: json_name.clone().unwrap_or_else(|| name.to_owned()),
            presence: Presence::Required,
            sensitive: member.has(traits::SENSITIVE) || self.overrides.is_sensitive(&id),
            timestamp_format: timestamp_format.and_then(Value::as_str).and_then(format),
            constraints: constraints(&member.traits),
            docs: Some(docs(&member.traits))
                .filter(|Docs(own)| own.is_some())
                .or_else(target_docs)
                .unwrap_or_default(),
            deprecated: deprecated(&member.traits),
            wire_names: WireNames {
                json: json_name,
                xml: text(&member.traits, traits::XML_NAME),
                xml_flattened: member.has(traits::XML_FLATTENED),
                xml_attribute: member.has(traits::XML_ATTRIBUTE),
                xml_namespace: xml_namespace(&member.traits),
                ec2_query: text(&member.traits, traits::EC2_QUERY_NAME),
            },
            ..Member::new(name, self.target(&member.target, &member.origin), member.origin.clone())
        }
    }
}

/// Whether a client can count on a member, and the value that stands for its absence.
///
/// `clientOptional` leaves a member optional whatever else is said. In a structure with the trait
/// `input`, Smithy lets clients treat every member as optional, so that a service may relax
/// `required` later. Here `required` stays: the service refuses a request without the member, and
/// saying so when the program is compiled is worth more. Relaxing it is then a breaking change of
/// the Rust crate. Defaults of such structures are left to the service, and so are those that came
/// after the member (`addedDefault`): a member that was optional stays so.
fn presence(node: &Node, member: &MemberNode) -> (Presence, Option<Value>) {
    if member.has(traits::CLIENT_OPTIONAL) {
        return (Presence::Optional, None);
    }
    let required = member.has(traits::REQUIRED);
    let default =
        member.find(traits::DEFAULT).map(|node| node.value.clone()).filter(|value| !value.is_null());
    let late = member.has(traits::ADDED_DEFAULT) && !required;
    match default.filter(|_| !node.has(traits::INPUT) && !late) {
        Some(value) => (Presence::Defaulted, Some(value)),
        None if required => (Presence::Required, None),
        None => (Presence::Optional, None),
    }
}

fn format(name: &str) -> Option<TimestampFormat> {
    Some(match name {
        "date-time" => TimestampFormat::DateTime,
        "http-date" => TimestampFormat::HttpDate,
        "epoch-seconds" => TimestampFormat::EpochSeconds,
        _ => return None,
    })
}
