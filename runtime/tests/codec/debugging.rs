//! `Debug` shows everything but secrets.

use drawplate_runtime::{Blob, Document};

use crate::support::{Item, Scalars, Shape, Vault, read};

const CANARY: &str = "c4n4ry";

#[test]
fn no_secret_is_printed_at_any_level() {
    let json = r#"{
        "secrets": ["c4n4ry", "c4n4ry"],
        "byName": {"shown": "c4n4ry"},
        "pin": 4711,
        "password": {"value": "c4n4ry"},
        "shape": {"label": "c4n4ry"},
        "code": {"digits": "c4n4ry"},
        "key": {"private": "c4n4ry"}
    }"#;
    let vault: Vault = read(json).unwrap();
    for text in [format!("{vault:?}"), format!("{vault:#?}")] {
        assert!(!text.contains(CANARY) && !text.contains("4711"), "{text}");
        assert!(text.contains("*** redacted ***") && text.contains("shown"), "{text}");
    }
}

#[test]
fn what_is_no_secret_is_printed_with_the_names_of_rust() {
    let item: Item = read(
        r#"{"id":1,"label":"a\"b","note":null,"secret":"c4n4ry","tags":["t"],"sparse":[null],"counts":{"k":2},
           "colour":"blue","shape":{"circle":{"radius":0.5}},"anything":{"x":1}}"#,
    )
    .unwrap();
    assert_eq!(
        format!("{item:?}"),
        "Item { id: 1, label: \"a\\\"b\", note: Null, secret: *** redacted ***, tags: [\"t\"], sparse: [None], \
         counts: {\"k\": 2}, color: \"blue\", level: None, child: None, children: [], anything: {\"x\":1}, \
         shape: Shape(circle(Circle { radius: 0.5 })) }"
    );
}

#[test]
fn of_an_unknown_member_only_the_name_is_printed() {
    let shape: Shape = read(r#"{"star":"c4n4ry"}"#).unwrap();
    assert_eq!(format!("{shape:?}"), "Shape(SdkUnknownMember { name: \"star\", .. })");
}

#[test]
fn blobs_are_printed_by_their_length() {
    let scalars = Scalars { blob: Some(Blob::from(CANARY)), ..read("{}").unwrap() };
    let text = format!("{scalars:?}");
    assert!(text.contains("blob: Blob(6 bytes)") && !text.contains(CANARY), "{text}");
}

#[test]
fn no_error_holds_a_value() {
    for json in [
        r#"{"id":"c4n4ry"}"#,
        r#"{"id":1,"colour":["c4n4ry"]}"#,
        r#"{"id":1,"tags":"c4n4ry"}"#,
        r#"{"id":1}c4n4ry"#,
    ] {
        let error = read::<Item>(json).unwrap_err();
        assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY));
    }
    let error = read::<Scalars>(r#"{"dateTime":"c4n4ry"}"#).unwrap_err();
    assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY));
    let error = r#"["c4n4ry""#.parse::<Document>().unwrap_err();
    assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY));
}
