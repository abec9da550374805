//! What the things of a specification are called in the crate that is made of it.
//!
//! A model and its plan come in; paths of public items go out, by the place of what they stand for.
//! A shape that is no type of its own, such as a list, is found in the fields that hold it.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{EndpointPlan, OperationPlan, OutputPlan, Plan, StructPlan, TypeKind};
use crate::model::{Endpoint, Member, Model, Notification, NotificationKind, Operation, ShapeId, ShapeKind};
use crate::pass::Facts;
use crate::source::{JsonPointer, Origin};

/// The public items that stand for a place of a specification.
#[derive(Debug, Clone, Default)]
pub struct Items {
    by_origin: BTreeMap<Origin, BTreeSet<String>>,
    held: BTreeMap<Origin, String>,
    spelled: BTreeMap<String, String>,
}

impl Items {
    /// The items at a place, sorted: `types::Pet::name`, `Client::create_pet`.
    pub fn at(&self, origin: &Origin) -> impl Iterator<Item = &str> {
        self.by_origin.get(origin).into_iter().flatten().map(String::as_str)
    }

    /// What programs know of an item besides its path, spelled so that two that are the same to them
    /// are equal: a field's type and whether it has to be set. `None` if there is no such item.
    pub fn spelled(&self, item: &str) -> Option<&str> {
        self.spelled.get(item).map(String::as_str)
    }

    /// The type of its own that the member at a place holds.
    pub fn held_at(&self, origin: &Origin) -> Option<&str> {
        self.held.get(origin).map(String::as_str)
    }
}

/// The items of a crate.
pub fn items(model: &Model, facts: &Facts, plan: &Plan) -> Items {
    let own = super::plan::own_types(model, facts);
    let paths = own.iter().zip(&plan.types).map(|(id, plan)| (*id, path(&plan.kind)));
    let mut naming = Naming { model, own: paths.collect(), items: Items::default() };
    for (id, plan) in own.iter().zip(&plan.types) {
        naming.shape(*id, &plan.kind);
    }
    for ((operation, facts), plan) in model.operations.iter().zip(&facts.operations).zip(&plan.operations) {
        let shapes: Vec<_> =
            facts.success.iter().map(|fact| fact.shape.filter(|_| !fact.transparent)).collect();
        naming.operation(operation, &shapes, plan);
    }
    naming.notifications(plan);
    naming.servers(plan);
    naming.items
}

struct Naming<'a> {
    model: &'a Model,
    /// The paths of the types of the module `types`.
    own: BTreeMap<ShapeId, String>,
    items: Items,
}

fn path(kind: &TypeKind) -> String {
    let name = match kind {
        TypeKind::Structure(plan) => &plan.name,
        TypeKind::Enum(plan) => &plan.name,
        TypeKind::IntEnum(plan) => &plan.name,
        TypeKind::Union(plan) => &plan.name,
    };
    format!("types::{name}")
}

