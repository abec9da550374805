//! Bytes that are not JSON.

use drawplate_runtime::Document;
use drawplate_runtime::codec::DecodeErrorKind;

use crate::support::{Item, read};

fn reason(bytes: &[u8]) -> String {
    let item = read::<Item>(bytes).map(|_| ()).unwrap_err();
    assert!(matches!(item.kind(), DecodeErrorKind::Syntax(_)), "{item}");
    assert!(item.offset().is_some(), "{item}");
    item.kind().to_string()
}

#[test]
fn every_kind_of_broken_text_has_its_reason() {
    let table: &[(&[u8], &str)] = &[
        (b"", "the document ends too early"),
        (b"  ", "the document ends too early"),
        (b"{", "the document ends too early"),
        (b"{\"id\":1", "the document ends too early"),
        (b"{\"id\":", "the document ends too early"),
        (b"{\"id\":1,\"label\":\"x", "the document ends too early"),
        (b"{\"id\" 1}", "expected `:`"),
        (b"{\"id\":1 \"label\":1}", "expected `,` or `}`"),
        (b"{\"id\":1,\"tags\":[\"a\" \"b\"]}", "expected `,` or `]`"),
        (b"{\"id\":1,}", "comma before the end"),
        (b"{\"id\":1,\"tags\":[\"a\",]}", "comma before the end"),
        (b"{id:1}", "expected a key"),
        (b"{\"id\":01}", "invalid number"),
        (b"{\"id\":-}", "invalid number"),
        (b"{\"id\":1.}", "invalid number"),
        (b"{\"id\":+1}", "expected a value"),
        (b"{\"id\":1} x", "something follows the document"),
        (b"{\"id\":1}{}", "something follows the document"),
        (b"{\"id\":1,\"label\":\"\\x\"}", "invalid escape"),
        (b"{\"id\":1,\"label\":\"\\u12g4\"}", "invalid escape"),
        (b"{\"id\":1,\"label\":\"\\ud800\"}", "invalid escape"),
        (b"{\"id\":1,\"label\":\"\\ud800\\u0041\"}", "lone surrogate"),
        (b"{\"id\":1,\"label\":\"\\udc00\"}", "lone surrogate"),
        (b"{\"id\":1,\"new\":\"\\udc00\"}", "lone surrogate"),
        (b"{\"id\":1,\"label\":\"a\nb\"}", "control character in a string"),
        (b"{\"id\":1,\"label\":\"\xff\"}", "text that is not UTF-8"),
        (b"{\"id\":1,\"new\":[\"\xc3\x28\"]}", "text that is not UTF-8"),
        (b"{\"id\":1,\"\xff\":1}", "text that is not UTF-8"),
        (b"\xef\xbb\xbf{\"id\":1}", "byte order mark"),
        (b"{\"id\":nul}", "expected a value"),
        (b"{\"id\":1,\"anything\":tru}", "expected a value"),
    ];
    for (bytes, expected) in table {
        assert_eq!(reason(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_document_that_is_cut_off_anywhere_is_an_error() {
    let text = br#"{"id":1,"tags":["a\n"],"counts":{"k":-2},"anything":[1.5e3,null,true],"shape":{"circle":{"radius":1}}}"#;
    assert!(read::<Item>(text).is_ok());
    for end in 0..text.len() {
        let error = read::<Item>(&text[..end]).map(|_| ()).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Syntax(_)), "{end}: {error}");
    }
}

#[test]
fn surrogate_pairs_are_one_character() {
    let item: Item = read(br#"{"id":1,"label":"\ud83d\ude00","anything":"\u00e9"}"#).unwrap();
    assert_eq!(item.label.as_deref(), Some("😀"));
    assert_eq!(item.anything, Some(Document::from("é")));
}
