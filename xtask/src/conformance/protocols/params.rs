//! The parameters of tests, with members called by their index.

use std::collections::BTreeSet;

use drawplate_codegen::model::{Member, Model, ShapeId, ShapeKind};
use serde_json::{Map, Value};

/// Puts the index of each member in the place of its name; fails for a member that there is not.
pub(in crate::conformance) fn by_index(
    model: &Model,
    shape: ShapeId,
    params: &Value,
) -> Result<Value, String> {
    match (&model.shapes[shape].kind, params) {
        (ShapeKind::Structure(structure), Value::Object(params)) => {
            members(model, &structure.members.iter().collect::<Vec<_>>(), params)
        }
        (ShapeKind::Union(union), Value::Object(params)) => {
            members(model, &union.variants.iter().map(|variant| &variant.member).collect::<Vec<_>>(), params)
        }
        (ShapeKind::List(list), Value::Array(items)) => {
            items.iter().map(|item| by_index(model, list.member.target, item)).collect()
        }
        (ShapeKind::Map(map), Value::Object(entries)) => {
            let entry = |(key, value): (&String, &Value)| {
                Ok((key.clone(), by_index(model, map.value.target, value)?))
            };
            entries.iter().map(entry).collect::<Result<Map<_, _>, _>>().map(Value::Object)
        }
        _ => Ok(params.clone()),
    }
}

/// Whether a value of this shape may hold a map.
pub(super) fn holds_map(model: &Model, shape: ShapeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![shape];
    while let Some(shape) = waiting.pop() {
        if !seen.insert(shape) {
            continue;
        }
        match &model.shapes[shape].kind {
            ShapeKind::Map(_) => return true,
            ShapeKind::List(list) => waiting.push(list.member.target),
            ShapeKind::Structure(structure) => {
                waiting.extend(structure.members.iter().map(|member| member.target));
            }
            ShapeKind::Union(union) => {
                waiting.extend(union.variants.iter().map(|variant| variant.member.target));
            }
            _ => {}
        }
    }
    false
}

fn members(model: &Model, members: &[&Member], params: &Map<String, Value>) -> Result<Value, String> {
    let mut indexed = Map::new();
    for (name, value) in params {
        let found = members.iter().enumerate().find(|(_, member)| member.name == *name);
        let (index, member) = found.ok_or_else(|| format!("there is no member `{name}`"))?;
        indexed.insert(index.to_string(), by_index(model, member.target, value)?);
    }
    Ok(Value::Object(indexed))
}
