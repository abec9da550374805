//! The back end as a whole, on small models.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod hostile_names;
mod texts;

use std::collections::BTreeMap;

use serde_json::json;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Binding, Draft, Payload, Presence, Scalar, ShapeKind, StatusPattern};
use crate::options::{Options, RuntimeDependency};
use crate::pass::{facts, validate};
use crate::toy::{Toy, text};

/// The files of the crate that is made of a model, by path, and what was said on the way.
fn emitted(toy: Toy) -> (BTreeMap<String, String>, Diagnostics) {
    let mut options = Options::default();
    options.package.name = "toy-client".to_owned();
    options.package.version = "1.2.3".to_owned();
    let mut diagnostics = Diagnostics::default();
    let model = validate(Draft(toy.model), &options, &mut diagnostics)
        .unwrap_or_else(|| panic!("{:#?}", diagnostics.iter().map(|item| &item.message).collect::<Vec<_>>()));
    let facts = facts(&model, &options, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let runtime = RuntimeDependency::Version("0.1".to_owned());
    let plan = super::plan(&model, &facts, &options, &runtime, "generate toy", &mut diagnostics);
    let files = super::emit(&plan).into_iter().map(|file| (file.path, file.text));
    (files.collect(), diagnostics)
}

#[test]
fn a_required_member_with_one_value_or_a_default_is_preset() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Integer));
    let kind = toy.text_enum("Kind", &["only"]);
    let body = toy.structure("Body", &[("kind", kind), ("size", number), ("name", string)]);
    toy.default(body, 1, json!(-3));
    toy.member(body, 1).presence = Presence::Required;
    toy.operation("Go", body, None);
    let (files, _) = emitted(toy);
    let text = &files["src/operation/go.rs"];
    assert!(text.contains("kind: crate::types::Kind::Only,"), "{text}");
    assert!(text.contains("size: -3,"), "{text}");
    assert!(text.contains("GoInputBuilder<Name = crate::missing::name>"), "{text}");
}

#[test]
fn defaults_of_every_scalar_are_spelled() {
    let table = [
        (Scalar::Timestamp, json!(1.5), "Timestamp::new(1, 500000000)"),
        (Scalar::Timestamp, json!(-2), "Timestamp::from_seconds(-2)"),
        (Scalar::Timestamp, json!("1970-01-01T00:00:07Z"), "Timestamp::from_seconds(7)"),
        (Scalar::Timestamp, json!("Thu, 01 Jan 1970 00:00:07 GMT"), "Timestamp::from_seconds(7)"),
        (Scalar::BigInteger, json!(7), "BigInteger::new(\"7\")"),
        (Scalar::BigDecimal, json!(-1.25), "BigDecimal::new(\"-1.25\")"),
        (Scalar::Float, json!("NaN"), "f32::NAN"),
        (Scalar::Double, json!("-Infinity"), "f64::NEG_INFINITY"),
    ];
    for (scalar, default, spelled) in table {
        let mut toy = Toy::new();
        let shape = toy.add("Scalar", ShapeKind::Scalar(scalar));
        let body = toy.structure("Body", &[("value", shape)]);
        toy.default(body, 0, default.clone());
        toy.operation("Go", body, None);
        let (files, diagnostics) = emitted(toy);
        assert!(files["src/operation/go.rs"].contains(spelled), "{default}");
        assert!(!diagnostics.iter().any(|item| item.code == Code::RustDefaultNotSpelled), "{default}");
    }
}

#[test]
fn a_default_that_cannot_be_spelled_is_told() {
    let mut toy = Toy::new();
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Byte));
    let body = toy.structure("Body", &[("size", number)]);
    toy.default(body, 0, json!(4000));
    toy.operation("Go", body, None);
    let (_, diagnostics) = emitted(toy);
    assert!(diagnostics.iter().any(|item| item.code == Code::RustDefaultNotSpelled));
}

#[test]
fn an_input_that_is_nothing_but_a_body_can_be_made_from_it() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let body = toy.structure("Body", &[("name", string)]);
    let input = toy.structure("GoInput", &[("body", body), ("filter", string)]);
    toy.bind(input, 0, Binding::Payload(Payload::of(None)));
    toy.member(input, 1).presence = Presence::Optional;
    toy.bind(input, 1, Binding::Header("filter".to_owned()));
    toy.operation("Go", input, None);
    let (files, _) = emitted(toy);
    assert!(files["src/operation/go.rs"].contains("impl From<crate::types::Body> for GoInput"));
}

#[test]
fn several_successes_become_an_enum_by_status() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let bodies = ["One", "Two"].map(|name| {
        let body = toy.structure(name, &[("name", string)]);
        let response = toy.structure(&format!("{name}Response"), &[("body", body)]);
        toy.bind(response, 0, Binding::Payload(Payload::of(None)));
        response
    });
    let input = toy.structure("GoInput", &[]);
    toy.operation("Go", input, Some(bodies[0]));
    let created = toy.response("Created", StatusPattern::Exact(201), Some(bodies[1]));
    let nothing = toy.response("NoContent", StatusPattern::Exact(204), None);
    toy.model.operations[0].success.extend([created, nothing]);
    let (files, _) = emitted(toy);
    let text = &files["src/operation/go.rs"];
    for part in
        ["Ok(crate::types::One)", "Created(crate::types::Two)", "NoContent,", "2 => GoOutput::NoContent"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert!(!files.contains_key("src/types/one_response.rs"), "what only wraps a body has no type");
}

#[test]
fn the_manifest_is_toml_whatever_the_specification_calls_itself() {
    let mut toy = Toy::new();
    let input = toy.structure("GoInput", &[]);
    toy.operation("Go", input, None);
    toy.model.service.title = Some("A \"quoted\"\n[title] = \\ 'x'".to_owned());
    let (files, _) = emitted(toy);
    let manifest: toml::Table = files["Cargo.toml"].parse().unwrap();
    assert_eq!(manifest["package"]["name"].as_str(), Some("toy-client"));
    assert_eq!(manifest["dependencies"]["drawplate-runtime"]["version"].as_str(), Some("0.1"));
}
