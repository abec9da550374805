//! Bodies that are broken: a typed error that names the place, never a panic, never a guess.

mod bytes;
mod kinds;
mod missing;
mod nulls;
mod unions;

use drawplate_tests::shapes::{Kind, Place};
use serde_json::Value;

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

/// Whether the place is the member that tells a typed union apart: what is wrong there makes the
/// whole object an unknown member.
fn decides_a_typed_union(api: &Api, root: &str, form: &Value, place: &Place) -> bool {
    let places = api.spec.places(root, form);
    let unions = places.iter().filter(|it| matches!(api.spec.shape(&it.shape).kind, Kind::TypedUnion(_)));
    unions.map(|it| format!("{}/type", it.pointer)).any(|tag| tag == place.pointer)
}

/// Whether there is a value of such a kind at this pointer.
fn is_in(api: &Api, it: &Type, form: &Value, pointer: &str, select: impl Fn(&Kind) -> bool) -> bool {
    let places = api.spec.places(it.name, form);
    places.iter().any(|place| place.pointer == pointer && select(&api.spec.shape(&place.shape).kind))
}
