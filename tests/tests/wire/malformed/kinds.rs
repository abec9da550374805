//! Values of another kind than the one that is described.

use drawplate_tests::shapes::Kind;
use serde_json::{Value, json};

use super::{decides_a_typed_union, every_place, path, replaced};

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
