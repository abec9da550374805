//! Nesting has a limit, and no document overflows the stack.

use drawplate_runtime::Document;
use drawplate_runtime::codec::{DecodeErrorKind, EncodeErrorKind};
use drawplate_runtime::json::DEPTH_LIMIT;
use drawplate_runtime::value::Value;

use crate::support::{Animal, Content, Item, Shape, read, write};

fn lists(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

fn too_deep<T: Value>(json: &str) {
    let error = read::<T>(json).map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::TooDeep { limit: DEPTH_LIMIT });
}

#[test]
fn documents_are_read_to_the_limit_and_not_beyond() {
    assert!(read::<Document>(lists(DEPTH_LIMIT)).is_ok());
    too_deep::<Document>(&lists(DEPTH_LIMIT + 1));
    too_deep::<Document>(&lists(1_000_000));
    too_deep::<Document>(&"{\"a\":".repeat(1_000_000));
    too_deep::<Document>(&"[".repeat(1_000_000));
}

#[test]
fn structures_are_read_to_the_limit_and_not_beyond() {
    let nested = |levels: usize| {
        format!("{}{{\"id\":1}}{}", "{\"id\":1,\"child\":".repeat(levels - 1), "}".repeat(levels - 1))
    };
    assert!(read::<Item>(nested(DEPTH_LIMIT)).is_ok());
    too_deep::<Item>(&nested(DEPTH_LIMIT + 1));
    too_deep::<Item>(&nested(100_000));
}

#[test]
fn unions_are_read_to_the_limit_and_not_beyond() {
    too_deep::<Shape>(&"{\"nested\":".repeat(100_000));
    too_deep::<Shape>(&"{\"new\":".repeat(100_000));
    too_deep::<Content>(&lists(100_000));
    too_deep::<Animal>(&format!("{{\"type\":\"group\",\"members\":{}}}", "[{\"members\":".repeat(100_000)));
}

#[test]
fn what_is_skipped_does_not_overflow_the_stack_either() {
    assert!(read::<Item>(format!("{{\"id\":1,\"new\":{}}}", lists(100))).is_ok());
    too_deep::<Item>(&format!("{{\"id\":1,\"new\":{}}}", lists(100_000)));
}

#[test]
fn nothing_is_written_that_could_not_be_read() {
    let mut document = Document::Null;
    for _ in 0..DEPTH_LIMIT {
        document = Document::Array(vec![document]);
    }
    assert!(write(&document).is_ok());
    let error = write(&vec![document]).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::TooDeep { limit: DEPTH_LIMIT });
}
