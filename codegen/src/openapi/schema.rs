//! One Schema Object, in the types of the `openapiv3` crate, with its place.
//!
//! What it holds is other places, so a schema is read without those below it. A fault in it is
//! reported once, since each is read once and kept.

use std::rc::Rc;

use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, SchemaData};
use serde_json::{Map, Value};

use super::dialect::{self, OWN};
use super::lowering::Lowering;
use super::refs;
use crate::diagnostic::Code;
use crate::model::Constraints;
use crate::source::Origin;

/// One Schema Object.
#[derive(Debug, Clone)]
pub(super) struct Schema {
    pub(super) origin: Origin,
    pub(super) data: SchemaData,
    pub(super) keywords: AnySchema,
}

/// A type of JSON Schema other than `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

/// What an object's other properties may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Additional {
    Forbidden,
    Anything,
    Schema(Origin),
}

impl Lowering<'_> {
    /// The schema at a place. What cannot be read is reported and taken as a schema that says
    /// nothing.
    pub(super) fn schema(&mut self, origin: &Origin) -> Rc<Schema> {
        if let Some(schema) = self.schemas.get(origin) {
            return Rc::clone(schema);
        }
        let raw = self.document.get(origin).unwrap_or(&Value::Null);
        let spelled = dialect::spell_schema(raw, origin, &mut self.report);
        let schema = Schema::typed(origin, spelled).unwrap_or_else(|fault| {
            let message = format!("the schema cannot be read: {fault}");
            let help = "correct the document; the value is kept as data without a schema";
            self.report.say(Code::OpenapiMalformed, origin, message, help);
            Schema { origin: origin.clone(), data: SchemaData::default(), keywords: AnySchema::default() }
        });
        let schema = Rc::new(schema);
        self.schemas.insert(origin.clone(), Rc::clone(&schema));
        schema
    }

    /// Where the schema's own `$ref` leads.
    pub(super) fn reference(&mut self, schema: &Schema) -> Option<Origin> {
        let reference = schema.reference()?;
        let target = self.document.resolve(&schema.origin, reference, &mut self.report)?;
        if let ["components", kind, _] = target.pointer.tokens().as_slice()
            && *kind != "schemas"
        {
            let message =
                format!("`$ref: {reference}` leads to one of the `{kind}`, and a schema belongs here");
            let help = "refer to the schema itself; the value is kept as data without a schema";
            self.report.say(Code::OpenapiReference, &schema.origin, message, help);
            return None;
        }
        Some(target)
    }
}

impl Schema {
    fn typed(origin: &Origin, spelled: Map<String, Value>) -> Result<Self, serde_json::Error> {
        let spelled = Value::Object(spelled);
        let keywords = serde_json::from_value(spelled.clone())?;
        Ok(Self { origin: origin.clone(), data: serde_json::from_value(spelled)?, keywords })
    }

    fn own(&self, name: &str) -> Option<&Value> {
        self.data.extensions.get(&format!("{OWN}{name}"))
    }

    fn own_text(&self, name: &str) -> Option<&str> {
        self.own(name)?.as_str()
    }

    /// The reference, as written.
    pub(super) fn reference(&self) -> Option<&str> {
        self.own_text("ref")
    }

    /// The types that it allows, other than `null`; none if it does not say.
    pub(super) fn types(&self) -> Vec<Type> {
        match self.own("types").and_then(Value::as_array) {
            Some(names) => names.iter().filter_map(Value::as_str).filter_map(Type::parse).collect(),
            None => self.keywords.typ.as_deref().and_then(Type::parse).into_iter().collect(),
        }
    }

    /// Whether it allows `null` in so many words.
    pub(super) fn nullable(&self) -> bool {
        self.data.nullable
            || self.own("null").is_some()
            || (self.keywords.enumeration.contains(&Value::Null) && self.reference().is_none())
    }

    /// Whether it allows `null` and nothing else.
    pub(super) fn only_null(&self) -> bool {
        let values = &self.keywords.enumeration;
        let null_type = self.own("null").is_some() && self.types().is_empty();
        null_type || (!values.is_empty() && values.iter().all(Value::is_null))
    }

