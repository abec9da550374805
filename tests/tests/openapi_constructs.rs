//! The table of OpenAPI's constructs, `docs/openapi-constructs.md`: the tests and the diagnostics that it
//! names are there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use drawplate_codegen::diagnostic::Code;
use drawplate_tests::tables::{quoted, rows, sources};

#[test]
fn every_construct_of_the_table_names_tests_and_diagnostics_that_there_are() {
    let sources = sources();
    let rows = rows("openapi-constructs.md");
    assert!(rows.len() > 100, "{} constructs", rows.len());
    for row in rows {
        let [construct, becomes, tests] = row.as_slice() else { panic!("{row:?}") };
        assert!(!becomes.is_empty() && !quoted(tests).is_empty(), "{construct}");
        for name in quoted(tests) {
            let is_there = sources.iter().any(|text| text.contains(&format!("fn {name}()")));
            assert!(is_there, "{construct}: there is no test `{name}`");
        }
        for id in quoted(becomes).into_iter().filter(|word| word.contains("::")) {
            assert!(Code::ALL.iter().any(|code| code.id() == id), "{construct}: there is no code `{id}`");
        }
    }
}
