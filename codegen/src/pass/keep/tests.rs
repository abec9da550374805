#![allow(clippy::panic, reason = "a test may stop at once")]

use super::*;
use crate::model::{Binding, Payload, Protocol};
use crate::toy::{Toy, text};

/// `GET /` with a parameter and a response that is JSON, which holds a structure in a list.
fn toy() -> Toy {
    let mut toy = Toy::new();
    let name = toy.add("Name", text());
    let filter = toy.structure("Filter", &[("name", name)]);
    let pet = toy.structure("Pet", &[("name", name)]);
    let pets = toy.list("Pets", pet);
    let input = toy.structure("Input", &[("filter", filter)]);
    let query = Binding::Query { name: "filter".to_owned(), style: crate::model::QueryStyle::Text };
    toy.bind(input, 0, query);
    let output = toy.structure("Output", &[("pets", pets)]);
    toy.bind(output, 0, Binding::Payload(Payload::of(Some("application/json".to_owned()))));
    toy.operation("List", input, Some(output));
    toy
}

fn settled(mut toy: Toy, targets: &[&str]) -> (Vec<String>, Vec<String>) {
    let entry = |target: &&str| Override { target: (*target).to_owned(), reason: "a test".to_owned() };
    let keep_unknown = targets.iter().map(entry).collect();
    let options = Options { keep_unknown, ..Options::default() };
    let mut diagnostics = Diagnostics::default();
    settle(&mut toy.model, &options, &mut diagnostics);
    let keepers = structures(&toy.model).filter(|(_, _, structure)| structure.keeps_unknown);
    let keepers = keepers.map(|(_, shape, _)| shape.name.clone()).collect();
    (keepers, diagnostics.iter().map(|item| item.message.clone()).collect())
}

#[test]
fn a_star_is_every_structure_that_travels_in_documents_alone() {
    assert_eq!(settled(toy(), &["*"]), (vec!["Pet".to_owned()], Vec::new()));
    assert_eq!(settled(toy(), &["#/P*"]), (vec!["Pet".to_owned()], Vec::new()));
    assert_eq!(settled(toy(), &["#/Pet", "*"]), (vec!["Pet".to_owned(),], Vec::new()));
    assert_eq!(settled(toy(), &[]), (Vec::new(), Vec::new()));
}

#[test]
fn an_entry_that_is_about_nothing_is_an_error() {
    for (target, said) in [
        ("#/Name", "which is no structure"),
        ("#/Pat*", "which is no structure"),
        ("#/Filter", "it is sent as a parameter or a header"),
        ("#/Input", "it has members in other places than one document"),
        ("#/Output", "it has members in other places than one document"),
    ] {
        let (keepers, messages) = settled(toy(), &[target]);
        assert!(keepers.is_empty(), "{target}");
        assert!(matches!(messages.as_slice(), [only] if only.contains(said)), "{target}: {messages:?}");
    }
}

#[test]
fn what_the_specification_allows_needs_no_entry() {
    let mut toy = toy();
    let value = toy.add("Value", text());
    let pet = toy.model.shapes.iter().find(|(_, shape)| shape.name == "Pet").map(|(id, _)| id);
    let Some(ShapeKind::Structure(pet)) = pet.map(|id| &mut toy.model.shapes[id].kind) else {
        panic!("no structure")
    };
    pet.additional = Some(value);
    let (keepers, messages) = settled(toy, &["#/Pet"]);
    assert!(keepers.is_empty());
    assert!(matches!(messages.as_slice(), [only] if only.contains("keeps what it does not name anyway")));
}

#[test]
fn formats_without_a_place_for_more_are_told_apart() {
    for (protocol, is_open) in [
        (Protocol::AwsJson1_0, true),
        (Protocol::RpcV2Json, true),
        (Protocol::RpcV2Cbor, true),
        (Protocol::AwsQuery, false),
        (Protocol::Ec2Query, false),
    ] {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let thing = toy.structure("Thing", &[("name", name)]);
        let input = toy.structure("Input", &[("thing", thing)]);
        let output = toy.structure("Output", &[("thing", thing)]);
        toy.operation("Do", input, Some(output));
        toy.model.service.protocols = vec![protocol];
        let (keepers, messages) = settled(toy, &["*"]);
        assert_eq!(keepers.len(), if is_open { 3 } else { 0 }, "{protocol:?}");
        assert_eq!(messages.len(), usize::from(!is_open), "{protocol:?}: {messages:?}");
    }
}

#[test]
fn a_body_of_which_nothing_is_described_may_be_anything() {
    let mut toy = Toy::new();
    let name = toy.add("Name", text());
    let input = toy.structure("Input", &[]);
    let output = toy.structure("Output", &[("name", name)]);
    toy.bind(output, 0, Binding::Header("x-name".to_owned()));
    toy.operation("Do", input, Some(output));
    toy.model.service.protocols = vec![Protocol::RestJson1];
    let (keepers, messages) = settled(toy, &["*"]);
    assert_eq!((keepers.len(), messages.len()), (0, 1), "{messages:?}");
}
