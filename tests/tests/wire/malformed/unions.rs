//! Unions told apart by their key, with other than one member.

use drawplate_tests::shapes::Kind;
use serde_json::{Value, json};

use super::{every_place, path, replaced};
use crate::types::apis;

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
