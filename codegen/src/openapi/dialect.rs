//! One object of a document as written, spelled so that the types of the `openapiv3` crate can
//! hold it.
//!
//! Objects are spelled one at a time: what has a place of its own (schemas, parameters, responses)
//! is replaced by a reference to that place, relative to the object. So serde never recurses, a
//! fault costs only the keyword that has it, and pointers are always those of the document as
//! written. What version 3.0 cannot say travels in extensions that start with [`OWN`]. A keyword
//! that stands in no table is reported; what is known and means nothing to a client is counted.

mod schema;
mod tables;

use serde_json::{Map, Value, json};

pub(super) use self::schema::spell_schema;
pub(super) use self::tables::{
    COMPONENTS, ENCODING, HEADER, INFO, OPERATION, PARAMETER, PATH_ITEM, REQUEST_BODY, RESPONSE, ROOT,
    SECURITY_SCHEME, SERVER,
};
use super::report::Report;
use crate::diagnostic::Code;
use crate::source::Origin;

/// How extensions start that say what version 3.0 cannot.
pub(super) const OWN: &str = "x-drawplate-";

/// What is done with the value of a keyword.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// A text.
    Text,
    /// A text, or a number or flag that stands for one, as YAML has it without quotes.
    Word,
    /// A list of such texts.
    Words,
    /// `true` or `false`.
    Flag,
    /// A number that counts something.
    Size,
    /// A list of texts.
    Texts,
    /// Whatever it is.
    Any,
    /// A list of whatever.
    List,
    /// An object with a place of its own.
    Child,
    /// A list of such objects.
    Children,
    /// A map of such objects.
    ChildMap,
    /// A map of such objects by status.
    Statuses,
    /// An object that is spelled by another table, in place.
    Inline(&'static Table),
    /// A list of such objects.
    InlineList(&'static Table),
    /// A map of such objects.
    InlineMap(&'static Table),
    /// Requirements: lists of texts by name, in a list.
    Requirements,
    /// The caller sees to it.
    Special,
    /// It is read where a reference leads to it, or by other means.
    Elsewhere,
    /// It means nothing to a client.
    Ignored,
}

/// Keywords and what is done with their values.
pub(super) type Table = [(&'static str, Rule)];

/// Spells an object by a table.
pub(super) fn spell(
    raw: &Map<String, Value>,
    table: &Table,
    at: &Origin,
    report: &mut Report,
) -> Map<String, Value> {
    let mut spelled = Map::new();
    for (key, value) in raw {
        if key.starts_with("x-") {
            keep_extension(key, value, &mut spelled, report);
            continue;
        }
        let Some((_, rule)) = table.iter().find(|(known, _)| known == key) else {
            let help = "correct its name, or remove it; it is left unread";
            report.say(Code::OpenapiUnknownKeyword, &at.join(key), format!("unknown keyword `{key}`"), help);
            continue;
        };
        match rule.apply(key, value, &at.join(key), report) {
            Ok(Some(value)) => {
                spelled.insert(key.clone(), value);
            }
            Ok(None) => {}
            Err(Expected(expected)) => malformed(key, expected, &at.join(key), report),
        }
    }
    spelled
}

/// The extensions that the lowering reads.
const EXTENSIONS: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-descriptions", "x-enumDescriptions"];

fn keep_extension(key: &str, value: &Value, spelled: &mut Map<String, Value>, report: &mut Report) {
    if EXTENSIONS.contains(&key) {
        spelled.insert(key.to_owned(), value.clone());
    } else {
        report.ignore(key);
    }
}

/// Says that a keyword is not what it should be.
pub(super) fn malformed(key: &str, expected: &str, at: &Origin, report: &mut Report) {
    let message = format!("`{key}` is not {expected}");
    report.say(Code::OpenapiMalformed, at, message, "correct the document; the keyword is not used");
}

/// What a value should have been.
pub(super) struct Expected(&'static str);

impl Rule {
    /// The value as `openapiv3` wants it, or nothing if it is not for there.
    fn apply(
        self,
        key: &str,
        value: &Value,
        at: &Origin,
        report: &mut Report,
    ) -> Result<Option<Value>, Expected> {
        Ok(Some(match self {
            Self::Text => value.as_str().map(Value::from).ok_or(Expected("a text"))?,
            Self::Word => word(value).ok_or(Expected("a text"))?,
            Self::Words => {
                let words = value.as_array().map(|items| items.iter().map(word).collect::<Option<Value>>());
                words.flatten().ok_or(Expected("a list of texts"))?
            }
            Self::Flag => value.as_bool().map(Value::from).ok_or(Expected("`true` or `false`"))?,
            Self::Size => size(value).map(Value::from).ok_or(Expected("a number of things"))?,
            Self::Texts => texts(value).ok_or(Expected("a list of texts"))?,
            Self::List => value.is_array().then(|| value.clone()).ok_or(Expected("a list"))?,
            Self::Any => value.clone(),
            Self::Child => child(key),
            Self::Children => {
                let items = value.as_array().ok_or(Expected("a list"))?;
                (0..items.len()).map(|index| child(&format!("{key}/{index}"))).collect()
            }
            Self::ChildMap => {
                let members = value.as_object().ok_or(Expected("an object"))?;
                Value::Object(members.keys().map(|name| (name.clone(), under(key, name))).collect())
            }
            Self::Statuses => Value::Object(statuses(key, value, at, report)?),
            Self::Inline(table) => {
                let members = value.as_object().ok_or(Expected("an object"))?;
                Value::Object(spell(members, table, at, report))
            }
            Self::InlineList(table) => inline_list(value, table, at, report)?,
            Self::InlineMap(table) => inline_map(key, value, table, at, report)?,
            Self::Requirements => requirements(value).ok_or(Expected("a list of requirements"))?,
            Self::Special | Self::Elsewhere => return Ok(None),
            Self::Ignored => {
                report.ignore(key);
                return Ok(None);
            }
        }))
    }
}

/// A reference to a place below the object that is spelled.
pub(super) fn child(pointer: &str) -> Value {
    json!({ "$ref": format!("#/{pointer}") })
}

/// A reference to a member of a map below the object that is spelled.
pub(super) fn under(key: &str, name: &str) -> Value {
    child(&format!("{key}/{}", name.replace('~', "~0").replace('/', "~1")))
}

fn word(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(json!(text)),
        Value::Number(number) => Some(json!(number.to_string())),
        Value::Bool(flag) => Some(json!(flag.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn size(value: &Value) -> Option<u64> {
    // `10.0` is an integer too (JSON Schema 2020-12, section 4.2.3).
    let text = value.as_number()?.to_string();
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}

fn texts(value: &Value) -> Option<Value> {
    let items = value.as_array()?;
    items.iter().all(Value::is_string).then(|| value.clone())
}

fn statuses(
    key: &str,
    value: &Value,
    at: &Origin,
    report: &mut Report,
) -> Result<Map<String, Value>, Expected> {
    let mut spelled = Map::new();
    for name in value.as_object().ok_or(Expected("an object"))?.keys() {
        if name == "default" || is_status(name) {
            spelled.insert(name.clone(), under(key, name));
        } else if name.starts_with("x-") {
            report.ignore(name);
        } else {
            malformed(name, "a status, such as `200`, `4XX` or `default`", &at.join(name), report);
        }
    }
    Ok(spelled)
}

/// `200`, or `2XX`.
fn is_status(name: &str) -> bool {
    let rest = |rest: &[u8]| rest.iter().all(u8::is_ascii_digit) || rest.eq_ignore_ascii_case(b"XX");
    matches!(name.as_bytes(), [b'1'..=b'5', others @ ..] if others.len() == 2 && rest(others))
}

fn inline_list(value: &Value, table: &Table, at: &Origin, report: &mut Report) -> Result<Value, Expected> {
    let items = value.as_array().ok_or(Expected("a list"))?;
    let spell_item = |(index, item): (usize, &Value)| {
        let members = item.as_object().ok_or(Expected("a list of objects"))?;
        Ok(Value::Object(spell(members, table, &at.join(index), report)))
    };
    items.iter().enumerate().map(spell_item).collect()
}

fn inline_map(
    key: &str,
    value: &Value,
    table: &Table,
    at: &Origin,
    report: &mut Report,
) -> Result<Value, Expected> {
    let mut spelled = Map::new();
    for (name, item) in value.as_object().ok_or(Expected("an object"))? {
        match item {
            Value::Object(members) => {
                spelled.insert(name.clone(), Value::Object(spell(members, table, &at.join(name), report)));
            }
            _ => malformed(&format!("{key}/{name}"), "an object", &at.join(name), report),
        }
    }
    Ok(Value::Object(spelled))
}

fn requirements(value: &Value) -> Option<Value> {
    let valid = |item: &Value| {
        item.as_object().is_some_and(|schemes| schemes.values().all(|scopes| texts(scopes).is_some()))
    };
    value.as_array()?.iter().all(valid).then(|| value.clone())
}
