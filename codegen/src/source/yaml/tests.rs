#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::source::{JsonPointer, locate};

fn read(text: &str) -> Result<Value, Diagnostic> {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text);
    parse(&sources, file)
}

#[test]
fn plain_scalars_mean_what_the_core_schema_says() {
    for (text, value) in [
        ("~", "null"),
        ("", "null"),
        ("Null", "null"),
        ("TRUE", "true"),
        ("yes", r#""yes""#),
        ("off", r#""off""#),
        ("012", "12"),
        ("0o14", "12"),
        ("0xC", "12"),
        ("+12", "12"),
        ("-0", "-0"),
        ("1_000", r#""1_000""#),
        ("0b11", r#""0b11""#),
        ("1.50", "1.50"),
        (".5", "0.5"),
        ("5.", "5"),
        (".", r#"".""#),
        ("1e3", "1e3"),
        (".inf", r#"".inf""#),
        ("2001-12-14", r#""2001-12-14""#),
        ("12:30:45", r#""12:30:45""#),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("'12'", r#""12""#),
        ("!!str 12", r#""12""#),
        ("!!int '12'", "12"),
    ] {
        let expected: Value = serde_json::from_str(value).unwrap();
        assert_eq!(read(&format!("a: {text}\n")).unwrap(), json!({ "a": expected }), "{text}");
    }
}

#[test]
fn keys_become_text_as_they_are_written() {
    let value = read("200: a\n'404': b\ntrue: c\n0x1: d\n").unwrap();
    assert_eq!(value, json!({"200": "a", "404": "b", "true": "c", "0x1": "d"}));
}

#[test]
fn aliases_and_merge_keys_copy() {
    let value = read("base: &b {x: 1, y: 2}\na: *b\nc:\n  y: 3\n  <<: *b\nd:\n  <<: [{x: 5}, *b]\n").unwrap();
    assert_eq!(value["a"], json!({"x": 1, "y": 2}));
    assert_eq!(value["c"], json!({"y": 3, "x": 1}));
    assert_eq!(value["d"], json!({"x": 5, "y": 2}));
    assert_eq!(read("'<<': 1\n").unwrap(), json!({"<<": 1}));
}

#[test]
fn what_is_not_sound_is_refused_at_its_place() {
    for (text, code, pointer, place) in [
        ("a: 1\nb: 2\na: 3\n", "source::duplicate-key", "#/a", (3, 1)),
        ("a:\n  b: [1, {c: 1, c: 2}]\n", "source::duplicate-key", "#/a/b/1/c", (2, 17)),
        ("a: 1\n---\nb: 2\n", "source::yaml", "#", (2, 1)),
        ("{a: b}: 1\n", "source::yaml", "#", (1, 1)),
        ("a: !!set {}\nb: !foo 1\n", "source::yaml", "#/b", (2, 4)),
        ("a: &x [*x]\n", "source::yaml", "#/a/0", (1, 8)),
        ("a:\n  <<: 1\n", "source::yaml", "#/a", (3, 1)),
    ] {
        let diagnostic = read(text).unwrap_err();
        assert_eq!(diagnostic.code.id(), code, "{text}: {}", diagnostic.message);
        assert_eq!(diagnostic.origin.unwrap().pointer.to_string(), pointer, "{text}");
        let position = diagnostic.position.unwrap();
        assert_eq!((position.line, position.column), place, "{text}: {}", diagnostic.message);
    }
}

#[test]
fn aliases_of_aliases_are_stopped() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_eq!(read(&text).unwrap_err().code, Code::SourceAliases);
}

#[test]
fn depth_is_limited_without_recursion() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(200)).is_ok());
    let blocks =
        |depth: usize| (0..depth).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>();
    assert!(read(&blocks(MAX_DEPTH)).is_ok());
    assert_eq!(read(&blocks(MAX_DEPTH + 1)).unwrap_err().code, Code::SourceDepth);
    assert!(read(&nested(100_000)).is_err());
}

#[test]
fn a_pointer_is_found_at_its_key_or_item() {
    let text = "a: 1\nb:\n  - x\n  - c: {d: [1, 2]}\n    e: &n\n      f: 1\ng: *n\n";
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text);
    for (pointer, place) in [
        ("", (1, 1)),
        ("/a", (1, 1)),
        ("/b", (2, 1)),
        ("/b/0", (3, 5)),
        ("/b/1/c/d/1", (4, 16)),
        ("/b/1/e/f", (6, 7)),
        ("/g/f", (7, 1)),
        ("/nowhere", (1, 1)),
    ] {
        let origin = Origin { file, pointer: JsonPointer::parse(pointer).unwrap() };
        let position = locate(&sources, &origin).unwrap();
        assert_eq!((position.line, position.column), place, "{pointer}");
    }
}

/// YAML 1.2.2, section 8.1, asks for more indentation; the events are those that other readers see.
#[test]
fn lines_between_brackets_and_within_quotes_may_stand_anywhere() {
    for (text, value) in [
        ("a:\n  b: {\n  c: [1,\n  2]\n  }\n  d: 3\n", json!({"a": {"b": {"c": [1, 2]}, "d": 3}})),
        ("a:\n  b: [\n1,\n2\n]\n", json!({"a": {"b": [1, 2]}})),
        (
            "a:\n    b: \"one\n  two \\\" three\n\n  four\"\n    c: 'x'\n",
            json!({"a": {"b": "one two \" three\nfour", "c": "x"}}),
        ),
        ("a:\n    b: 'it''s\n  two'\n", json!({"a": {"b": "it's two"}})),
    ] {
        assert_eq!(read(text).unwrap(), value, "{text}");
    }
}

#[test]
fn places_behind_a_line_that_was_moved_are_found() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", "a:\n  b: {\n    c: 1\n }\n  d: 2\n");
    let pointer = JsonPointer::parse("/a/d").unwrap();
    assert_eq!(locate(&sources, &Origin { file, pointer }), Some(Position { line: 5, column: 3 }));
}

#[test]
fn what_is_no_yaml_for_other_reasons_stays_refused() {
    for text in ["a: [1\n", "a:\n  b: \"one\n", "a: {b: 1\nc: 2\n"] {
        assert!(read(text).is_err(), "{text}");
    }
}
