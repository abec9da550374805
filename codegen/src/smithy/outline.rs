//! Everything that a model declares: shapes, members, resources, definitions of traits, metadata.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::assemble::Assembly;
use super::ast::{Kind, Node, Reference, ResourceNode, Traits};
use super::traits;
use crate::model::{Declaration, Outline};
use crate::source::Origin;

/// The outline of a model.
pub(super) fn outline(assembly: &Assembly) -> Outline {
    let mut outline = Outline::default();
    for node in assembly.iter() {
        outline.declarations.insert(node.id.to_string(), shape(node));
        for (name, member) in &node.members {
            let id = node.id.with_member(name).to_string();
            let mut words = words(&member.traits);
            words.insert("target".to_owned(), json!(member.target.as_str()));
            outline
                .declarations
                .insert(id, Declaration { kind: "member", words, origin: member.origin.clone() });
        }
    }
    outline.declarations.extend(metadata(&assembly.metadata, &assembly.origin));
    outline
}

fn shape(node: &Node) -> Declaration {
    let mut words = words(&node.traits);
    // The default of a member is in the model.
    words.extend(node.find(traits::DEFAULT).map(|it| (traits::DEFAULT.to_owned(), it.value.clone())));
    if let Kind::Service(service) = &node.kind {
        let resources = service.resources.iter().map(|target| json!(target.id.as_str()));
        words.insert("bindings".to_owned(), Value::Array(resources.collect()));
    }
    if let Kind::Resource(resource) = &node.kind {
        words.extend(resource_words(resource));
    }
    let kind = if node.has(traits::TRAIT) { "trait" } else { node.kind.name() };
    Declaration { kind, words, origin: node.origin.clone() }
}

/// What identifies a resource, and what belongs to it.
fn resource_words(resource: &ResourceNode) -> [(String, Value); 3] {
    let targets = |references: &indexmap::IndexMap<String, Reference>| {
        let targets = references.iter().map(|(name, target)| (name.clone(), json!(target.id.as_str())));
        Value::Object(targets.collect::<Map<_, _>>())
    };
    let operations =
        resource.lifecycle.values().chain(&resource.operations).chain(&resource.collection_operations);
    let below = operations.chain(&resource.resources).map(|target| json!(target.id.as_str()));
    [
        ("identifiers".to_owned(), targets(&resource.identifiers)),
        ("properties".to_owned(), targets(&resource.properties)),
        ("bindings".to_owned(), Value::Array(below.collect())),
    ]
}

/// The traits that the model has no words for.
fn words(all: &Traits) -> BTreeMap<String, Value> {
    let others =
        all.iter().filter(|(id, _)| traits::form(id.as_str()).is_none() || UNHELD.contains(&id.as_str()));
    others.map(|(id, node)| (id.to_string(), node.value.clone())).collect()
}

/// Traits that are read and leave no trace of themselves in the model.
const UNHELD: &[&str] = &[
    traits::ADDED_DEFAULT,
    traits::AUTH_DEFINITION,
    traits::BOX,
    traits::CLIENT_DISCOVERED_ENDPOINT,
    traits::CLIENT_ENDPOINT_DISCOVERY,
    traits::CLIENT_OPTIONAL,
    traits::EXAMPLES,
    traits::EXTERNAL_DOCUMENTATION,
    traits::INPUT,
    traits::MIXIN,
    traits::OUTPUT,
    traits::TAGS,
    traits::TITLE,
    traits::TRAIT,
];

fn metadata<'a>(
    all: &'a Map<String, Value>,
    root: &'a Origin,
) -> impl Iterator<Item = (String, Declaration)> + 'a {
    all.iter().map(move |(key, value)| {
        let words = BTreeMap::from([("value".to_owned(), value.clone())]);
        let origin = root.join("metadata").join(key);
        (format!("metadata {key}"), Declaration { kind: "metadata", words, origin })
    })
}
