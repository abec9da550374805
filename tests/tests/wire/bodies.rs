//! Bodies of every form, read into the generated types and written back.

use std::collections::BTreeSet;

use drawplate_tests::shapes::Kind;
use serde_json::Value;

use crate::types::apis;

#[test]
fn every_structure_and_every_union_of_the_specs_is_in_the_table_of_types() {
    for api in apis() {
        let compound =
            |kind: &Kind| matches!(kind, Kind::Structure(_) | Kind::KeyedUnion(_) | Kind::TypedUnion(_));
        let specified: BTreeSet<_> = api.spec.names(compound).into_iter().collect();
        let tested: BTreeSet<_> = api.types.iter().map(|it| it.name).collect();
        assert_eq!(specified, tested);
    }
}

#[test]
fn every_form_of_every_type_is_written_back_as_it_was_read() {
    for api in apis() {
        for it in api.types {
            for form in api.spec.forms(it.name) {
                let value = it
                    .read(&form.json)
                    .unwrap_or_else(|error| panic!("{}: {error}\n{}", form.label, form.json));
                assert_eq!(value.write(), form.json, "{}", form.label);
            }
        }
    }
}

#[test]
fn every_variant_of_every_union_is_known() {
    for api in apis() {
        let unions = |kind: &Kind| matches!(kind, Kind::KeyedUnion(_) | Kind::TypedUnion(_));
        for name in api.spec.names(unions) {
            for form in api.spec.forms_of_union(name) {
                let value =
                    api.read(name, &form.json).unwrap_or_else(|error| panic!("{}: {error}", form.label));
                assert!(!value.debug().contains("Unknown"), "{}: {}", form.label, value.debug());
            }
        }
    }
}

#[test]
fn members_may_come_in_any_order() {
    for api in apis() {
        for it in api.types {
            for form in api.spec.forms(it.name) {
                let value =
                    it.read(&reversed(&form.json)).unwrap_or_else(|error| panic!("{}: {error}", form.label));
                assert_eq!(value.write(), form.json, "{}", form.label);
            }
        }
    }
}

/// The same value with the members of all objects in the opposite order.
fn reversed(json: &Value) -> Value {
    match json {
        Value::Object(members) => {
            Value::Object(members.iter().rev().map(|(name, value)| (name.clone(), reversed(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(reversed).collect()),
        other => other.clone(),
    }
}
