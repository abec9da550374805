//! Each rule, by its own example; and what a change is said to do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "drift_support/mod.rs"]
mod support;

use drawplate_codegen::drift::{Bump, Change, Direction, Safety, compare, rules};

use self::support::model;

fn between(old: &str, new: &str) -> Vec<Change> {
    compare(&model(old), &model(new))
}

#[test]
fn each_rule_finds_the_change_of_its_example_and_nothing_where_nothing_changed() {
    for rule in rules() {
        let [old, new] = rule.example;
        let found: Vec<_> = between(old, new).iter().map(|change| change.rule.id).collect();
        assert!(found.contains(&rule.id), "{}: {found:?}", rule.id);
        assert!(between(old, old).is_empty(), "{}", rule.id);
        assert!(between(new, new).is_empty(), "{}", rule.id);
    }
}

#[test]
fn rules_have_ids_of_their_own_in_order() {
    let ids: Vec<_> = rules().iter().map(|rule| rule.id).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(ids, sorted);
}

/// A shape that travels both ways is one change in both directions, with all of its operations.
#[test]
fn a_change_says_where_it_travels() {
    let spec = |values: &str| {
        format!(
            r#"{{"e#S": {{"type": "service", "version": "1", "operations": [{{"target": "e#A"}}, {{"target": "e#B"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "e#A": {{"type": "operation", "input": {{"target": "e#Box"}}}},
            "e#B": {{"type": "operation", "output": {{"target": "e#Box"}}}},
            "e#Box": {{"type": "structure", "members": {{"k": {{"target": "e#K"}}}}}},
            "e#K": {{"type": "enum", "members": {{{values}}}}}}}"#
        )
    };
    let changes = between(
        &spec(r#""A": {"target": "smithy.api#Unit"}"#),
        &spec(r#""B": {"target": "smithy.api#Unit"}"#),
    );
    let found: Vec<_> = changes
        .iter()
        .map(|change| {
            (
                change.rule.id,
                change.subject.as_str(),
                change.direction,
                change.operations.join(" "),
                change.rust,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("enum-value-added", "K.B", Direction::Both, "A B".to_owned(), Bump::Minor),
            ("enum-value-removed", "K.A", Direction::Both, "A B".to_owned(), Bump::Major),
        ]
    );
}

/// What is required in requests is missing from those of older clients; in responses, from those
/// of older services.
#[test]
fn a_member_that_becomes_required_breaks_the_older_side() {
    let spec = |place: &str, required: &str| {
        format!(
            r#"{{"e#S": {{"type": "service", "version": "1", "operations": [{{"target": "e#A"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "e#A": {{"type": "operation", "{place}": {{"target": "e#Box"}}}},
            "e#Box": {{"type": "structure", "members": {{"k": {{"target": "smithy.api#String"{required}}}}}}}}}"#
        )
    };
    let required = r#", "traits": {"smithy.api#required": {}}"#;
    for (place, old_client, new_client) in
        [("input", Safety::Breaking, Safety::Safe), ("output", Safety::Safe, Safety::Breaking)]
    {
        let changes = between(&spec(place, ""), &spec(place, required));
        let wire: Vec<_> =
            changes.iter().map(|change| (change.wire.old_client, change.wire.new_client)).collect();
        assert_eq!(wire, [(old_client, new_client)], "{place}");
    }
}