    /// Whether it says anything about the value beyond what it means, its limits, and `null`.
    pub(super) fn is_structural(&self) -> bool {
        let keywords = &self.keywords;
        self.reference().is_some()
            || !self.types().is_empty()
            || !keywords.all_of.is_empty()
            || !keywords.one_of.is_empty()
            || !keywords.any_of.is_empty()
            || self.has_content()
    }

    /// Whether it says what the value is made of, itself.
    pub(super) fn has_content(&self) -> bool {
        let keywords = &self.keywords;
        !keywords.properties.is_empty()
            || keywords.additional_properties.is_some()
            || keywords.items.is_some()
            || self.tuple().is_some()
            || !keywords.enumeration.is_empty()
            || !keywords.required.is_empty()
            || keywords.format.is_some()
    }

    /// The properties with their places, in order.
    pub(super) fn properties(&self) -> impl Iterator<Item = (&str, Origin)> {
        let at = self.origin.join("properties");
        self.keywords.properties.keys().map(move |name| (name.as_str(), at.join(name)))
    }

    /// The schema of a list's items.
    pub(super) fn items(&self) -> Option<Origin> {
        self.keywords.items.as_ref().and_then(|items| refs::place(&self.origin, items))
    }

    /// The schemas of the items of a list, each in its position.
    pub(super) fn tuple(&self) -> Option<Origin> {
        self.own_text("tuple").map(|key| self.origin.join(key))
    }

    /// What other properties may be, if it says so.
    pub(super) fn additional(&self) -> Option<Additional> {
        Some(match self.keywords.additional_properties.as_ref()? {
            AdditionalProperties::Any(false) => Additional::Forbidden,
            AdditionalProperties::Any(true) => Additional::Anything,
            AdditionalProperties::Schema(schema) => match refs::place(&self.origin, schema) {
                Some(origin) => Additional::Schema(origin),
                None => Additional::Anything,
            },
        })
    }

    /// The schemas of `allOf`.
    pub(super) fn all_of(&self) -> Vec<Origin> {
        places(&self.origin, &self.keywords.all_of)
    }

    /// The schemas of `oneOf` and `anyOf`.
    pub(super) fn choices(&self) -> Vec<Vec<Origin>> {
        let keywords = &self.keywords;
        let lists = [&keywords.one_of, &keywords.any_of];
        lists.into_iter().filter(|list| !list.is_empty()).map(|list| places(&self.origin, list)).collect()
    }

    /// Names or texts for the values of an enum, by position.
    pub(super) fn enum_texts(&self, keys: &[&str]) -> Vec<Option<String>> {
        let texts = keys.iter().find_map(|key| self.data.extensions.get(*key)?.as_array());
        texts.into_iter().flatten().map(|text| text.as_str().map(str::to_owned)).collect()
    }

    /// The limits that it sets.
    pub(super) fn constraints(&self) -> Constraints {
        let keywords = &self.keywords;
        let length =
            |options: [Option<usize>; 3]| options.into_iter().flatten().next().map(|size| size as u64);
        let number = |name| self.own_text(name).map(str::to_owned);
        Constraints {
            min_length: length([keywords.min_length, keywords.min_items, keywords.min_properties]),
            max_length: length([keywords.max_length, keywords.max_items, keywords.max_properties]),
            minimum: number("minimum"),
            maximum: number("maximum"),
            exclusive_minimum: keywords.exclusive_minimum == Some(true),
            exclusive_maximum: keywords.exclusive_maximum == Some(true),
            multiple_of: number("multipleOf"),
            pattern: keywords.pattern.clone(),
            unique: keywords.unique_items == Some(true),
        }
    }
}

fn places<T>(at: &Origin, schemas: &[ReferenceOr<T>]) -> Vec<Origin> {
    schemas.iter().filter_map(|schema| refs::place(at, schema)).collect()
}

impl Type {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::String,
            "number" => Self::Number,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// Whether a value is of this type.
    pub(super) fn takes(self, value: &Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Number | Self::Integer => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Array => value.is_array(),
            Self::Object => value.is_object(),
        }
    }
}
