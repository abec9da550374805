//! Reads a Smithy JSON AST, as far as the specs of this repository go.

use serde_json::Value;

use super::{Kind, Member, Shape, Spec};

pub(super) fn read(text: &str) -> Spec {
    let document: Value = serde_json::from_str(text).expect("the spec is JSON");
    let mut spec = Spec::default();
    for (id, definition) in object(&document["shapes"]) {
        if let Some(kind) = kind(definition) {
            let secret = has_trait(definition, "sensitive");
            spec.shapes.insert(short(id), Shape { kind, secret });
        }
    }
    for (name, kind) in [("String", Kind::Text), ("Boolean", Kind::Boolean), ("Timestamp", Kind::Timestamp)] {
        spec.shapes.insert(name.to_owned(), Shape { kind, secret: false });
    }
    spec
}

fn kind(definition: &Value) -> Option<Kind> {
    Some(match string(&definition["type"]) {
        "string" => Kind::Text,
        "enum" => Kind::Enum(object(&definition["members"]).map(|(_, member)| enum_value(member)).collect()),
        "list" => Kind::List(target(&definition["member"])),
        "map" => Kind::Map(target(&definition["value"])),
        "structure" => Kind::Structure(members(definition)),
        "union" => Kind::KeyedUnion(members(definition)),
        "service" | "operation" => return None,
        other => panic!("a `{other}` is new to the tests"),
    })
}

fn members(definition: &Value) -> Vec<Member> {
    let member = |(name, member): (&String, &Value)| Member {
        name: name.clone(),
        target: target(member),
        required: has_trait(member, "required"),
        secret: has_trait(member, "sensitive"),
    };
    object(&definition["members"]).map(member).collect()
}

fn enum_value(member: &Value) -> String {
    string(&member["traits"]["smithy.api#enumValue"]).to_owned()
}

fn target(member: &Value) -> String {
    short(string(&member["target"]))
}

/// The name without its namespace; no two namespaces of the spec share a name.
fn short(id: &str) -> String {
    id.rsplit('#').next().unwrap_or(id).to_owned()
}

fn has_trait(node: &Value, name: &str) -> bool {
    node["traits"].get(format!("smithy.api#{name}")).is_some()
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a string was expected: {value}"))
}
