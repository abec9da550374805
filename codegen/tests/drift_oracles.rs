//! What other tools say about the same pairs of specifications.
//!
//! `drift_oracles/*.tsv` say which of our rules is which check of theirs, how bad each finds it, and
//! why where that is not the same. The pairs are third-party data that is not part of this
//! repository; without it the pairs are skipped, and the tables are checked alone.
//!
//! `drift_oracles/pairs.tsv` has what is said of single pairs where a table cannot know better.
//! `drift_oracles/kept.tsv` has what is made of each pair, for the page of rules, and must stay true: a
//! pair that neither agrees nor has a reason fails. `DRAWPLATE_ACCEPT=1` writes it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "drift_support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use drawplate_codegen::drift::{Bump, Change, Safety, Version, compare, rules};
use drawplate_codegen::source::Origin;

const SMITHY_DIFF: &str = include_str!("drift_oracles/smithy-diff.tsv");
const OASDIFF: &str = include_str!("drift_oracles/oasdiff.tsv");
const PAIRS: &str = include_str!("drift_oracles/pairs.tsv");
const KEPT: &str = include_str!("drift_oracles/kept.tsv");

/// The folder of shared test data: the one that `DRAWPLATE_SHARED` names, else a folder `shared`
/// beside the repository.
fn corpus(folder: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var_os("DRAWPLATE_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("corpus").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("SKIPPED: no folder corpus/{folder}; set DRAWPLATE_SHARED to compare with other tools");
    None
}

/// A check of another tool.
#[derive(Debug, Clone)]
struct Row {
    rules: Vec<String>,
    /// The other tool says something, where there may be nothing to say.
    may_be_silent: bool,
    ours: Vec<Safety>,
    reason: Option<String>,
}

/// All checks of another tool, by id and by how bad it finds them.
struct Table {
    rows: BTreeMap<(String, Safety), Row>,
    /// Rules that find more than the other tool does, each with the reason.
    more: BTreeMap<String, String>,
}

impl Table {
    fn read(text: &str) -> Self {
        let mut reasons = BTreeMap::new();
        let mut table = Self { rows: BTreeMap::new(), more: BTreeMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            if let Some(key) = cells[0].strip_prefix("! ") {
                reasons.insert(key.to_owned(), cells[1].to_owned());
            } else if let Some(rule) = cells[0].strip_prefix("> ") {
                table.more.insert(rule.to_owned(), cells[1].to_owned());
            } else {
                let reason = cells.get(4).map(|key| reasons.get(*key).expect(line).clone());
                let rules = cells[2].split(' ').filter(|rule| *rule != "-").map(str::to_owned).collect();
                let may_be_silent = cells[2].split(' ').any(|rule| rule == "-");
                let ours = cells[3].split(' ').map(class).collect();
                let row = Row { rules, may_be_silent, ours, reason };
                table.rows.insert((cells[0].to_owned(), class(cells[1])), row);
            }
        }
        table
    }

    /// The row of an id, or of the longest beginning of it that has one.
    fn find(&self, id: &str, safety: Safety) -> Option<&Row> {
        let ends = id.match_indices('.').map(|(at, _)| at).chain([id.len()]);
        let mut beginnings: Vec<&str> = ends.map(|end| &id[..end]).collect();
        beginnings.reverse();
        beginnings.into_iter().find_map(|id| self.rows.get(&(id.to_owned(), safety)))
    }
}

fn class(word: &str) -> Safety {
    match word {
        "breaking" | "ERR" | "ERROR" => Safety::Breaking,
        "careful" | "WARN" | "WARNING" | "DANGER" => Safety::Careful,
        "safe" | "INFO" | "NOTE" => Safety::Safe,
        _ => panic!("{word} is no class"),
    }
}

/// What another tool says about a pair.
struct Expected {
    id: String,
    safety: Safety,
    /// The shape or member that it is about, where the tool says so.
    place: Option<String>,
}

/// What is made of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Missed,
    Differs,
    Agrees,
}

impl Outcome {
    const fn word(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Differs => "differs for a reason",
            Self::Agrees => "agrees",
        }
    }
}

