//! Enums of texts and of numbers. All of them are open: one more variant takes what is not known.

use std::collections::BTreeSet;

use super::Planner;
use super::documentation::text_or;
use crate::model::{EnumShape, EnumValue, IntEnumShape, IntEnumValue, Shape, ShapeId};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// An enum of texts.
#[derive(Debug, Clone)]
pub(in crate::rust) struct EnumPlan {
    /// The name of the type.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// Its values are secrets.
    pub(in crate::rust) sensitive: bool,
    /// The known values.
    pub(in crate::rust) variants: Vec<EnumVariant>,
}

/// A known value of an enum of texts.
#[derive(Debug, Clone)]
pub(in crate::rust) struct EnumVariant {
    /// The variant's name.
    pub(in crate::rust) name: Name,
    /// What is sent.
    pub(in crate::rust) value: String,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
}

/// An enum of numbers.
#[derive(Debug, Clone)]
pub(in crate::rust) struct IntEnumPlan {
    /// The name of the type.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// Its values are secrets.
    pub(in crate::rust) sensitive: bool,
    /// The known values.
    pub(in crate::rust) variants: Vec<IntEnumVariant>,
}

/// A known value of an enum of numbers.
#[derive(Debug, Clone)]
pub(in crate::rust) struct IntEnumVariant {
    /// The variant's name.
    pub(in crate::rust) name: Name,
    /// What is sent.
    pub(in crate::rust) value: i64,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
}

/// The variant of values that are not known.
const UNKNOWN: Reserved<'_> = Reserved { names: &["Unknown"], suffix: "Value" };

impl Planner<'_> {
    /// The enum of a shape.
    pub(super) fn enumeration(&mut self, id: ShapeId, shape: &Shape, values: &EnumShape) -> EnumPlan {
        let mut seen = BTreeSet::new();
        let values: Vec<&EnumValue> =
            values.values.iter().filter(|value| seen.insert(&value.value)).collect();
        let texts: BTreeSet<&str> = values.iter().map(|value| value.value.as_str()).collect();
        let wanted: Vec<_> = values
            .iter()
            .map(|value| Wanted {
                name: value_name(value, &texts),
                written: &value.value,
                origin: &value.origin,
            })
            .collect();
        let names = resolve(&wanted, UNKNOWN, self.diagnostics);
        let variants = names.into_iter().zip(values).map(|(name, value)| EnumVariant {
            name,
            docs: text_or(&value.docs, || format!("The value {}.", shown(&value.value))),
            deprecated: self.deprecation(value.deprecated.as_ref()),
            value: value.value.clone(),
        });
        EnumPlan {
            name: self.names.of(id).name.clone(),
            docs: self.shape_docs(shape),
            deprecated: self.deprecation(shape.deprecated.as_ref()),
            sensitive: shape.sensitive,
            variants: variants.collect(),
        }
    }

    /// The enum of numbers of a shape.
    pub(super) fn int_enumeration(
        &mut self,
        id: ShapeId,
        shape: &Shape,
        values: &IntEnumShape,
    ) -> IntEnumPlan {
        let mut seen = BTreeSet::new();
        let values: Vec<&IntEnumValue> =
            values.values.iter().filter(|value| seen.insert(value.value)).collect();
        let written: Vec<String> = values
            .iter()
            .map(|value| value.name.clone().unwrap_or_else(|| value.value.to_string()))
            .collect();
        let wanted: Vec<_> = written
            .iter()
            .zip(&values)
            .map(|(text, value)| Wanted { name: Name::pascal(text), written: text, origin: &value.origin })
            .collect();
        let names = resolve(&wanted, UNKNOWN, self.diagnostics);
        let variants = names.into_iter().zip(values).map(|(name, value)| IntEnumVariant {
            name,
            docs: text_or(&value.docs, || format!("The value {}.", value.value)),
            deprecated: self.deprecation(value.deprecated.as_ref()),
            value: value.value,
        });
        IntEnumPlan {
            name: self.names.of(id).name.clone(),
            docs: self.shape_docs(shape),
            deprecated: self.deprecation(shape.deprecated.as_ref()),
            sensitive: shape.sensitive,
            variants: variants.collect(),
        }
    }
}

/// The name that a value would like to have. `-created_at` beside `created_at` is an order to sort
/// by, and says so.
fn value_name(value: &EnumValue, texts: &BTreeSet<&str>) -> Name {
    let descends = value.value.strip_prefix('-').filter(|text| texts.contains(text));
    let is_word = |text: &&str| text.starts_with(|first: char| first.is_alphabetic());
    match (&value.name, descends.filter(is_word)) {
        (Some(name), _) => Name::pascal(name),
        (None, Some(ascending)) => Name::pascal(&format!("{ascending} descending")),
        (None, None) => Name::pascal(&value.value),
    }
}

fn shown(value: &str) -> String {
    if value.trim().is_empty() { "of no text".to_owned() } else { docs::code(value) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::Docs;
    use crate::source::{JsonPointer, Origin, Sources};

    fn name(value: &str, all: &[&str]) -> String {
        let file = Sources::default().add("spec.json", "");
        let origin = Origin { file, pointer: JsonPointer::ROOT };
        let docs = Docs::default();
        let value = EnumValue { name: None, value: value.to_owned(), docs, deprecated: None, origin };
        value_name(&value, &all.iter().copied().collect()).to_string()
    }

    #[test]
    fn a_minus_before_another_value_is_a_descending_order() {
        let all = ["name", "-name", "1", "-1", "-other"];
        assert_eq!(name("-name", &all), "NameDescending");
        assert_eq!(name("name", &all), "Name");
        assert_eq!(name("-1", &all), "Minus1");
        assert_eq!(name("-other", &all), "MinusOther");
    }
}