impl Naming<'_> {
    /// What has no place of its own, such as the shapes that every specification knows, stands at the
    /// root of its document: a change there is none of this item.
    fn add(&mut self, origin: &Origin, item: &str) {
        if origin.pointer == JsonPointer::ROOT {
            return;
        }
        self.items.by_origin.entry(origin.clone()).or_default().insert(item.to_owned());
        self.items.spelled.entry(item.to_owned()).or_default();
    }

    fn spell(&mut self, item: &str, spelled: String) {
        self.items.spelled.insert(item.to_owned(), spelled);
    }

    fn shape(&mut self, id: ShapeId, kind: &TypeKind) {
        let shape = &self.model.shapes[id];
        let path = path(kind);
        self.add(&shape.origin, &path);
        match (&shape.kind, kind) {
            (ShapeKind::Structure(_), TypeKind::Structure(plan)) => self.fields(id, plan, &path),
            (ShapeKind::Union(union), TypeKind::Union(plan)) => {
                for (variant, plan) in union.variants.iter().zip(&plan.variants) {
                    let item = format!("{path}::{}", plan.name);
                    self.member(&variant.member, &item);
                    self.spell(&item, format!("{:?}", plan.payload));
                }
            }
            (ShapeKind::Enum(values), TypeKind::Enum(plan)) => {
                let names: BTreeMap<_, _> =
                    plan.variants.iter().map(|variant| (&variant.value, &variant.name)).collect();
                for value in &values.values {
                    if let Some(name) = names.get(&value.value) {
                        self.add(&value.origin, &format!("{path}::{name}"));
                    }
                }
            }
            (ShapeKind::IntEnum(values), TypeKind::IntEnum(plan)) => {
                let names: BTreeMap<_, _> =
                    plan.variants.iter().map(|variant| (variant.value, &variant.name)).collect();
                for value in &values.values {
                    if let Some(name) = names.get(&value.value) {
                        self.add(&value.origin, &format!("{path}::{name}"));
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, id: ShapeId, plan: &StructPlan, path: &str) {
        let ShapeKind::Structure(structure) = &self.model.shapes[id].kind else { return };
        for (member, field) in structure.members.iter().zip(&plan.fields) {
            let item = format!("{path}::{}", field.name);
            self.member(member, &item);
            self.spell(&item, format!("{:?} {}", field.rust_type, field.required.is_some()));
        }
        let additional = plan.additional.and_then(|index| plan.fields.get(index));
        if let (Some(value), Some(field)) = (structure.additional, additional) {
            self.held(value, &format!("{path}::{}", field.name));
        }
    }

    /// A member, and what it holds without a name of its own.
    fn member(&mut self, member: &Member, item: &str) {
        self.add(&member.origin, item);
        if let Some(path) = self.own.get(&member.target) {
            self.items.held.insert(member.origin.clone(), path.clone());
        }
        self.held(member.target, item);
    }

    fn held(&mut self, target: ShapeId, item: &str) {
        let (mut waiting, mut seen) = (vec![target], BTreeSet::new());
        while let Some(id) = waiting.pop() {
            if self.own.contains_key(&id) || !seen.insert(id) {
                continue;
            }
            let shape = &self.model.shapes[id];
            self.add(&shape.origin, item);
            let parts: Vec<&Member> = match &shape.kind {
                ShapeKind::List(list) => vec![&list.member],
                ShapeKind::Map(map) => vec![&map.key, &map.value],
                _ => Vec::new(),
            };
            for part in parts {
                self.add(&part.origin, item);
                waiting.push(part.target);
            }
        }
    }

    fn operation(&mut self, operation: &Operation, shapes: &[Option<ShapeId>], plan: &OperationPlan) {
        self.add(&operation.origin, &format!("Client::{}", plan.method));
        for waiter in &plan.waiters {
            self.add(&operation.origin, &format!("Client::{}", waiter.method));
        }
        let output = format!("{}Output", plan.name);
        for name in [plan.name.text(), plan.input.name.text(), output.as_str(), plan.error.name.text()] {
            self.add(&operation.origin, &format!("operation::{name}"));
        }
        let input = format!("operation::{}", plan.input.name);
        self.add(&self.model.shapes[operation.input].origin, &input);
        self.fields(operation.input, &plan.input, &input);
        match (&plan.output, shapes) {
            (OutputPlan::Structure(output), [Some(shape)]) => {
                let path = format!("operation::{}", output.name);
                self.add(&self.model.shapes[*shape].origin, &path);
                self.fields(*shape, output, &path);
            }
            (OutputPlan::ByStatus { name, variants, .. }, _) => {
                for (response, variant) in operation.success.iter().zip(variants) {
                    self.add(&response.origin, &format!("operation::{name}::{}", variant.name));
                }
            }
            _ => {}
        }
        // What an output is, is said by the operation.
        let of_operation = format!("operation::{}", plan.name);
        for response in &operation.success {
            self.add(&response.origin, &of_operation);
            self.payload(response.shape, &of_operation);
        }
        for (response, variant) in operation.errors.iter().zip(&plan.error.variants) {
            let path = format!("operation::{}::{}", plan.error.name, variant.name);
            self.add(&response.origin, &path);
            self.payload(response.shape, &path);
        }
    }

    /// What is read of what the service sends on its own account.
    fn notifications(&mut self, plan: &Plan) {
        for (module, is_webhook) in [("webhooks", true), ("callbacks", false)] {
            let of_kind = |it: &&Notification| (it.kind == NotificationKind::Webhook) == is_webhook;
            let all = self.model.notifications.all.iter().filter(of_kind);
            let planned = plan.notifications.iter().filter(|plan| plan.module == module);
            for (notification, plan) in all.zip(planned.flat_map(|plan| &plan.all)) {
                let items =
                    [format!("{module}::{}", plan.function.text()), format!("{module}::{}", plan.name)];
                for item in items {
                    self.add(&notification.origin, &item);
                    self.spell(&item, format!("{:?}", plan.payload));
                    self.member(&notification.payload, &item);
                }
            }
        }
    }

    /// The servers that programs choose from; where there is one, nobody chooses.
    fn servers(&mut self, plan: &Plan) {
        let Endpoint::Servers(servers) = &self.model.service.endpoint else { return };
        let EndpointPlan::Servers(planned) = &plan.endpoint else { return };
        if servers.len() > 1 {
            for (server, choice) in servers.iter().zip(&planned.servers) {
                self.add(&server.origin, &format!("endpoint::Server::{}", choice.name));
            }
        }
    }

    /// What a response holds, where it is given as it is.
    fn payload(&mut self, shape: Option<ShapeId>, item: &str) {
        let Some(id) = shape.filter(|id| !self.own.contains_key(id)) else { return };
        if let ShapeKind::Structure(structure) = &self.model.shapes[id].kind {
            for member in &structure.members {
                self.member(member, item);
            }
        }
    }
}
