//! Paths over inputs as JSON, with the names of the model.

use serde_json::{Map, Value};

use super::{InputPath, InputStep};
use crate::endpoint::{Base, Literal};

impl InputPath {
    /// What the path leads to in an input; nothing if it is not set.
    pub fn find(&self, input: &Map<String, Value>) -> Option<Literal> {
        let mut found = Vec::new();
        let is_list =
            walk(&Value::Object(input.clone()), &self.steps, &mut |value| found.push(value.clone()));
        let texts = || found.iter().filter_map(Value::as_str).map(str::to_owned);
        match self.base {
            Base::Boolean => found.iter().find_map(Value::as_bool).map(Literal::Boolean),
            Base::List => is_list.then(|| Literal::List(texts().collect())),
            _ => texts().next().map(Literal::Text),
        }
    }
}

/// Calls back for each value at the end of the steps; says whether there was a list on the way.
fn walk(value: &Value, steps: &[InputStep], found: &mut dyn FnMut(&Value)) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        found(value);
        return false;
    };
    match (step, value) {
        (InputStep::Member { name, .. } | InputStep::Entry(name), Value::Object(members)) => {
            members.get(name).is_some_and(|member| walk(member, rest, found))
        }
        (InputStep::Items, Value::Array(items)) => {
            items.iter().for_each(|item| {
                walk(item, rest, found);
            });
            true
        }
        (InputStep::Keys, Value::Object(entries)) => {
            entries.keys().for_each(|key| {
                walk(&Value::String(key.clone()), rest, found);
            });
            true
        }
        (InputStep::Each(ways), Value::Object(_)) => {
            for way in ways {
                walk(value, way, &mut |value| {
                    walk(value, rest, found);
                });
            }
            true
        }
        _ => false,
    }
}
