#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use super::super::{Binding, Presence, Skipped, UriPart};
use super::*;
use crate::toy::{Toy, text};

/// A dump of a model that is written here by hand, so that the format is a decision.
#[test]
fn a_dump_says_everything_that_a_program_depends_on() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let color = toy.text_enum("Color", &["red", "dark \"blue\""]);
    let either = toy.union("Either", &[("word", word), ("color", color)]);
    let input = toy.structure("Input", &[("id", word), ("color", either)]);
    toy.bind(input, 0, Binding::Label);
    toy.member(input, 1).presence = Presence::Optional;
    toy.member(input, 1).wire_name = "colour".into();
    toy.member(input, 1).sensitive = true;
    toy.operation("Get", input, None);
    toy.model.operations[0].http.as_mut().unwrap().uri.parts =
        vec![UriPart::Literal("/x/".into()), UriPart::Label { member: "id".into(), greedy: true }];
    let (what, reason, origin) = ("operation Put".into(), "it is a webhook".into(), toy.at("Put"));
    toy.model.skipped.push(Skipped { what, reason, origin });
    toy.model.ignored.insert("smithy.api#title".into(), 3);
    let expected = r#"service Toy 1
  protocol plain HTTP
  errors refuse
  endpoint unknown
operation Get none
  http GET /x/{id+} 200
  input Input
  success 200 Ok nothing
string Word
enum Color
  "red"
  "dark \"blue\""
union Either untagged
  word: Word
  color: Color
structure Input
  id: Word required in-path
  color: Either on-wire="colour" sensitive
skipped operation Put #/Put because="it is a webhook"
ignored smithy.api#title 3
"#;
    assert_eq!(dump(&toy.model), expected);
}

#[test]
fn shapes_that_share_a_name_are_numbered() {
    let mut toy = Toy::new();
    let first = toy.add("Same", text());
    toy.add("Same", text());
    toy.list("List", first);
    let dump = dump(&toy.model);
    assert!(dump.ends_with("string Same\nstring Same~2\nlist List\n  member: Same\n"), "{dump}");
}
