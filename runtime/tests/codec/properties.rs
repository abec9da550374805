//! What holds for everything.

use drawplate_runtime::Document;
use drawplate_runtime::document::Object;
use drawplate_runtime::value::Value;
use proptest::prelude::*;

use crate::support::{Animal, Content, Item, Open, Scalars, Shape, Strict, Vault, parse, read, write};

const NUMBER: &str = "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?";

fn documents() -> impl Strategy<Value = Document> {
    let leaf = prop_oneof![
        Just(Document::Null),
        any::<bool>().prop_map(Document::from),
        any::<i64>().prop_map(Document::from),
        any::<f64>().prop_map(Document::from),
        NUMBER.prop_map(|text| text.parse::<Document>().unwrap()),
        any::<String>().prop_map(Document::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Document::Array),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Document::Object(members.into_iter().collect::<Object>())),
        ]
    })
}

/// Reads the bytes as every type there is; what counts is that nothing panics.
fn read_as_everything(bytes: &[u8]) {
    fn one<T: Value>(bytes: &[u8]) {
        if let Ok(value) = read::<T>(bytes) {
            let _ = write(&value);
        }
    }
    one::<Item>(bytes);
    one::<Scalars>(bytes);
    one::<Strict>(bytes);
    one::<Open>(bytes);
    one::<Vault>(bytes);
    one::<Shape>(bytes);
    one::<Animal>(bytes);
    one::<Content>(bytes);
    one::<Document>(bytes);
}

const SAMPLES: [&str; 4] = [
    r#"{"id":1,"label":"a\u00e9\n","note":null,"tags":["x"],"sparse":[1,null],"counts":{"k":2},"colour":"red","level":1,"child":{"id":2},"anything":[1.5,{"a":true}],"shape":{"circle":{"radius":1}}}"#,
    r#"{"boolean":true,"byte":1,"float":"NaN","double":1e3,"blob":"Zg==","dateTime":"2014-04-29T18:30:38.5Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT","epoch":-1.5,"bigInteger":12,"bigDecimal":"1.5"}"#,
    r#"{"members":[{"lives":9,"type":"cat"},{"type":"owl"},{"type":"bag","x":[]},{"type":"new"}],"type":"group"}"#,
    r#"[true,1,1.5,"x",[],{"type":"a","name":"n"},{"name":"n","size":1},{"nested":{"star":{}}}]"#,
];

/// The other reader keeps numbers as they are but for the spelling of their exponents.
fn plain_exponents(json: &str) -> String {
    json.to_lowercase().replace('+', "")
}

proptest! {
    #[test]
    fn a_document_survives_printing_and_reading(document in documents()) {
        let text = document.to_string();
        prop_assert_eq!(text.parse::<Document>(), Ok(document));
    }

    #[test]
    fn another_reader_agrees_with_what_is_printed(document in documents()) {
        let text = document.to_string();
        prop_assert_eq!(plain_exponents(&parse(&text).to_string()), plain_exponents(&text));
    }

    #[test]
    fn every_text_survives(label: String) {
        let item = Item { label: Some(label.clone()), ..read(r#"{"id":1}"#).unwrap() };
        let json = write(&item).unwrap();
        let theirs = parse(&json);
        prop_assert_eq!(theirs["label"].as_str(), Some(label.as_str()));
        prop_assert_eq!(read::<Item>(json).unwrap().label, Some(label));
    }

    #[test]
    fn every_number_survives(long: i64, unsigned: u64, float: f32, double: f64) {
        prop_assume!(!float.is_nan() && !double.is_nan());
        let scalars = Scalars {
            long: Some(long), unsigned_long: Some(unsigned), float: Some(float), double: Some(double),
            ..read("{}").unwrap()
        };
        let back: Scalars = read(write(&scalars).unwrap()).unwrap();
        prop_assert!(back == scalars);
    }

    #[test]
    fn every_number_is_read_as_another_reader_reads_it(number in NUMBER) {
        let ours = read::<Scalars>(format!("{{\"double\":{number}}}")).ok().and_then(|scalars| scalars.double);
        let theirs = number.parse::<f64>().ok().filter(|number| number.is_finite());
        prop_assert_eq!(ours, theirs);
        let ours = read::<Scalars>(format!("{{\"float\":{number}}}")).ok().and_then(|scalars| scalars.float);
        let theirs = number.parse::<f32>().ok().filter(|number| number.is_finite());
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn an_unknown_member_of_a_union_comes_back_equal(name in "[a-z]{9,12}|[^a-z]{0,8}", document in documents()) {
        prop_assume!(!document.is_null());
        let json = format!("{{{}:{document}}}", Document::from(name.as_str()));
        let shape: Shape = read(&json).unwrap();
        prop_assert!(matches!(&shape, Shape::Unknown(member) if member.name() == name));
        prop_assert_eq!(parse(&write(&shape).unwrap()), parse(&json));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn no_change_to_a_valid_text_makes_the_reader_panic(
        sample in prop::sample::select(&SAMPLES[..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let mut bytes = sample.as_bytes().to_vec();
        for (index, byte, change) in changes {
            let index = index.index(bytes.len());
            match change {
                0 => bytes[index] = byte,
                1 => bytes.insert(index, byte),
                _ => { bytes.remove(index); }
            }
        }
        read_as_everything(&bytes);
    }

    #[test]
    fn no_sequence_of_tokens_makes_the_reader_panic(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "null", "true", "1", "-1.5e3", "\"type\"", "\"cat\"", "\"group\"", "\"members\"",
            "\"id\"", "\"shape\"", "\"nested\"", "\"circle\"", "\"__type\"", "\"\\u0061\"", " ", "\"name\"", "\"a\"",
        ]), 0..40),
    ) {
        read_as_everything(tokens.concat().as_bytes());
    }
}