fn read(path: &Path, service: Option<&String>) -> Result<Version, String> {
    let text = fs::read_to_string(path).map_err(|fault| fault.to_string())?;
    support::read_service(&path.display().to_string(), text, service.cloned())
}

/// How one tool judges changes, and a pair of ours in its eyes.
struct Oracle {
    name: &'static str,
    table: Table,
    judge: fn(&Change) -> Safety,
}

impl Oracle {
    fn outcome(&self, pair: &str, changes: &[Change], expected: &[Expected]) -> Outcome {
        if expected.is_empty() {
            return self.nothing_expected(changes);
        }
        let single = Singles::of(self.name, pair);
        let one = |one: &Expected| match (self.one(changes, one), single.reason(&one.id)) {
            (Outcome::Missed, Some(_)) => Outcome::Differs,
            (outcome, None) => outcome,
            (outcome, Some(_)) => panic!("{pair}: {} {}: its reason is not needed", one.id, outcome.word()),
        };
        expected.iter().map(one).min().unwrap_or(Outcome::Agrees)
    }

    fn one(&self, changes: &[Change], expected: &Expected) -> Outcome {
        let row = self.table.find(&expected.id, expected.safety);
        let row = row.unwrap_or_else(|| panic!("{}: {} has no row", self.name, expected.id));
        let found = changes.iter().filter(|change| {
            row.rules.iter().any(|rule| rule == change.rule.id)
                && travels(change, &expected.id)
                && expected.place.as_ref().is_none_or(|place| is_at(change, place, &expected.id))
        });
        let outcomes = found.map(|change| match (self.judge)(change) {
            ours if ours == expected.safety => Outcome::Agrees,
            ours if row.ours.contains(&ours) => Outcome::Differs,
            // What is in no client harms none.
            _ if change.message.contains("it is in no client") => Outcome::Differs,
            _ => Outcome::Missed,
        });
        let silent = if row.may_be_silent { Outcome::Differs } else { Outcome::Missed };
        outcomes.max().unwrap_or(silent).max(silent)
    }

    /// The other tool has nothing to say.
    fn nothing_expected(&self, changes: &[Change]) -> Outcome {
        let worse = changes.iter().filter(|change| (self.judge)(change) > Safety::Safe);
        let told = worse.map(|change| match self.table.more.contains_key(change.rule.id) {
            true => Outcome::Differs,
            false => Outcome::Missed,
        });
        told.min().unwrap_or(Outcome::Agrees)
    }
}

/// What is said of a single pair, by the ids of the other tool.
struct Singles(BTreeMap<&'static str, &'static str>);

impl Singles {
    fn of(oracle: &str, pair: &str) -> Self {
        let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
        let of_pair = lines.filter_map(|line| {
            let [of, name, id, reason] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            (of == oracle && name == pair).then_some((id, reason))
        });
        Self(of_pair.collect())
    }

    fn reason(&self, id: &str) -> Option<&'static str> {
        self.0.get(id).copied()
    }
}

/// Whether a change is of what a check of oasdiff is about: what is asked, or what is answered.
fn travels(change: &Change, id: &str) -> bool {
    let is = |word: &str| id.starts_with(word) || id.starts_with("new-") && id.contains(word);
    match (is("request"), is("response")) {
        (true, false) => change.direction.is_written(),
        (false, true) => change.direction.is_read(),
        _ => true,
    }
}

/// Whether a change is at a shape, at a part of it, or at the shape of a member; or at what the id ends
/// with, where that is about a part of something larger.
fn is_at(change: &Change, place: &str, id: &str) -> bool {
    let named = |origin: &Origin| match origin.pointer.tokens().as_slice() {
        ["shapes", shape, "members", member, ..] => format!("{shape}${member}"),
        ["shapes", shape, member @ ("member" | "key" | "value"), ..] => format!("{shape}${member}"),
        ["shapes", shape, ..] => (*shape).to_owned(),
        tokens => tokens.join(" "),
    };
    let holds = |one: &str, other: &str| one == other || other.starts_with(&format!("{one}$"));
    let places = [&change.old, &change.new].into_iter().flatten().map(named);
    let subject = place.rsplit('#').next().unwrap_or_default().replace('$', ".");
    let part = id.rsplit('.').next().unwrap_or_default();
    change.subject == subject
        || change.subject == part
        || change.subject.starts_with(&format!("{subject}."))
        || places
            .into_iter()
            .any(|at| holds(&at, place) || holds(place, &at) || at.ends_with(&format!("#{part}")))
}

