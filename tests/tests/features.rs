//! A crate with a feature for each tag compiles, without a warning, with any of them.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::process::Command;

#[test]
fn a_crate_compiles_with_the_features_of_any_tags() {
    for features in ["", "cats-kittens", "dogs", "all-tag", "other-types", "cats-kittens,all-tag", "all"] {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args([
                "check",
                "--quiet",
                "--package",
                "fixture-tags",
                "--no-default-features",
                "--features",
                features,
            ])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !said.contains("warning"), "{features}: {said}");
    }
}

#[test]
fn with_all_features_an_operation_is_where_its_tag_is_and_where_all_are() {
    use fixture_tags::operation::{ListFriendsInput, dogs};

    let input: dogs::ListFriendsInput = ListFriendsInput::builder().id("a").build();
    assert_eq!(input.id, "a");
    assert_eq!(fixture_tags::types::Status::Well.as_str(), "well");
}
