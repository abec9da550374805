use super::{Read, with_options};
use crate::options::{Options, Overlay};

const TEXT: &str = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\ncomponents:\n  schemas:\n    A: {properties: {a: {type: string}, b: {$ref: 'b.yaml#/B'}}}\n";

const PART: &str = "B: {properties: {x: {type: integer}}}";

fn read(overlay: &str) -> Read {
    let overlays = vec![Overlay { file: "fix.yaml".to_owned(), reason: "because".to_owned() }];
    let options = Options { overlay: overlays, ..Options::default() };
    with_options(&[("api/spec.yaml", TEXT), ("api/b.yaml", PART), ("api/fix.yaml", overlay)], &options)
}

#[test]
fn an_overlay_changes_what_is_read() {
    let read = read(
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n- target: $.components.schemas.A.properties.a\n  update: {type: boolean}\n- target: $.components.schemas.A\n  update: {required: [a]}\n",
    );
    assert_eq!((read.line("A"), read.said()), ("{a!: Boolean, b: B}".to_owned(), vec![]));
}

#[test]
fn an_overlay_may_be_for_another_file() {
    let read = read(
        "overlay: 1.1.0\nextends: ./b.yaml\nactions: [{target: $.B.properties.x, update: {type: number}}]\n",
    );
    assert_eq!((read.line("B"), read.said()), ("{x: Double}".to_owned(), vec![]));
}

#[test]
fn an_action_that_no_longer_applies_is_an_error_in_its_place() {
    for (overlay, place) in [
        ("overlay: 1.0.0\nactions: [{target: $.nobody, remove: true}]\n", "#/actions/0"),
        ("overlay: 1.0.0\nactions: [{target: $.info, update: {title: T}}]\n", "#/actions/0"),
        ("overlay: 1.0.0\nactions: []\n", "#"),
        ("openapi: 3.0.0\n", "#"),
        ("overlay: 1.0.0\nextends: c.yaml\nactions: [{target: $, update: {}}]\n", "#/extends"),
    ] {
        assert_eq!(read(overlay).said(), [format!("openapi::overlay {place}")], "{overlay}");
    }
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let overlay = vec![Overlay { file: "other.yaml".to_owned(), reason: "because".to_owned() }];
    let read =
        with_options(&[("spec.yaml", TEXT), ("b.yaml", PART)], &Options { overlay, ..Options::default() });
    assert_eq!(read.said(), ["openapi::overlay"]);
}