/// Prints how often we agree, and holds what is made of each pair against what is written down.
fn settle(oracle: &str, outcomes: &BTreeMap<String, Outcome>) {
    let count = |wanted: Outcome| outcomes.values().filter(|outcome| **outcome == wanted).count();
    println!(
        "{oracle}: {} of {} pairs agree, {} differ for a stated reason, {} do not",
        count(Outcome::Agrees),
        outcomes.len(),
        count(Outcome::Differs),
        count(Outcome::Missed)
    );
    let missed = outcomes.iter().filter(|(_, outcome)| **outcome == Outcome::Missed);
    let missed: Vec<&String> = missed.map(|(pair, _)| pair).collect();
    assert!(missed.is_empty(), "not as {oracle} says, and nobody says why: {missed:#?}");
    let now: BTreeSet<String> =
        outcomes.iter().map(|(pair, outcome)| format!("{oracle}\t{pair}\t{}", outcome.word())).collect();
    let is_own = |line: &&str| line.starts_with(&format!("{oracle}\t"));
    if std::env::var_os("DRAWPLATE_ACCEPT").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drift_oracles/kept.tsv");
        let text = fs::read_to_string(&path).unwrap();
        let others = text.lines().filter(|line| !is_own(line)).map(str::to_owned);
        let lines: BTreeSet<String> = others.chain(now).collect();
        fs::write(path, lines.into_iter().collect::<Vec<_>>().join("\n") + "\n").unwrap();
        return;
    }
    // Other pairs than those that are written down are judged, and not compared.
    let names = |line: &str| line.split('\t').take(2).map(str::to_owned).collect::<Vec<_>>();
    let written: BTreeSet<Vec<String>> = KEPT.lines().filter(is_own).map(names).collect();
    let others =
        now.iter().filter(|line| written.contains(&names(line)) && !KEPT.lines().any(|it| it == *line));
    let others: Vec<&String> = others.collect();
    assert!(others.is_empty(), "kept.tsv says something else, run with DRAWPLATE_ACCEPT=1: {others:#?}");
}

/// The pair's outcome, with the changes of all services that both versions have.
fn of_pair(oracle: &Oracle, pair: &str, files: [&Path; 2], expected: &[Expected]) -> Outcome {
    let both = [files[0], files[1]].map(services);
    let several: Vec<Option<&String>> = match both.iter().any(|services| services.len() > 1) {
        true => both[0].intersection(&both[1]).map(Some).collect(),
        false => vec![None],
    };
    let changes = several.into_iter().flat_map(|service| {
        let [old, new] =
            files.map(|file| read(file, service).unwrap_or_else(|said| panic!("{pair}: {said}")));
        compare(&old, &new)
    });
    let changes: Vec<Change> = changes.collect();
    oracle.outcome(pair, &changes, expected)
}

/// A generated client is code too: smithy-diff judges both what travels and what compiles.
fn wire_or_code(change: &Change) -> Safety {
    if change.rust == Bump::Major { Safety::Breaking } else { change.wire.worst() }
}

#[test]
fn smithy_diff_is_agreed_with_or_differed_from_for_a_reason() {
    let Some(folder) = corpus("smithy/diff-tests") else { return };
    let oracle = Oracle { name: "smithy-diff", table: Table::read(SMITHY_DIFF), judge: wire_or_code };
    let mut outcomes = BTreeMap::new();
    for path in ["custom", "toolkit"].into_iter().flat_map(|part| fs::read_dir(folder.join(part)).unwrap()) {
        let path = path.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(pair) = name.strip_suffix(".events") else { continue };
        let side = |side: &str| path.with_file_name(format!("{pair}.{side}.json"));
        let mut expected = events(&fs::read_to_string(&path).unwrap());
        // What is said of a service is about whatever it holds.
        let services = of_types(&side("a"), &["service", "resource"]);
        for one in &mut expected {
            one.place = one.place.take().filter(|place| place.contains('#') && !services.contains(place));
        }
        outcomes.insert(pair.to_owned(), of_pair(&oracle, pair, [&side("a"), &side("b")], &expected));
    }
    settle(oracle.name, &outcomes);
}

