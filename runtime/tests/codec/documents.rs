//! Data without a schema.

use drawplate_runtime::Document;
use drawplate_runtime::document::{Number, Object};

use crate::support::parse;

fn document(json: &str) -> Document {
    json.parse().unwrap()
}

#[test]
fn documents_are_written_as_they_were_read() {
    let table = [
        "null",
        "true",
        "[]",
        "{}",
        r#"[1,1.0,1E400,-0,123456789012345678901234567890]"#,
        r#"{"b":1,"a":{"c":["x",null]},"":false}"#,
        r#""\"\\\n\u0001ü😀""#,
    ];
    for json in table {
        assert_eq!(document(json).to_string(), json);
        assert_eq!(format!("{:?}", document(json)), json);
    }
}

#[test]
fn equality_ignores_the_order_of_members_and_nothing_else() {
    assert_eq!(document(r#"{"a":1,"b":[1,2]}"#), document(r#"{"b":[1,2],"a":1}"#));
    assert_ne!(document(r#"{"a":1}"#), document(r#"{"a":1,"b":2}"#));
    assert_ne!(document(r#"{"a":1,"b":2}"#), document(r#"{"a":1,"c":2}"#));
    assert_ne!(document("[1,2]"), document("[2,1]"));
    assert_ne!(document("1"), document("1.0"));
}

#[test]
fn numbers_are_what_fits() {
    type Row = (&'static str, Option<i64>, Option<u64>, Option<f64>);
    let table: &[Row] = &[
        ("1", Some(1), Some(1), Some(1.0)),
        ("-1", Some(-1), None, Some(-1.0)),
        ("18446744073709551615", None, Some(u64::MAX), Some(1.844_674_407_370_955_2e19)),
        ("2.50", None, None, Some(2.5)),
        ("2e2", Some(200), Some(200), Some(200.0)),
        ("1e999", None, None, None),
    ];
    for (json, signed, unsigned, double) in table {
        let number = document(json);
        assert_eq!(
            (number.as_i64(), number.as_u64(), number.as_f64()),
            (*signed, *unsigned, *double),
            "{json}"
        );
    }
    assert!(document("7").as_number().is_some_and(Number::is_integer));
    assert!(!document("7.0").as_number().is_some_and(Number::is_integer));
}

#[test]
fn documents_are_made_from_values_of_rust() {
    let object: Object = [
        ("a", Document::from(1_i32)),
        ("b", 2.5.into()),
        ("c", vec!["x", "y"].into()),
        ("d", None::<bool>.into()),
        ("e", f64::NAN.into()),
        ("a", u64::MAX.into()),
    ]
    .into_iter()
    .collect();
    let json = Document::from(object).to_string();
    assert_eq!(json, r#"{"a":18446744073709551615,"b":2.5,"c":["x","y"],"d":null,"e":"NaN"}"#);
    assert_eq!("01".parse::<Number>().map(|number| number.to_string()).ok(), None);
    assert_eq!("1e5".parse::<Number>().unwrap().as_str(), "1e5");
}

#[test]
fn members_are_found_changed_and_removed_by_name() {
    let Document::Object(mut object) = document(r#"{"a":1,"b":2,"c":3}"#) else { panic!("no object") };
    assert_eq!(object.insert("b", "new"), Some(Document::from(2)));
    assert_eq!(object.insert("d", true), None);
    *object.get_mut("c").unwrap() = Document::Null;
    assert_eq!(object.remove("a"), Some(Document::from(1)));
    assert_eq!(object.remove("a"), None);
    assert_eq!(object.len(), 3);
    assert_eq!(Document::from(object).to_string(), r#"{"b":"new","c":null,"d":true}"#);
}

#[test]
fn an_error_in_a_document_has_its_path() {
    let error = r#"{"a":[1,{"b c":tru}]}"#.parse::<Document>().unwrap_err();
    assert_eq!(error.path(), "$.a[1]['b c']");
}

#[test]
fn a_big_object_is_read_in_good_time_and_equals_itself_in_another_order() {
    let members = |keys: &mut dyn Iterator<Item = u32>| {
        let members: Vec<String> = keys.map(|key| format!("\"{key}\":{key}")).collect();
        format!("{{{}}}", members.join(","))
    };
    let (up, down) = (members(&mut (0..50_000)), members(&mut (0..50_000).rev()));
    assert_eq!(document(&up), document(&down));
    assert_eq!(parse(&document(&up).to_string()), parse(&up));
}
