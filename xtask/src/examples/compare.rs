//! What became of a value that was read and written.

use drawplate_runtime::Timestamp;
use serde_json::Value;

use super::node::{Choice, Node, State};

/// How what was written differs from what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// A property that the schema does not describe is not kept.
    Undescribed,
    /// A null where the schema allows none is like no value.
    Null,
    /// A property is lost, or a value is another one.
    Damage,
}

/// All differences, with the places of damage.
pub(super) fn compare(node: &Node, given: &Value, written: &Value) -> Vec<(Difference, String)> {
    let mut comparison = Comparison { found: Vec::new() };
    comparison.values(Some(node), given, written, "");
    comparison.found
}

struct Comparison {
    found: Vec<(Difference, String)>,
}

impl Comparison {
    fn values(&mut self, node: Option<&Node>, given: &Value, written: &Value, at: &str) {
        let (node, choice) = inside(node);
        match (given, written) {
            (Value::Object(given), Value::Object(written)) => {
                for (key, value) in given {
                    let at = format!("{at}/{key}");
                    match written.get(key) {
                        Some(written) => self.values(member(node, key), value, written, &at),
                        None if value.is_null() => self.found.push((Difference::Null, at)),
                        None if member(node, key).is_some() || choice.is_some_and(|it| it.missed(key)) => {
                            self.found.push((Difference::Damage, at));
                        }
                        None => self.found.push((Difference::Undescribed, at)),
                    }
                }
                let added = written.keys().filter(|key| !given.contains_key(*key));
                self.found.extend(added.map(|key| (Difference::Damage, format!("{at}/{key} is new"))));
            }
            (Value::Array(given), Value::Array(written)) => self.lists(node, given, written, at),
            _ if is_same(given, written) => {}
            (Value::Null, Value::Array(items)) if items.is_empty() => {
                self.found.push((Difference::Null, at.to_owned()));
            }
            _ => self.found.push((Difference::Damage, format!("{at}: {given} is {written}"))),
        }
    }

    fn lists(&mut self, node: Option<&Node>, given: &[Value], written: &[Value], at: &str) {
        let kept: Vec<&Value> = match given.len() == written.len() {
            true => given.iter().collect(),
            false => given.iter().filter(|value| !value.is_null()).collect(),
        };
        if kept.len() != written.len() {
            self.found.push((Difference::Damage, format!("{at} has {} items", written.len())));
            return;
        }
        if kept.len() < given.len() {
            self.found.push((Difference::Null, at.to_owned()));
        }
        for (index, (given, written)) in kept.iter().zip(written).enumerate() {
            self.values(item(node, index), given, written, &format!("{at}/{index}"));
        }
    }
}

/// The value inside of options and unions, and the innermost of those unions.
fn inside(mut node: Option<&Node>) -> (Option<&Node>, Option<&Choice>) {
    let mut innermost = None;
    loop {
        node = match node {
            Some(Node::Maybe(maybe)) => match &maybe.value {
                State::Value(value) => Some(value),
                State::Absent | State::Null => None,
            },
            Some(Node::Union(choice)) => {
                innermost = Some(&**choice);
                choice.value.as_ref().ok().map(|(_, value)| value)
            }
            other => return (other, innermost),
        };
    }
}

fn member<'n>(node: Option<&'n Node>, key: &str) -> Option<&'n Node> {
    match node? {
        Node::Structure(structure) => {
            let schema = drawplate_runtime::value::Structure::schema(structure);
            let named = schema.members.iter().take(schema.additional.unwrap_or(schema.members.len()));
            let index = named.into_iter().position(|member| member.name == key);
            match (index, schema.additional) {
                (Some(index), _) => structure.members.get(index),
                (None, Some(additional)) => member(structure.members.get(additional), key),
                (None, None) => None,
            }
        }
        Node::Map(map) => map.entries.get(key),
        _ => None,
    }
}

fn item(node: Option<&Node>, index: usize) -> Option<&Node> {
    match node? {
        Node::List(list) => list.items.get(index),
        _ => None,
    }
}

/// Numbers and points in time have more than one spelling.
fn is_same(given: &Value, written: &Value) -> bool {
    match (given, written) {
        (Value::Number(one), Value::Number(other)) => {
            // Examples of 32-bit numbers are given with more digits than they have.
            #[allow(clippy::cast_possible_truncation, reason = "that is what is compared")]
            let single = |number: &serde_json::Number| number.as_f64().map(|number| number as f32);
            one == other || one.as_f64() == other.as_f64() || single(one) == single(other)
        }
        (Value::String(one), Value::String(other)) => {
            one == other || instant(one).is_some_and(|instant| Some(instant) == self::instant(other))
        }
        _ => given == written,
    }
}

fn instant(text: &str) -> Option<Timestamp> {
    Timestamp::parse(text, drawplate_runtime::schema::TimestampFormat::DateTime).ok()
}
