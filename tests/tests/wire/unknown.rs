//! What a newer service sends and an older client has never heard of.

use drawplate_tests::shapes::{Kind, Place};
use serde_json::{Value, json};

use crate::types::{Api, apis};

/// Calls back for every place of every form of every type, with the form's value changed there.
fn at_every_place(change: impl Fn(&Kind) -> Option<Value>, check: impl Fn(&Api, &str, &Place, &Value)) {
    for api in apis() {
        for it in api.types {
            for form in api.spec.forms(it.name) {
                for place in api.spec.places(it.name, &form.json) {
                    let Some(new) = change(&api.spec.shape(&place.shape).kind) else { continue };
                    let mut json = form.json.clone();
                    *json.pointer_mut(&place.pointer).expect("the place is in the form") = new;
                    check(&api, it.name, &place, &json);
                }
            }
        }
    }
}

fn survives(api: &Api, name: &str, place: &Place, json: &Value) -> String {
    let value =
        api.read(name, json).unwrap_or_else(|error| panic!("{name}{}: {error}\n{json}", place.pointer));
    assert_eq!(value.write(), *json, "{name}{}", place.pointer);
    value.debug()
}

#[test]
fn an_unknown_value_of_any_enum_survives() {
    let change = |kind: &Kind| matches!(kind, Kind::Enum(_)).then(|| json!("appeared-Later \"é\""));
    at_every_place(change, |api, name, place, json| {
        survives(api, name, place, json);
    });
}

#[test]
fn an_unknown_member_of_any_union_survives_and_leaves_its_parents_known() {
    let news = json!({ "secret-to-be": [1, 2.50, null, { "deep": "\u{2028}" }] });
    let change = |kind: &Kind| match kind {
        Kind::KeyedUnion(_) => Some(json!({ "appearedLater": news })),
        Kind::TypedUnion(_) => Some(json!({ "type": "appearedLater", "news": news })),
        _ => None,
    };
    at_every_place(change, |api, name, place, json| {
        let debug = survives(api, name, place, json);
        let expected = if place.secret { 0 } else { 1 };
        let shown = debug.matches("SdkUnknownMember { name: \"appearedLater\", .. }").count();
        assert_eq!(shown, expected, "{name}{}: {debug}", place.pointer);
        assert_eq!(debug.matches("Unknown").count(), expected, "{name}{}: {debug}", place.pointer);
        assert!(!debug.contains("secret-to-be"), "{name}{}: {debug}", place.pointer);
    });
}

#[test]
fn a_union_told_apart_by_its_type_survives_without_a_type() {
    let change = |kind: &Kind| matches!(kind, Kind::TypedUnion(_)).then(|| json!({ "other": true }));
    at_every_place(change, |api, name, place, json| {
        let Kind::TypedUnion(options) = &api.spec.shape(&place.shape).kind else { unreachable!() };
        if api.spec.typed_member(options, None).is_none() {
            survives(api, name, place, json);
        }
    });
}

#[test]
fn an_object_without_a_type_is_the_option_whose_type_may_be_absent() {
    for api in apis() {
        for name in api.spec.names(|kind| matches!(kind, Kind::TypedUnion(_))) {
            let Kind::TypedUnion(options) = &api.spec.shape(name).kind else { unreachable!() };
            let Some(option) = api.spec.typed_member(options, None) else { continue };
            let mut form = api.spec.forms(&option).pop().expect("there is a form").json;
            form.as_object_mut().expect("options are objects").remove("type");
            let value = api.read(name, &form).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(value.write(), form, "{name}");
            assert!(!value.debug().contains("Unknown"), "{name}: {}", value.debug());
        }
    }
}

#[test]
fn members_that_no_spec_knows_are_skipped_at_every_level() {
    for api in apis() {
        for it in api.types {
            for form in api.spec.forms(it.name) {
                let extended = api.spec.with_extra_members(it.name, &form.json);
                let value =
                    it.read(&extended).unwrap_or_else(|error| panic!("{}: {error}\n{extended}", form.label));
                assert_eq!(value.write(), form.json, "{}", form.label);
            }
        }
    }
}

#[test]
fn the_type_that_a_service_adds_to_a_keyed_union_is_ignored() {
    for api in apis() {
        for name in api.spec.names(|kind| matches!(kind, Kind::KeyedUnion(_))) {
            for form in api.spec.forms_of_union(name) {
                let mut json = form.json.clone();
                json["__type"] = json!("com.example#Anything");
                let value = api.read(name, &json).unwrap_or_else(|error| panic!("{}: {error}", form.label));
                assert_eq!(value.write(), form.json, "{}", form.label);
            }
        }
    }
}
