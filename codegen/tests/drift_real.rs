//! Versions of real specifications: the report names what is known to have changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "drift_support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use drawplate_codegen::drift::{Bump, Safety, compare};
use serde_json::{Value, json};

/// What the service knows today beyond its documentation of some time ago: variants of unions and a
/// value of an enum. Clients that are there survive all of it, and the new crate only has more.
#[test]
fn a_service_that_grew_harms_no_client() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/aws-devops-agent/spec.json");
    let documented = std::fs::read_to_string(path).unwrap();
    let mut today: Value = serde_json::from_str(&documented).unwrap();
    let namespace = "com.amazonaws.devopsagent#";
    let added = ["mcpserversigv4", "remoteagent", "remoteagentsigv4", "msteams", "releaseManagement"];
    for name in added {
        let shape = format!("{namespace}Configuration{name}");
        today["shapes"][&shape] = json!({"type": "structure", "members": {}});
        today["shapes"][format!("{namespace}ServiceConfiguration")]["members"][name] =
            json!({"target": shape});
    }
    today["shapes"][format!("{namespace}NewRelicRegion")]["members"]["JP"] =
        json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "JP"}});
    let old = support::read("documented.json", documented).unwrap();
    let new = support::read("today.json", today.to_string()).unwrap();
    let changes = compare(&old, &new);
    let grown: BTreeSet<_> = changes
        .iter()
        .filter(|change| change.rule.id != "type-added")
        .map(|change| (change.rule.id, change.subject.clone()))
        .collect();
    let variants = added.iter().map(|name| ("union-member-added", format!("ServiceConfiguration.{name}")));
    let expected: BTreeSet<_> =
        variants.chain([("enum-value-added", "NewRelicRegion.JP".to_owned())]).collect();
    assert_eq!(grown, expected);
    assert!(changes.iter().all(|change| change.wire.old_client == Safety::Safe));
    assert_eq!(changes.iter().map(|change| change.rust).max(), Some(Bump::Minor));
    let places = changes.iter().filter(|change| change.rule.id == "union-member-added");
    assert!(places.into_iter().all(|change| change.operations.contains(&"AssociateService".to_owned())));
}

/// Older versions of documents of the field, with the newer ones: each says something, with places, and
/// nothing is said of a version and itself.
#[test]
fn versions_of_real_documents_are_compared_with_places() {
    let shared = std::env::var_os("DRAWPLATE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = shared.join("corpus/openapi");
    let Ok(pairs) = std::fs::read_dir(folder.join("diff/real")) else {
        eprintln!(
            "SKIPPED: no folder corpus/openapi/diff/real; set DRAWPLATE_SHARED to compare real versions"
        );
        return;
    };
    for path in pairs.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().replace(".base", "");
        let newer = folder.join("specs").join(&name);
        let Some(new_text) = text(&newer) else {
            eprintln!("SKIPPED: no newer version of {name}");
            continue;
        };
        let name = name.trim_end_matches(".gz");
        let old = support::read(name, text(&path).unwrap()).unwrap();
        let new = support::read(name, new_text).unwrap();
        let changes = compare(&old, &new);
        println!("{name}: {} changes", changes.len());
        assert!(!changes.is_empty(), "{name}");
        let nowhere: Vec<_> =
            changes.iter().filter(|change| change.old.is_none() && change.new.is_none()).collect();
        assert!(nowhere.is_empty(), "{name}: {nowhere:?}");
        assert!(compare(&new, &new).is_empty(), "{name}");
    }
}

/// A text, unpacked; `None` if there is no file, packed or not.
fn text(path: &Path) -> Option<String> {
    let mut text = String::new();
    match std::fs::File::open(path) {
        Ok(packed) => flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap(),
        Err(_) => return std::fs::read_to_string(path.with_extension("")).ok(),
    };
    Some(text)
}
