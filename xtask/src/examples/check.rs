//! The examples of one spec, and what came of each.

use drawplate_codegen::model::Example;
use drawplate_codegen::options::{Options, Package, RuntimeDependency};
use drawplate_codegen::source::{Format, Origin, Sources};
use drawplate_codegen::{Request, pass};
use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use serde_json::Value;

use super::compare::{Difference, compare};
use super::node::Node;
use super::world::{Place, World};

/// An example and what came of it.
pub(super) struct Checked {
    pub(super) origin: Origin,
    pub(super) verdict: Verdict,
}

/// What came of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What was written is what was read.
    Equal,
    /// But for properties that the schema does not describe.
    Undescribed,
    /// But for nulls that the schema does not allow.
    Null,
    /// The schema does not allow it.
    Wrong(String),
    /// It fits, and something of it is lost or changed, in these places.
    Damaged(Vec<String>),
}

/// How many came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) examples: usize,
    pub(super) equal: usize,
    pub(super) undescribed: usize,
    pub(super) null: usize,
    pub(super) wrong: usize,
    pub(super) damaged: usize,
}

/// The examples of a spec; `None` if it is none, or is refused.
pub(super) fn spec(name: &str, text: String) -> Option<Vec<Checked>> {
    if Format::detect(&text) != Some(Format::OpenApi) {
        return None;
    }
    let mut sources = Sources::default();
    sources.add(name, text);
    let request = Request {
        sources,
        options: Options { package: Package::named("examples"), ..Options::default() },
        runtime: RuntimeDependency::Version(String::new()),
        command: String::new(),
    };
    let (model, mut diagnostics) = drawplate_codegen::read(&request);
    let model = model?;
    let facts = pass::facts(&model, &request.options, &mut diagnostics)?;
    let world = World::new(model, &facts);
    Some(world.model.examples.iter().map(|example| checked(world, example)).collect())
}

fn checked(world: &'static World, example: &Example) -> Checked {
    let place = Place {
        target: example.shape,
        optional: false,
        nullable: example.nullable && !world.takes_null(example.shape),
    };
    let mut node = Node::empty(world, place);
    let verdict = round(&mut node, &example.value).unwrap_or_else(Verdict::Wrong);
    Checked { origin: example.origin.clone(), verdict }
}

fn round(node: &mut Node, given: &Value) -> Result<Verdict, String> {
    let bytes = given.to_string().into_bytes();
    JSON.decode(&bytes, node.slot(), &ValueSchema::PLAIN).map_err(|error| error.to_string())?;
    let mut written = Vec::new();
    JSON.encode(node.view(), &ValueSchema::PLAIN, &mut written).map_err(|error| error.to_string())?;
    let written: Value = serde_json::from_slice(&written).map_err(|error| error.to_string())?;
    let differences = compare(node, given, &written);
    let worst = differences.iter().map(|(difference, _)| *difference).max();
    Ok(match worst {
        None => Verdict::Equal,
        Some(Difference::Undescribed) => Verdict::Undescribed,
        Some(Difference::Null) => Verdict::Null,
        Some(Difference::Damage) => {
            let damage = differences.into_iter().filter(|(difference, _)| *difference == Difference::Damage);
            Verdict::Damaged(damage.map(|(_, place)| place).collect())
        }
    })
}

impl Counts {
    /// The counts of one spec.
    pub(super) fn of(all: &[Checked]) -> Self {
        let mut counts = Self { examples: all.len(), ..Self::default() };
        for checked in all {
            let count = match checked.verdict {
                Verdict::Equal => &mut counts.equal,
                Verdict::Undescribed => &mut counts.undescribed,
                Verdict::Null => &mut counts.null,
                Verdict::Wrong(_) => &mut counts.wrong,
                Verdict::Damaged(_) => &mut counts.damaged,
            };
            *count += 1;
        }
        counts
    }

    /// Adds the counts of another spec.
    pub(super) const fn add(&mut self, other: &Self) {
        self.examples += other.examples;
        self.equal += other.equal;
        self.undescribed += other.undescribed;
        self.null += other.null;
        self.wrong += other.wrong;
        self.damaged += other.damaged;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    /// The verdicts on examples of the schema `A`, which holds one of everything.
    fn verdicts(examples: &str) -> Vec<Verdict> {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths: {{}}\n\
             components:\n  schemas:\n    A:\n      required: [id]\n      properties:\n        \
             id: {{type: integer}}\n        at: {{type: string, format: date-time}}\n        \
             list: {{type: array, items: {{type: string}}}}\n        note: {{type: [string, 'null']}}\n        \
             text: {{type: string}}\n        one: {{oneOf: [{{$ref: '#/components/schemas/B'}}, {{type: string}}]}}\n        \
             map: {{additionalProperties: {{type: number}}}}\n      examples: {examples}\n    \
             B: {{properties: {{b: {{type: boolean}}}}}}\n"
        );
        spec("a.yaml", text).unwrap().into_iter().map(|checked| checked.verdict).collect()
    }

    #[test]
    fn what_fits_its_schema_is_written_as_it_was_read() {
        for example in [
            "{id: 1}",
            "{id: 1, note: null, list: [], map: {a: 1, b: 2.50}}",
            "{id: 1, at: '2026-01-02T03:04:05+00:00', one: {b: true}}",
            "{id: 1, one: text}",
        ] {
            assert_eq!(verdicts(&format!("[{example}]")), [Verdict::Equal], "{example}");
        }
    }

    #[test]
    fn what_the_schema_does_not_have_is_told_from_what_it_forbids() {
        assert_eq!(verdicts("[{id: 1, other: 2}]"), [Verdict::Undescribed]);
        assert_eq!(verdicts("[{id: 1, text: null}]"), [Verdict::Null]);
        assert_eq!(verdicts("[{id: 1, list: [a, null]}]"), [Verdict::Null]);
        for wrong in ["{}", "{id: a}", "text", "{id: 1, list: a}", "{id: 1, at: yesterday}"] {
            let found = verdicts(&format!("[{wrong}]"));
            assert!(matches!(found.as_slice(), [Verdict::Wrong(_)]), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn a_value_that_is_two_variants_at_once_is_damaged_by_taking_one() {
        let text = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components:\n  schemas:\n    A:\n      anyOf: [{required: [a], properties: {a: {type: string}}}, \
                    {required: [b], properties: {b: {type: string}}}]\n      example: {a: x, b: y}\n";
        let found = spec("a.yaml", text.to_owned()).unwrap();
        let verdicts: Vec<_> = found.into_iter().map(|checked| checked.verdict).collect();
        assert_eq!(verdicts, [Verdict::Damaged(vec!["/b".to_owned()])]);
    }
}
