//! Values out of a set.
//!
//! Texts make an enum, integers an enum of numbers. A value of the wrong kind that spells one of
//! the right kind (`1` among texts) is taken for that and reported. `true`, `false` and numbers
//! with a fraction keep their type, and the set is only counted. Values of several kinds make a union
//! of these, which the kind of a value tells apart; lists and objects among them make data without a
//! schema.

use indexmap::IndexMap;
use serde_json::Value;

use super::compose::Merged;
use super::lowering::{Job, Lowering};
use super::schema::Type;
use crate::diagnostic::Code;
use crate::model::{
    Docs, EnumShape, EnumValue, IntEnumShape, IntEnumValue, Scalar, ShapeKind, UnionShape, Variant,
};
use crate::source::Origin;

impl Lowering<'_> {
    /// The shape of a value that is one of these.
    pub(super) fn enumeration(
        &mut self,
        merged: &Merged,
        values: Vec<Value>,
        job: &Job,
        name: &str,
        origin: &Origin,
    ) -> ShapeKind {
        let types = merged.types().unwrap_or_default();
        let kind = match types.as_slice() {
            [one] => Some(*one),
            _ => common_type(&values),
        };
        if let (None, Some(kinds)) = (kind, kinds(&values)) {
            return self.mixed(&kinds, job, name, origin);
        }
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
                let message = "an enum of lists or objects among other values";
                self.report.say(Code::OpenapiUnsupportedSchema, origin, message, help);
                ShapeKind::Document
            }
        }
    }

    /// A union of the kinds of values, each with the values of its kind.
    fn mixed(&mut self, kinds: &[Type], job: &Job, name: &str, origin: &Origin) -> ShapeKind {
        let mut variants = Vec::new();
        for kind in kinds {
            let label = format!("{kind:?}");
            let target = match kind {
                Type::Boolean => self.shared(Some(Scalar::Boolean)),
                Type::Number => self.shared(Some(Scalar::Double)),
                _ => {
                    let name = self.names.claim(&format!("{name}{label}"));
                    self.reserve(&name, origin, job.parts.clone(), Some(*kind))
                }
            };
            variants.push(Variant { member: self.plain_member(&label, target, origin), tags: Vec::new() });
        }
        ShapeKind::Union(UnionShape { tagging: None, event_stream: false, variants })
    }

    pub(super) fn texts(&mut self, merged: &Merged, values: &[Value], origin: &Origin) -> ShapeKind {
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

/// The kinds of values, none of which is a list or an object.
fn kinds(values: &[Value]) -> Option<Vec<Type>> {
    let whole = values.iter().filter(|value| value.is_number()).all(|value| integer(value).is_some());
    let mut kinds = Vec::new();
    for value in values {
        let kind = match value {
            Value::String(_) => Type::String,
            Value::Number(_) if whole => Type::Integer,
            Value::Number(_) => Type::Number,
            Value::Bool(_) => Type::Boolean,
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Some(kinds)
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
