use super::{Read, with_options};
use crate::options::{Options, Override, Rename};

const TEXT: &str = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths:\n  /a:\n    get:\n      operationId: Op\n      parameters: [{name: q, in: query, schema: {type: string}}]\n      responses: {'204': {description: done}}\ncomponents:\n  schemas:\n    A: {description: text, properties: {a: {type: string}, b: {enum: [x]}}}\n";

fn read(sensitive: &[&str], rename: &[&str]) -> Read {
    let reason = || "because".to_owned();
    let options = Options {
        sensitive: sensitive
            .iter()
            .map(|target| Override { target: (*target).into(), reason: reason() })
            .collect(),
        rename: rename
            .iter()
            .map(|target| Rename { target: (*target).into(), to: "New".into(), reason: reason() })
            .collect(),
        ..Options::default()
    };
    with_options(&[("spec.yaml", TEXT)], &options)
}

#[test]
fn secrets_are_marked_by_pointer() {
    let read = read(&["#/components/schemas/A/properties/a", "#/paths/~1a/get/parameters/0"], &[]);
    assert_eq!((read.line("A"), read.line("OpInput")), ("{a: String*, b: AB}".into(), "{q: String*}".into()));
    assert!(self::read(&["#/components/schemas/A"], &[]).shape("A").sensitive);
}

#[test]
fn names_are_given_by_pointer_and_the_wire_keeps_its_own() {
    let read =
        read(&[], &["#/components/schemas/A", "#/components/schemas/A/properties/b", "#/paths/~1a/get"]);
    assert_eq!(read.shape("A").shown_name(), "New");
    assert_eq!(read.line("A"), "{a: String, b: ANew}");
    assert_eq!(
        (read.model.operations[0].shown_name(), read.model.operations[0].name.as_str()),
        ("New", "Op")
    );
}

#[test]
fn a_target_that_hits_nothing_is_an_error() {
    for target in ["#/components/schemas/B", "#/components/schemas/A/description", "A", "#/info"] {
        assert_eq!(read(&[target], &[]).said(), ["options::no-such-target"], "{target}");
        assert_eq!(read(&[], &[target]).said(), ["options::no-such-target"], "{target}");
    }
}
