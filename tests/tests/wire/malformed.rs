//! Bodies that are broken: a typed error that names the place, never a panic, never a guess.

use drawplate_tests::shapes::{Kind, Place};
use serde_json::{Value, json};

use crate::types::{Api, Type, apis};

/// Calls back for every place of the fullest form of every type.
fn every_place(check: impl Fn(&Api, &Type, &Value, &Place)) {
    for api in apis() {
        for it in api.types {
            let form = fullest(&api, it.name);
            for place in api.spec.places(it.name, &form) {
                check(&api, it, &form, &place);
            }
        }
    }
}

/// All members set, each union with its first member.
fn fullest(api: &Api, name: &str) -> Value {
    api.spec.forms(name).swap_remove(1).json
}

fn replaced(json: &Value, place: &Place, new: Value) -> Value {
    let mut json = json.clone();
    *json.pointer_mut(&place.pointer).expect("the place is in the form") = new;
    json
}

/// A JSON pointer in the spelling of error messages: `$.items[2].name`.
fn path(pointer: &str) -> String {
    let segments = pointer.split('/').skip(1).map(|segment| match segment.parse::<usize>() {
        Ok(index) => format!("[{index}]"),
        Err(_) if segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
            format!(".{segment}")
        }
        Err(_) => format!("['{segment}']"),
    });
    format!("${}", segments.collect::<String>())
}

/// Values that cannot be of this kind.
fn wrong_kinds(kind: &Kind) -> Vec<Value> {
    let (text, number, truth, list, object) = (json!("x"), json!(17.5), json!(true), json!([]), json!({}));
    match kind {
        Kind::Anything => vec![],
        Kind::Text | Kind::Enum(_) => vec![number, truth, list, object],
        Kind::Timestamp => vec![text, number, truth, list, object, json!("2025-02-30T00:00:00Z")],
        Kind::Boolean => vec![text, number, list, object, json!(0)],
        Kind::Integer => vec![text, number, truth, list, object, json!("1"), big()],
        Kind::List(_) => vec![text, number, truth, object],
        Kind::Map(_) | Kind::Structure(_) | Kind::KeyedUnion(_) | Kind::TypedUnion(_) => {
            vec![text, number, truth, list]
        }
    }
}

/// One more than 64 bits can hold.
fn big() -> Value {
    serde_json::from_str("9223372036854775808").expect("the number is JSON")
}

/// Whether the place is the member that tells a typed union apart: what is wrong there makes the
/// whole object an unknown member.
fn decides_a_typed_union(api: &Api, root: &str, form: &Value, place: &Place) -> bool {
    let places = api.spec.places(root, form);
    let unions = places.iter().filter(|it| matches!(api.spec.shape(&it.shape).kind, Kind::TypedUnion(_)));
    unions.map(|it| format!("{}/type", it.pointer)).any(|tag| tag == place.pointer)
}

#[test]
fn a_value_of_the_wrong_kind_is_an_error_that_names_the_place() {
    every_place(|api, it, form, place| {
        if decides_a_typed_union(api, it.name, form, place) {
            return;
        }
        for wrong in wrong_kinds(&api.spec.shape(&place.shape).kind) {
            let Err(error) = it.read(&replaced(form, place, wrong.clone())) else {
                panic!("{}{} may be {wrong}", it.name, place.pointer);
            };
            assert_eq!(error.path(), path(&place.pointer), "{}: {wrong}: {error}", it.name);
        }
    });
}

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

