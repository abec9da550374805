//! Values out of a set.
//!
//! Texts make an enum, integers an enum of numbers. A value of the wrong kind that spells one of
//! the right kind (`1` among texts) is taken for that and reported. `true`, `false` and numbers
//! with a fraction keep their type, and the set is only counted; values of several kinds are data
//! without a schema.

use indexmap::IndexMap;
use serde_json::Value;

use super::compose::Merged;
use super::lowering::Lowering;
use super::schema::Type;
use crate::diagnostic::Code;
use crate::model::{Docs, EnumShape, EnumValue, IntEnumShape, IntEnumValue, Scalar, ShapeKind};
use crate::source::Origin;

impl Lowering<'_> {
    /// The shape of a value that is one of these.
    pub(super) fn enumeration(&mut self, merged: &Merged, values: Vec<Value>, origin: &Origin) -> ShapeKind {
        let types = merged.types().unwrap_or_default();
        let kind = match types.as_slice() {
            [one] => Some(*one),
            _ => common_type(&values),
        };
        match kind {
            Some(Type::String) => self.texts(merged, &values, origin),
            Some(Type::Integer) => self.integers(merged, &values, origin),
            Some(Type::Number) => {
                self.report.ignore("enum of numbers with fractions");
                ShapeKind::Scalar(Scalar::Double)
            }
            Some(Type::Boolean) => {
                self.report.ignore("enum of booleans");
                ShapeKind::Scalar(Scalar::Boolean)
            }
            Some(Type::Array | Type::Object) | None => {
                let help = "give the values one type; they are kept as data without a schema";
                let message = "an enum of values that are neither all texts nor all integers";
                self.report.say(Code::OpenapiUnsupportedSchema, origin, message, help);
                ShapeKind::Document
            }
        }
    }

    fn texts(&mut self, merged: &Merged, values: &[Value], origin: &Origin) -> ShapeKind {
        let mut known: IndexMap<String, EnumValue> = IndexMap::new();
        for value in values {
            let Some(text) = text(value) else { continue };
            let Described { name, docs, origin } = self.describe(merged, value, origin);
            let value = EnumValue { name, value: text.clone(), docs, deprecated: None, origin };
            if known.insert(text, value).is_some() {
                self.report.ignore("enum value that is there twice");
            }
        }
        self.report_misfit(values.iter().find(|value| !value.is_string()), "a text", origin);
        ShapeKind::Enum(EnumShape { values: known.into_values().collect() })
    }

    fn integers(&mut self, merged: &Merged, values: &[Value], origin: &Origin) -> ShapeKind {
        let mut known: IndexMap<i64, IntEnumValue> = IndexMap::new();
        for value in values {
            let Some(number) = integer(value) else {
                self.report.ignore("enum of integers with values of more than 64 bits, or of another kind");
                return ShapeKind::Scalar(Scalar::Long);
            };
            let Described { name, docs, origin } = self.describe(merged, value, origin);
            let value = IntEnumValue { name, value: number, docs, deprecated: None, origin };
            if known.insert(number, value).is_some() {
                self.report.ignore("enum value that is there twice");
            }
        }
        self.report_misfit(values.iter().find(|value| !value.is_number()), "an integer", origin);
        ShapeKind::IntEnum(IntEnumShape { values: known.into_values().collect() })
    }

    /// Says once for an enum that it has values of another kind.
    fn report_misfit(&mut self, value: Option<&Value>, expected: &str, origin: &Origin) {
        let Some(value) = value else { return };
        let message = format!("the enum value `{value}` is not {expected}; it is taken as one if it can be");
        let help = "correct the values, or the `type`; text that looks like a number needs quotes in YAML";
        self.report.say(Code::OpenapiMalformed, &origin.join("enum"), message, help);
    }

    /// What the schema that lists a value says about it.
    fn describe(&mut self, merged: &Merged, value: &Value, origin: &Origin) -> Described {
        for part in merged.parts.iter().rev() {
            let Some(index) = part.keywords.enumeration.iter().position(|known| known == value) else {
                continue;
            };
            let at = part.origin.join("enum").join(index);
            let names = part.enum_texts(&["x-enum-varnames", "x-enumNames"]);
            let texts = part.enum_texts(&["x-enum-descriptions", "x-enumDescriptions"]);
            let given = names.get(index).cloned().flatten();
            let name = self.overrides.name(&at).map(str::to_owned).or(given);
            return Described { name, docs: Docs(texts.get(index).cloned().flatten()), origin: at };
        }
        Described { name: None, docs: Docs::default(), origin: origin.clone() }
    }
}

struct Described {
    name: Option<String>,
    docs: Docs,
    origin: Origin,
}

fn common_type(values: &[Value]) -> Option<Type> {
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    if all(Value::is_string) {
        Some(Type::String)
    } else if all(|value| value.is_number() && integer(value).is_some()) {
        Some(Type::Integer)
    } else if all(Value::is_number) {
        Some(Type::Number)
    } else if all(Value::is_boolean) {
        Some(Type::Boolean)
    } else {
        None
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").unwrap_or(&text).parse().ok()
        }
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
