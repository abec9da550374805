//! Every target, with its seeds and with changes of them that get smaller once one is found.
//!
//! `DRAWPLATE_FUZZ_CASES` sets how many changes of each seed are tried.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use drawplate_fuzz::{TARGETS, Target};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// What is put somewhere: the signs of all formats, and what their readers may stumble over.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "/",
    "..",
    "%2e",
    "%",
    "&",
    "=",
    "?",
    "#",
    "@",
    ";",
    "<",
    ">",
    "</",
    "<![CDATA[",
    "&#0;",
    "\0",
    "\r\n",
    "\n  ",
    "\t",
    "- ",
    "*a",
    "&a ",
    "!!int ",
    "|",
    "\r",
    "\n\n",
    "data:",
    "id:",
    "\x1e",
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "18446744073709551616",
    "0.1",
    "é",
    "\u{2028}",
    "\u{feff}",
    "\u{1f600}",
    "$ref",
    "\"$ref\":\"#/\"",
    "\"#/components/schemas/A\"",
    "smithy.api#String",
    "type",
    "structure",
    "union",
    "allOf",
    "oneOf",
    "properties",
    "self",
    "Self",
    "r#",
    "*/",
    "```",
    "#[",
    "{a}",
    "{a+}",
    "`",
    "'",
    "(",
    ")",
    "&&",
    "||",
    "!",
];

#[derive(Debug, Clone)]
enum Edit {
    Put(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Flip(Index, u8),
    Cut(Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (any::<Index>(), select(TOKENS)).prop_map(|(at, token)| Edit::Put(at, token.as_bytes().to_vec())),
        1 => (any::<Index>(), vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Edit::Put(at, bytes)),
        3 => (any::<Index>(), 1_usize..40).prop_map(|(at, length)| Edit::Remove(at, length)),
        2 => (any::<Index>(), 1_usize..60, 1_usize..4).prop_map(|(at, length, times)| Edit::Repeat(at, length, times)),
        2 => (any::<Index>(), 1_u8..).prop_map(|(at, mask)| Edit::Flip(at, mask)),
        1 => any::<Index>().prop_map(Edit::Cut),
    ]
}

fn apply(bytes: &mut Vec<u8>, edit: Edit) {
    let size = bytes.len() + 1;
    let range = |at: Index, length: usize| at.index(size)..(at.index(size) + length).min(size - 1);
    match edit {
        Edit::Put(at, what) => drop(bytes.splice(range(at, 0), what)),
        Edit::Remove(at, length) => drop(bytes.drain(range(at, length))),
        Edit::Repeat(at, length, times) => {
            let piece = bytes[range(at, length)].repeat(times);
            drop(bytes.splice(range(at, 0), piece));
        }
        Edit::Flip(at, mask) => {
            if let Some(byte) = bytes.get_mut(at.index(size)) {
                *byte ^= mask;
            }
        }
        Edit::Cut(at) => bytes.truncate(at.index(size)),
    }
}

fn cases(default: u32) -> u32 {
    std::env::var("DRAWPLATE_FUZZ_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Runs a target with changed seeds, and with bytes that were never a seed.
fn check(target: &Target, default: u32) {
    let seeds: Vec<Vec<u8>> = target.seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    seeds.iter().for_each(|seed| (target.run)(seed));
    let count = cases(default) * u32::try_from(seeds.len()).unwrap();
    let mut runner = TestRunner::new(Config { cases: count, failure_persistence: None, ..Config::default() });
    let start = prop_oneof![8 => select(seeds), 1 => vec(any::<u8>(), 0..40), 1 => Just(Vec::new())];
    let result = runner.run(&(start, vec(edit(), 1..8)), |(mut bytes, edits)| {
        edits.into_iter().for_each(|edit| apply(&mut bytes, edit));
        std::panic::catch_unwind(|| (target.run)(&bytes)).map_err(|_| {
            TestCaseError::fail(format!("{}: {:?}", target.name, bytes.escape_ascii().to_string()))
        })
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn no_input_makes_a_target_panic() {
    for target in TARGETS {
        // The generator makes a whole crate each time, the others take microseconds.
        check(target, if target.name == "specs" { 40 } else { 400 });
    }
}

#[test]
fn every_target_has_a_program_for_the_fuzzer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("libfuzzer");
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for target in TARGETS {
        let program =
            std::fs::read_to_string(folder.join(format!("fuzz_targets/{}.rs", target.name))).unwrap();
        assert!(program.contains(&format!("run(\"{}\", bytes)", target.name)), "{}", target.name);
        assert!(manifest.contains(&format!("name = \"{}\"", target.name)), "{}", target.name);
    }
    let programs = std::fs::read_dir(folder.join("fuzz_targets")).unwrap().count();
    assert_eq!(programs, TARGETS.len(), "no program is left over");
}