/// Whether there is a value of such a kind at this pointer.
fn is_in(api: &Api, it: &Type, form: &Value, pointer: &str, select: impl Fn(&Kind) -> bool) -> bool {
    let places = api.spec.places(it.name, form);
    places.iter().any(|place| place.pointer == pointer && select(&api.spec.shape(&place.shape).kind))
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

#[test]
fn null_stands_for_an_absent_member() {
    every_place(|api, it, form, place| {
        let Some((parent, name)) = place.pointer.rsplit_once('/') else { return };
        let kind = &api.spec.shape(&place.shape).kind;
        if place.required
            || matches!(kind, Kind::Anything)
            || decides_a_typed_union(api, it.name, form, place)
        {
            return;
        }
        if is_in(api, it, form, parent, |kind| matches!(kind, Kind::KeyedUnion(_))) {
            return;
        }
        let value = it
            .read(&replaced(form, place, Value::Null))
            .unwrap_or_else(|error| panic!("{}{}: {error}", it.name, place.pointer));
        let mut expected = form.clone();
        expected
            .pointer_mut(parent)
            .expect("the parent is there")
            .as_object_mut()
            .expect("an object")
            .remove(name);
        assert_eq!(value.write(), expected, "{}{}", it.name, place.pointer);
    });
}

#[test]
fn null_where_a_required_list_is_declared_is_an_empty_list() {
    every_place(|api, it, form, place| {
        if !place.required
            || place.pointer.is_empty()
            || !matches!(api.spec.shape(&place.shape).kind, Kind::List(_))
        {
            return;
        }
        let value = it
            .read(&replaced(form, place, Value::Null))
            .unwrap_or_else(|error| panic!("{}{}: {error}", it.name, place.pointer));
        assert_eq!(value.write(), replaced(form, place, json!([])), "{}{}", it.name, place.pointer);
    });
}

#[test]
fn null_inside_of_a_list_or_a_map_is_dropped() {
    every_place(|api, it, form, place| {
        let with_null = match form.pointer(&place.pointer) {
            Some(Value::Array(values)) => Value::Array([vec![Value::Null], values.clone()].concat()),
            Some(Value::Object(entries)) if matches!(api.spec.shape(&place.shape).kind, Kind::Map(_)) => {
                let mut entries = entries.clone();
                entries.insert("nothing".to_owned(), Value::Null);
                Value::Object(entries)
            }
            _ => return,
        };
        let value = it
            .read(&replaced(form, place, with_null))
            .unwrap_or_else(|error| panic!("{}{}: {error}", it.name, place.pointer));
        assert_eq!(value.write(), *form, "{}{}", it.name, place.pointer);
    });
}

#[test]
fn a_keyed_union_with_two_members_or_with_none_is_an_error_that_names_it() {
    every_place(|api, it, form, place| {
        let Kind::KeyedUnion(members) = &api.spec.shape(&place.shape).kind else { return };
        let mut two = form.pointer(&place.pointer).expect("the place is in the form").clone();
        two["appearedLater"] = json!({});
        let nothing = json!({ members[0].name.as_str(): null });
        for wrong in [two, json!({}), nothing, json!({ "__type": "a#B" })] {
            let Err(error) = it.read(&replaced(form, place, wrong.clone())) else {
                panic!("{}{} may be {wrong}", it.name, place.pointer);
            };
            assert_eq!(error.path(), path(&place.pointer), "{}: {wrong}: {error}", it.name);
        }
    });
}

#[test]
fn a_keyed_union_may_name_its_other_members_with_null() {
    for api in apis() {
        for name in api.spec.names(|kind| matches!(kind, Kind::KeyedUnion(_))) {
            let Kind::KeyedUnion(members) = &api.spec.shape(name).kind else { unreachable!() };
            for form in api.spec.forms_of_union(name) {
                let mut json: Value =
                    members.iter().map(|member| (member.name.clone(), Value::Null)).collect();
                json["appearedLater"] = Value::Null;
                for (key, value) in form.json.as_object().expect("a union is an object") {
                    json[key] = value.clone();
                }
                let value = api.read(name, &json).unwrap_or_else(|error| panic!("{}: {error}", form.label));
                assert_eq!(value.write(), form.json, "{}", form.label);
            }
        }
    }
}

#[test]
fn a_body_that_breaks_off_anywhere_is_an_error() {
    for api in apis() {
        for it in api.types {
            let body = fullest(&api, it.name).to_string();
            for end in 0..body.len() {
                assert!(it.read_bytes(&body.as_bytes()[..end]).is_err(), "{}: {}", it.name, &body[..end]);
            }
        }
    }
}

#[test]
fn bytes_that_are_not_one_json_document_are_an_error() {
    let deep = "[".repeat(100_000);
    for api in apis() {
        for it in api.types {
            let body = fullest(&api, it.name).to_string();
            let twice = if body == "{}" { "{,}".to_owned() } else { with_keys_twice(&body) };
            let texts =
                [format!("{body}{{}}"), format!("x{body}"), format!("{{\"x\":{deep}"), twice, deep.clone()];
            let wrong =
                texts.iter().map(String::as_bytes).chain([b"{\"\xff\":1}".as_slice(), b"<html></html>"]);
            for bytes in wrong {
                let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
                assert!(it.read_bytes(bytes).is_err(), "{}: {shown}", it.name);
            }
        }
    }
}

/// An object with all its members written twice.
fn with_keys_twice(body: &str) -> String {
    format!("{},{}", &body[..body.len() - 1], &body[1..])
}
