//! Whole values, read and written back.

use crate::support::{Animal, Content, Item, Open, Scalars, Shape, parse, read, write};

fn rewritten<T: drawplate_runtime::value::Value>(json: &str) -> serde_json::Value {
    parse(&write(&read::<T>(json).unwrap_or_else(|error| panic!("{json}: {error}"))).unwrap())
}

#[test]
fn a_value_with_everything_comes_back_equal() {
    let json = r#"{
        "id": -5, "label": "l", "note": "n", "secret": "s", "tags": ["", "\u0000"], "sparse": [null, 1],
        "counts": {"": 0, "k\"": -1}, "colour": "ultraviolet", "level": 99,
        "child": {"id": 1, "tags": [], "sparse": [], "counts": {}, "children": []},
        "children": [{"id": 2, "tags": ["x"], "sparse": [], "counts": {}, "children": []}],
        "anything": {"z": [1.50, {"y": "\ud83d\ude00"}]},
        "shape": {"nested": {"nested": {"star": {"p": [5]}}}}
    }"#;
    assert_eq!(rewritten::<Item>(json), parse(json));
}

#[test]
fn single_values_come_back_equal() {
    let json = r#"{
        "boolean": false, "byte": -1, "short": 300, "integer": 70000, "long": 5000000000,
        "unsignedInteger": 4000000000, "unsignedLong": 10000000000000000000, "float": 0.5, "double": -2.5e-10,
        "blob": "Zm9v", "dateTime": "2014-04-29T18:30:38.5Z", "milliseconds": "2014-04-29T18:30:38.5Z",
        "httpDate": "Tue, 29 Apr 2014 18:30:38 GMT", "epoch": 1398796238.5, "epochs": [0],
        "bigInteger": 100000000000000000000, "bigDecimal": 0.10
    }"#;
    assert_eq!(rewritten::<Scalars>(json), parse(json));
}

#[test]
fn unions_and_open_structures_come_back_equal() {
    let json = r#"{"type":"group","members":[{"type":"cat","lives":9},{"type":"dog","name":"d"},{"type":"owl","wise":true},{"type":"new","x":{}}]}"#;
    assert_eq!(rewritten::<Animal>(json), parse(json));
    let json =
        r#"[true,1,1.5,"x",[],{"type":"a","name":"n"},{"type":"b"},{"name":"n","size":1},{"size":2},null]"#;
    let mut expected = parse(json);
    expected.as_array_mut().unwrap().pop();
    let last = expected.as_array_mut().unwrap().remove(8);
    // Without a type and a name nothing speaks against the second variant, which has no size.
    assert_eq!(rewritten::<Content>(&last.to_string()), parse("{}"));
    assert_eq!(rewritten::<Content>(&expected.to_string()), expected);
    let json = r#"{"name":"n","x":{"y":1},"last":0}"#;
    assert_eq!(rewritten::<Open>(json), parse(json));
    assert_eq!(
        rewritten::<Vec<Shape>>(r#"[{"empty":{}},{"epoch":1.5}]"#),
        parse(r#"[{"empty":{}},{"epoch":1.5}]"#)
    );
}
