//! Required members that are missing or null.

use drawplate_tests::shapes::{Kind, Place};
use serde_json::{Value, json};

use super::{decides_a_typed_union, every_place, is_in, path, replaced};
use crate::types::{Api, Type};

/// Calls back for every required member of a structure, with the form without it and with null in
/// its place.
fn without_each_required_member(check: impl Fn(&Api, &Type, &Value, &Place, Value)) {
    every_place(|api, it, form, place| {
        let Some((parent, name)) = place.pointer.rsplit_once('/') else { return };
        if !place.required || !is_in(api, it, form, parent, |kind| matches!(kind, Kind::Structure(_))) {
            return;
        }
        if decides_a_typed_union(api, it.name, form, place) {
            return;
        }
        let mut absent = form.clone();
        absent
            .pointer_mut(parent)
            .expect("the parent is there")
            .as_object_mut()
            .expect("an object")
            .remove(name);
        check(api, it, form, place, absent);
        check(api, it, form, place, replaced(form, place, Value::Null));
    });
}

#[test]
fn a_missing_member_that_an_openapi_document_requires_is_an_error_that_names_it() {
    without_each_required_member(|api, it, form, place, json| {
        let is_list = form.pointer(&place.pointer).is_some_and(Value::is_array);
        let is_null = json.pointer(&place.pointer).is_some();
        if api.repairs || (is_list && is_null) {
            return;
        }
        let Err(error) = it.read(&json) else { panic!("{}{} may be absent", it.name, place.pointer) };
        assert_eq!(error.path(), path(&place.pointer), "{error}");
    });
}

/// The rules are Smithy's for
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
#[test]
fn a_missing_member_that_a_smithy_model_requires_is_filled_in() {
    without_each_required_member(|api, it, form, place, json| {
        if !api.repairs {
            return;
        }
        let value = it.read(&json).unwrap_or_else(|error| panic!("{}{}: {error}", it.name, place.pointer));
        match filled_in(api, &place.shape) {
            Some(filled) => {
                assert_eq!(value.write(), replaced(form, place, filled), "{}{}", it.name, place.pointer)
            }
            None => assert!(value.debug().contains("SdkUnknownMember"), "{}", value.debug()),
        }
    });
}

/// What stands for a required member that is missing; `None` if a union does, which then holds no
/// member and cannot be written.
fn filled_in(api: &Api, shape: &str) -> Option<Value> {
    Some(match &api.spec.shape(shape).kind {
        // A required member with one value only is preset to it.
        Kind::Enum(values) if values.len() == 1 => json!(values[0]),
        Kind::Text | Kind::Enum(_) => json!(""),
        Kind::Timestamp => json!("1970-01-01T00:00:00Z"),
        Kind::Boolean => json!(false),
        Kind::Integer => json!(0),
        Kind::Anything => Value::Null,
        Kind::List(_) => json!([]),
        Kind::Map(_) => json!({}),
        Kind::KeyedUnion(_) | Kind::TypedUnion(_) => return None,
        Kind::Structure(members) => {
            let required = members.iter().filter(|member| member.required);
            required
                .map(|member| Some((member.name.clone(), filled_in(api, &member.target)?)))
                .collect::<Option<_>>()?
        }
    })
}
