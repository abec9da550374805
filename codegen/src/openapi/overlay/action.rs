//! One action of an overlay: a value comes in, and is changed where a JSONPath (RFC 9535) leads.

use serde_json::Value;
use serde_json_path::JsonPath;

/// Why an action cannot be applied.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The keys of an Action Object that have a meaning.
const KEYS: [&str; 4] = ["target", "description", "update", "remove"];

/// Applies an action.
pub(super) fn apply(document: &mut Value, action: &Value) -> Result<(), Fault> {
    let unknown = action.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    if let Some(key) = unknown.into_iter().find(|key| !KEYS.contains(key) && !key.starts_with("x-")) {
        return Err(fault(format!("`{key}` is not supported"), "use `update` or `remove`"));
    }
    let target = action.get("target").and_then(Value::as_str).unwrap_or_default();
    let path = JsonPath::parse(target).map_err(|error| {
        fault(format!("`{target}` is no JSONPath: {error}"), "write a path such as `$.paths['/pets'].get`")
    })?;
    let mut places: Vec<String> =
        path.query_located(document).locations().map(|place| place.to_json_pointer()).collect();
    if places.is_empty() {
        let help = "correct the target, or remove the action if the document no longer needs it";
        return Err(fault(format!("`{target}` selects nothing"), help));
    }
    // The last item of a list goes first, so that the others keep their places.
    places.reverse();
    if action.get("remove") == Some(&Value::Bool(true)) {
        return places.iter().try_for_each(|place| remove(document, place));
    }
    let Some(update) = action.get("update") else {
        return Err(fault("the action does nothing", "give it an `update`, or `remove: true`"));
    };
    let mut changed = false;
    for place in &places {
        changed |= document.pointer_mut(place).is_some_and(|found| merge(found, update));
    }
    let help = "remove the action: the document no longer needs it";
    if changed { Ok(()) } else { Err(fault("the document says already what the update would add", help)) }
}

fn fault(message: impl Into<String>, help: &'static str) -> Fault {
    Fault { message: message.into(), help }
}

fn remove(document: &mut Value, place: &str) -> Result<(), Fault> {
    let Some((holder, last)) = place.rsplit_once('/') else {
        return Err(fault("the document itself cannot be removed", "select something in it"));
    };
    let last = last.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(holder) {
        Some(Value::Object(members)) => {
            members.shift_remove(&last);
        }
        Some(Value::Array(items)) => {
            if let Some(index) = last.parse::<usize>().ok().filter(|index| *index < items.len()) {
                items.remove(index);
            }
        }
        // What it was in has been removed before it.
        _ => {}
    }
    Ok(())
}

/// Adds to an object and to what its members hold, appends to a list, replaces anything else. Says
/// whether that made a difference.
fn merge(target: &mut Value, update: &Value) -> bool {
    match (target, update) {
        (Value::Object(members), Value::Object(update)) => {
            let mut changed = false;
            for (key, value) in update {
                changed |= match members.get_mut(key) {
                    Some(member) => merge(member, value),
                    None => members.insert(key.clone(), value.clone()).is_none(),
                };
            }
            changed
        }
        (Value::Array(items), Value::Array(update)) => {
            items.extend(update.iter().cloned());
            !update.is_empty()
        }
        (Value::Array(items), entry) => {
            items.push(entry.clone());
            true
        }
        (target, update) => {
            let changed = target != update;
            target.clone_from(update);
            changed
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({"info": {"title": "T"}, "tags": ["a", "b", "c"],
            "paths": {"/a": {"get": {"x": 1}, "put": {"x": 2}}, "/b~c": {"get": {"x": 3}}}})
    }

    fn applied(action: Value) -> Result<Value, String> {
        let mut document = document();
        apply(&mut document, &action).map(|()| document).map_err(|fault| fault.message)
    }

    #[test]
    fn an_update_is_merged_into_objects_and_appended_to_lists() {
        let found = applied(json!({"target": "$", "update": {"info": {"version": "1"}}})).unwrap();
        assert_eq!(found["info"], json!({"title": "T", "version": "1"}));
        let found = applied(json!({"target": "$.tags", "update": "d"})).unwrap();
        assert_eq!(found["tags"], json!(["a", "b", "c", "d"]));
        let found = applied(json!({"target": "$.tags", "update": ["d", "e"]})).unwrap();
        assert_eq!(found["tags"], json!(["a", "b", "c", "d", "e"]));
        let found = applied(json!({"target": "$.paths.*.get", "update": {"x": "y"}})).unwrap();
        assert_eq!(found["paths"]["/b~c"]["get"]["x"], "y");
        assert_eq!(found["paths"]["/a"], json!({"get": {"x": "y"}, "put": {"x": 2}}));
    }

    #[test]
    fn what_is_removed_leaves_the_rest_in_its_order() {
        let found = applied(json!({"target": "$.tags[0,2]", "remove": true})).unwrap();
        assert_eq!(found["tags"], json!(["b"]));
        let found = applied(json!({"target": "$.paths['/b~c'].get", "remove": true})).unwrap();
        assert_eq!(found["paths"]["/b~c"], json!({}));
        let found = applied(json!({"target": "$.info", "remove": true})).unwrap();
        assert_eq!(found.as_object().unwrap().keys().collect::<Vec<_>>(), ["tags", "paths"]);
        let found = applied(json!({"target": "$.paths[?@.put]", "remove": true})).unwrap();
        assert_eq!(found["paths"], json!({"/b~c": {"get": {"x": 3}}}));
    }

    #[test]
    fn what_does_nothing_is_a_fault() {
        for (action, message) in [
            (json!({"target": "$.nobody", "remove": true}), "`$.nobody` selects nothing"),
            (
                json!({"target": "$.info", "update": {"title": "T"}}),
                "the document says already what the update would add",
            ),
            (json!({"target": "$.info"}), "the action does nothing"),
            (json!({"target": "$", "remove": true}), "the document itself cannot be removed"),
            (json!({"target": "$.info", "move": "$"}), "`move` is not supported"),
        ] {
            assert_eq!(applied(action), Err(message.to_owned()));
        }
        assert!(applied(json!({"target": "info"})).unwrap_err().starts_with("`info` is no JSONPath"));
    }
}
