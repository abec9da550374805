//! Bodies of every form that a shape has.

use serde_json::{Map, Value, json};

use super::{Kind, Member, Spec};

/// Is part of every secret text that the tests make up; it must never be seen in the clear.
pub const CANARY: &str = "canary-9c2f";

/// One value of a shape.
#[derive(Debug, Clone)]
pub struct Form {
    /// What is particular about this value, for the message of a test that fails.
    pub label: String,
    /// The value as JSON.
    pub json: Value,
}

impl Spec {
    /// One value for everything that a shape leaves open: the least that is allowed, and with all
    /// members set one for each member of each union and each value of each enum below it.
    pub fn forms(&self, name: &str) -> Vec<Form> {
        let least = Form { label: format!("{name}, the least"), json: self.least(name) };
        let mut forms = self.complete(name, "text", self.shape(name).secret);
        for form in &mut forms {
            form.label = format!("{name}{}", form.label);
        }
        forms.insert(0, least);
        forms
    }

    /// One value for each member of a union.
    pub fn forms_of_union(&self, name: &str) -> Vec<Form> {
        match &self.shape(name).kind {
            Kind::KeyedUnion(members) => {
                let first = |member| self.complete_variant(member, false).swap_remove(0);
                members.iter().map(first).collect()
            }
            Kind::TypedUnion(options) => {
                options.iter().map(|option| self.complete_option(option, false).swap_remove(0)).collect()
            }
            other => panic!("`{name}` is no union: {other:?}"),
        }
    }

    /// The value with no more members than it needs.
    pub fn least(&self, name: &str) -> Value {
        match &self.shape(name).kind {
            Kind::Structure(members) => {
                let required = members.iter().filter(|member| member.required);
                Value::Object(
                    required.map(|member| (member.name.clone(), self.least(&member.target))).collect(),
                )
            }
            Kind::KeyedUnion(members) => json!({ members[0].name.as_str(): self.least(&members[0].target) }),
            Kind::TypedUnion(options) => self.least(&options[0]),
            Kind::List(_) => json!([]),
            Kind::Map(_) => json!({}),
            _ => self.complete(name, "", false).swap_remove(0).json,
        }
    }

    fn complete(&self, name: &str, text: &str, secret: bool) -> Vec<Form> {
        let shape = self.shape(name);
        let secret = secret || shape.secret;
        match &shape.kind {
            Kind::Structure(members) => self.complete_structure(members, secret),
            Kind::KeyedUnion(members) => {
                members.iter().flat_map(|member| self.complete_variant(member, secret)).collect()
            }
            Kind::TypedUnion(options) => {
                options.iter().flat_map(|option| self.complete_option(option, secret)).collect()
            }
            Kind::List(element) => {
                wrap(self.complete(element, text, secret), |json| json!([json.clone(), json]))
            }
            Kind::Map(value) => wrap(self.complete(value, text, secret), |json| json!({ "a key": json })),
            Kind::Enum(values) => values.iter().map(|value| form(value, json!(value))).collect(),
            Kind::Text if secret => vec![form("", json!(format!("{CANARY} of {text}")))],
            Kind::Text => vec![form("", json!(format!("{text}: \"é\\\u{1f600}\"\n")))],
            Kind::Timestamp => vec![form("", json!("2025-03-14T09:26:53Z"))],
            Kind::Boolean => vec![form("true", json!(true)), form("false", json!(false))],
            Kind::Integer => vec![form("", json!(9_007_199_254_740_993_i64))],
            Kind::Anything => vec![form("", json!({ "free": [1, "form", null, { "deep": true }] }))],
        }
    }

    /// The first form of every member together, then each other form with the first of the rest.
    fn complete_structure(&self, members: &[Member], secret: bool) -> Vec<Form> {
        let mut all = Map::new();
        let mut others = Vec::new();
        for member in members {
            let mut forms = self.complete(&member.target, &member.name, secret || member.secret).into_iter();
            let first = forms.next().expect("every shape has a form");
            all.insert(member.name.clone(), first.json);
            others.extend(forms.map(|form| (&member.name, form)));
        }
        let vary = |(name, other): (&String, Form)| {
            let mut members = all.clone();
            members.insert(name.clone(), other.json);
            form(&format!("{name} {}", other.label.trim_start()), Value::Object(members))
        };
        let varied: Vec<_> = others.into_iter().map(vary).collect();
        [vec![form("", Value::Object(all))], varied].concat()
    }

    fn complete_variant(&self, member: &Member, secret: bool) -> Vec<Form> {
        let mut forms = self.complete(&member.target, &member.name, secret || member.secret);
        for form in &mut forms {
            form.label = format!(" {}{}", member.name, form.label);
            form.json = json!({ member.name.as_str(): form.json.take() });
        }
        forms
    }

    fn complete_option(&self, option: &str, secret: bool) -> Vec<Form> {
        let mut forms = self.complete(option, "", secret);
        for form in &mut forms {
            form.label = format!(" {option}{}", form.label);
        }
        forms
    }
}

fn form(label: &str, json: Value) -> Form {
    let label = if label.is_empty() { String::new() } else { format!(" {label}") };
    Form { label, json }
}

fn wrap(forms: Vec<Form>, outside: impl Fn(Value) -> Value) -> Vec<Form> {
    forms.into_iter().map(|form| Form { label: form.label, json: outside(form.json) }).collect()
}
