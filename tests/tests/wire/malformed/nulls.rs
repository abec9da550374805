//! Null, where services send it and no specification mentions it.

use drawplate_tests::shapes::Kind;
use serde_json::{Value, json};

use super::{decides_a_typed_union, every_place, is_in, replaced};

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
