//! Where in a value which shape is, so that a test can change a value with aim.

use serde_json::{Value, json};

use super::{Kind, Spec};

/// A place in a JSON value and the shape that is there.
#[derive(Debug, Clone)]
pub struct Place {
    /// The place as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The name of the shape.
    pub shape: String,
    /// The structure that is here needs this member, or it is no member of a structure.
    pub required: bool,
    /// The value here, or one around it, is a secret.
    pub secret: bool,
}

impl Spec {
    /// All places in a value of the shape with this name, the value itself first.
    pub fn places(&self, name: &str, json: &Value) -> Vec<Place> {
        let mut places = Vec::new();
        let root = Place { pointer: String::new(), shape: name.to_owned(), required: true, secret: false };
        self.visit(root, json, &mut places);
        places
    }

    fn visit(&self, mut place: Place, json: &Value, places: &mut Vec<Place>) {
        let shape = self.shape(&place.shape);
        place.secret |= shape.secret;
        places.push(place.clone());
        let below = |key: &str, target: &str, required, secret: bool| Place {
            pointer: format!("{}/{}", place.pointer, escape(key)),
            shape: target.to_owned(),
            required,
            secret: secret || place.secret,
        };
        match (&shape.kind, json) {
            (Kind::Structure(members) | Kind::KeyedUnion(members), Value::Object(object)) => {
                for member in members {
                    if let Some(value) = object.get(&member.name) {
                        let place = below(&member.name, &member.target, member.required, member.secret);
                        self.visit(place, value, places);
                    }
                }
            }
            (Kind::TypedUnion(options), Value::Object(object)) => {
                let tag = object.get("type").and_then(Value::as_str);
                if let Some(option) = self.typed_member(options, tag) {
                    // The union and its option are at the same place: both are worth attacking.
                    self.visit(Place { shape: option, ..place.clone() }, json, places);
                }
            }
            (Kind::List(element), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.visit(below(&index.to_string(), element, true, false), value, places);
                }
            }
            (Kind::Map(target), Value::Object(object)) => {
                for (key, value) in object {
                    self.visit(below(key, target, true, false), value, places);
                }
            }
            _ => {}
        }
    }

    /// The value with members that no spec knows added to every structure in it.
    pub fn with_extra_members(&self, name: &str, json: &Value) -> Value {
        let mut extended = json.clone();
        for place in self.places(name, json) {
            if matches!(self.shape(&place.shape).kind, Kind::Structure(_)) {
                let structure = extended.pointer_mut(&place.pointer).expect("the place is in the value");
                extend(structure);
            }
        }
        extended
    }
}

/// Adds members that no spec knows to an object.
pub fn extend(object: &mut Value) {
    object["addedLater"] = json!({ "deep": [1, 2.5e300, { "er": null }], "text": "\u{2028}\"" });
    object["aboutToCome"] = json!(null);
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
