//! A shape with all that it can hold at once, the way documentation pages print it.

use serde_json::{Value, json};

use super::{Kind, Spec};

impl Spec {
    /// Every member of every structure and of every union, in the order of the spec. With unions
    /// in it this is no valid value: it is there to be compared.
    pub fn template(&self, name: &str) -> Value {
        match &self.shape(name).kind {
            Kind::Structure(members) | Kind::KeyedUnion(members) => {
                Value::Object(members.iter().map(|it| (it.name.clone(), self.template(&it.target))).collect())
            }
            Kind::TypedUnion(options) => Value::Array(options.iter().map(|it| self.template(it)).collect()),
            Kind::List(element) => json!([self.template(element)]),
            Kind::Map(value) => json!({ "string": self.template(value) }),
            Kind::Enum(values) => json!(values.join("|")),
            Kind::Text => json!("string"),
            Kind::Timestamp => json!("timestamp"),
            Kind::Boolean => json!("True|False"),
            Kind::Integer => json!("integer"),
            Kind::Anything => json!({}),
        }
    }
}