/// The services of a Smithy model; none in other documents.
fn services(path: &Path) -> BTreeSet<String> {
    of_types(path, &["service"])
}

/// The shapes of these types.
fn of_types(path: &Path, types: &[&str]) -> BTreeSet<String> {
    let model: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_default();
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let wanted = shapes.filter(|(_, shape)| shape["type"].as_str().is_some_and(|of| types.contains(&of)));
    wanted.map(|(id, _)| id.clone()).collect()
}

/// `[SEVERITY] place: message | Id`, one on a line. What is suppressed is said all the same.
fn events(text: &str) -> Vec<Expected> {
    let lines = text.lines().filter(|line| line.starts_with('[') && !line.starts_with("[SUPPRESSED]"));
    let events = lines.map(|line| {
        let (severity, rest) = line[1..].split_once("] ").expect(line);
        let (place, rest) = rest.split_once(": ").expect(line);
        let (_, id) = rest.rsplit_once(" | ").expect(line);
        let place = Some(place.to_owned()).filter(|place| place != "-");
        Expected { id: id.trim().to_owned(), safety: class(severity), place }
    });
    events.collect()
}

#[test]
fn oasdiff_is_agreed_with_or_differed_from_for_a_reason() {
    let Some(folder) = corpus("openapi/diff/oasdiff") else { return };
    let table = Table::read(OASDIFF);
    let oracle = Oracle { name: "oasdiff", table, judge: |change| change.wire.old_client };
    let expected: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let levels = &expected["default_levels"];
    for (id, level) in levels.as_object().unwrap() {
        assert!(oracle.table.find(id, class(level.as_str().unwrap())).is_some(), "{id} has no row");
    }
    let mut outcomes = BTreeMap::new();
    for case in expected["usable_pairs"].as_array().unwrap() {
        let side = |side: &str| folder.join(case[side].as_str().unwrap());
        // A comment on a change is no change.
        let ids = case["expected_ids"].as_array().unwrap().iter().filter_map(|id| id.as_str());
        let ids = ids.filter(|id| !id.ends_with("-comment"));
        let expected: Vec<_> = ids
            .map(|id| {
                let level = case["expected_levels"][id].as_str().or_else(|| levels[id].as_str());
                let safety = class(levels[id].as_str().or(level).expect(id));
                Expected { id: id.to_owned(), safety, place: None }
            })
            .collect();
        let pair = case["test"].as_str().unwrap();
        let outcome = of_pair(&oracle, pair, [&side("base"), &side("revision")], &expected);
        outcomes.insert(pair.to_owned(), outcome);
    }
    settle(oracle.name, &outcomes);
}

#[test]
fn tables_name_rules_that_there_are_and_give_a_reason_for_each_difference() {
    let known: BTreeSet<&str> = rules().iter().map(|rule| rule.id).collect();
    for (name, text) in [("smithy-diff", SMITHY_DIFF), ("oasdiff", OASDIFF)] {
        let table = Table::read(text);
        for ((id, safety), row) in &table.rows {
            let unknown: Vec<_> = row.rules.iter().filter(|rule| !known.contains(rule.as_str())).collect();
            assert!(unknown.is_empty(), "{name}: {id}: {unknown:?}");
            let differs = row.ours != [*safety] || row.may_be_silent;
            assert_eq!(differs, row.reason.is_some(), "{name}: {id}");
        }
        for key in table.rows.values().filter_map(|row| row.reason.as_ref()) {
            assert!(key.ends_with('.'), "{name}: a reason is a sentence: {key}");
        }
        let more: Vec<_> = table.more.keys().filter(|rule| !known.contains(rule.as_str())).collect();
        assert!(more.is_empty(), "{name}: {more:?}");
    }
}
