//! Schemas: where versions 3.0 and 3.1 differ most.

use serde_json::{Map, Value, json};

use super::tables::SCHEMA;
use super::{OWN, child, malformed, spell, under};
use crate::diagnostic::Code;
use crate::openapi::report::Report;
use crate::source::Origin;

/// Spells a Schema Object. The boolean schemas of 3.1 say nothing about the value's type.
pub(in crate::openapi) fn spell_schema(raw: &Value, at: &Origin, report: &mut Report) -> Map<String, Value> {
    let raw = match raw {
        Value::Object(raw) => raw,
        Value::Bool(_) => return Map::new(),
        _ => {
            malformed("schema", "an object", at, report);
            return Map::new();
        }
    };
    let mut spelled = spell(raw, SCHEMA, at, report);
    types(raw, &mut spelled, at, report);
    limits(raw, &mut spelled, at, report);
    children(raw, &mut spelled, at, report);
    discriminator(&mut spelled, at, report);
    if let Some(reference) = raw.get("$ref") {
        spelled.insert(format!("{OWN}ref"), reference.clone());
    }
    if let Some(value) = raw.get("const") {
        spelled.insert("enum".to_owned(), json!([value]));
    }
    if raw.get("contentEncoding").and_then(Value::as_str) == Some("base64") {
        spelled.insert("format".to_owned(), json!("byte"));
    }
    for key in ["$dynamicRef", "$recursiveRef"] {
        if raw.contains_key(key) {
            let help = "use `$ref`; the value is kept as data without a schema";
            report.say(
                Code::OpenapiUnsupportedSchema,
                &at.join(key),
                format!("`{key}` is not supported"),
                help,
            );
        }
    }
    spelled
}

/// The types that both versions have; `null` is a flag in 3.0.
const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object"];

fn types(raw: &Map<String, Value>, spelled: &mut Map<String, Value>, at: &Origin, report: &mut Report) {
    let names: Vec<&Value> = match raw.get("type") {
        None => return,
        Some(Value::Array(names)) => names.iter().collect(),
        Some(name) => vec![name],
    };
    let mut known = Vec::new();
    for name in names {
        match name.as_str() {
            Some("null") => {
                spelled.insert(format!("{OWN}null"), json!(true));
            }
            Some(name) if TYPES.contains(&name) => known.push(name.to_owned()),
            _ => malformed("type", "one of the types of JSON Schema", &at.join("type"), report),
        }
    }
    match known.as_slice() {
        [] => {}
        [one] => {
            spelled.insert("type".to_owned(), json!(one));
        }
        several => {
            spelled.insert(format!("{OWN}types"), json!(several));
        }
    }
}

/// Limits of numbers travel as they are written: the types of 3.0 would round them.
fn limits(raw: &Map<String, Value>, spelled: &mut Map<String, Value>, at: &Origin, report: &mut Report) {
    for (key, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        let bound = match (raw.get(exclusive), raw.get(key)) {
            (Some(Value::Number(limit)), _) => Some((limit, true)),
            (flag, Some(Value::Number(limit))) => Some((limit, flag == Some(&Value::Bool(true)))),
            (_, Some(_)) => {
                malformed(key, "a number", &at.join(key), report);
                None
            }
            (_, None) => None,
        };
        if let Some((limit, is_exclusive)) = bound {
            spelled.insert(format!("{OWN}{key}"), json!(limit.to_string()));
            spelled.insert(exclusive.to_owned(), json!(is_exclusive));
        }
    }
    match raw.get("multipleOf") {
        None => {}
        Some(Value::Number(step)) => {
            spelled.insert(format!("{OWN}multipleOf"), json!(step.to_string()));
        }
        Some(_) => malformed("multipleOf", "a number", &at.join("multipleOf"), report),
    }
}

fn children(raw: &Map<String, Value>, spelled: &mut Map<String, Value>, at: &Origin, report: &mut Report) {
    match raw.get("items") {
        None | Some(Value::Bool(_)) => {}
        // A list of schemas, one for each position, is what drafts before 2020-12 had.
        Some(Value::Array(_)) => {
            spelled.insert(format!("{OWN}tuple"), json!("items"));
        }
        Some(_) => {
            spelled.insert("items".to_owned(), child("items"));
        }
    }
    if raw.get("prefixItems").is_some_and(Value::is_array) {
        spelled.insert(format!("{OWN}tuple"), json!("prefixItems"));
    }
    match raw.get("additionalProperties") {
        Some(Value::Bool(allowed)) => {
            spelled.insert("additionalProperties".to_owned(), json!(allowed));
        }
        Some(Value::Object(_)) => {
            spelled.insert("additionalProperties".to_owned(), child("additionalProperties"));
        }
        Some(_) => malformed("additionalProperties", "a schema", &at.join("additionalProperties"), report),
        None => {}
    }
    if let Some(Value::Object(patterns)) = raw.get("patternProperties") {
        pattern_properties(patterns, spelled, report);
    }
}

/// A schema for the properties whose names match a pattern holds for all that have no name: one
/// schema as it is, several as anything.
fn pattern_properties(patterns: &Map<String, Value>, spelled: &mut Map<String, Value>, report: &mut Report) {
    report.ignore("patternProperties (the patterns)");
    let others = spelled.get("additionalProperties");
    let only = others.is_none_or(|others| others == &json!(false));
    let value = match (only, patterns.keys().next()) {
        (true, Some(name)) if patterns.len() == 1 => under("patternProperties", name),
        (_, None) => return,
        _ => json!(true),
    };
    spelled.insert("additionalProperties".to_owned(), value);
}

fn discriminator(spelled: &mut Map<String, Value>, at: &Origin, report: &mut Report) {
    let Some(Value::Object(discriminator)) = spelled.get_mut("discriminator") else { return };
    let at = at.join("discriminator");
    if !discriminator.contains_key("propertyName") {
        malformed("discriminator", "an object with `propertyName`", &at, report);
        spelled.remove("discriminator");
        return;
    }
    let texts =
        |mapping: &Value| mapping.as_object().is_some_and(|mapping| mapping.values().all(Value::is_string));
    if discriminator.get("mapping").is_some_and(|mapping| !texts(mapping)) {
        malformed("mapping", "a map of texts", &at.join("mapping"), report);
        discriminator.remove("mapping");
    }
}
