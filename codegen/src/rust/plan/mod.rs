//! Every decision about the crate to be made, before a single token of it is spelled.
//!
//! A valid model, the facts about it and the maintainer's options come in; a [`Plan`] goes out that
//! says which types there are, what each is called, what its fields are of, what a builder asks
//! for. [`super::emit`] only spells it. A plan holds no tokens and no reference to the model.

mod config;
mod documentation;
pub(in crate::rust) mod endpoint;
mod enumeration;
mod error;
mod example;
mod field;
mod gate;
mod limits;
mod missing;
mod notification;
mod operation;
mod output;
mod package;
mod pages;
mod preset;
mod request;
mod response;
mod rust_type;
mod setting;
mod structure;
mod type_names;
mod union;
mod value;
mod waiter;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

pub(in crate::rust) use config::{ConfigPlan, KeyKind, KeyPlan, SignerPlan};
pub(in crate::rust) use endpoint::EndpointPlan;
pub(in crate::rust) use enumeration::{EnumPlan, IntEnumPlan};
pub(in crate::rust) use error::{ErrorPlan, ErrorVariant};
pub(in crate::rust) use example::{ExamplePlan, ExampleValue};
pub(in crate::rust) use field::{Argument, FieldPlan};
pub(in crate::rust) use gate::{Gate, Gates, TagPlan};
pub(in crate::rust) use limits::LimitsPlan;
pub(in crate::rust) use notification::{NotificationPlan, NotificationsPlan, SeveralPlan};
pub(in crate::rust) use operation::OperationPlan;
pub(in crate::rust) use output::{OutputPlan, OutputVariant};
pub(in crate::rust) use package::PackagePlan;
pub(in crate::rust) use pages::{ItemsPlan, PagesPlan, Wrapping};
pub(in crate::rust) use preset::{DocumentPreset, EnumValue, Preset};
pub(in crate::rust) use request::{BindingPlan, BodyPlan, PathPlan, QueryPlan, RequestPlan};
pub(in crate::rust) use response::{ContentPlan, ResponsePlan};
pub(in crate::rust) use rust_type::{RuntimeType, RustType};
pub(in crate::rust) use setting::{SettingPlan, SettingType};
pub(in crate::rust) use structure::StructPlan;
pub(in crate::rust) use union::{UnionPlan, UnionVariant};
pub(in crate::rust) use value::{TimestampSpelling, ValuePlan};
pub(in crate::rust) use waiter::WaiterPlan;
pub(in crate::rust) use xml::XmlPlan;

use self::type_names::TypeNames;
pub(in crate::rust) use self::type_names::own_types;
use super::names::Name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Scalar, ShapeId, ShapeKind, Valid};
use crate::options::{Options, RuntimeDependency};
use crate::pass::Facts;

/// Everything that is decided about a crate.
#[derive(Debug)]
pub struct Plan {
    pub(in crate::rust) package: PackagePlan,
    pub(in crate::rust) types: Vec<TypePlan>,
    pub(in crate::rust) operations: Vec<OperationPlan>,
    pub(in crate::rust) notifications: Vec<NotificationsPlan>,
    pub(in crate::rust) config: ConfigPlan,
    pub(in crate::rust) endpoint: EndpointPlan,
    pub(in crate::rust) markers: BTreeSet<Name>,
    pub(in crate::rust) gates: Gates,
}

/// A type of the module `types`, and the module of its own that it is in.
#[derive(Debug, Clone)]
pub(in crate::rust) struct TypePlan {
    /// The module.
    pub(in crate::rust) module: Name,
    /// The type.
    pub(in crate::rust) kind: TypeKind,
    /// What it is behind.
    pub(in crate::rust) gate: Gate,
}

/// A type of the module `types`.
#[derive(Debug, Clone)]
pub(in crate::rust) enum TypeKind {
    /// A structure.
    Structure(StructPlan),
    /// An enum of texts.
    Enum(EnumPlan),
    /// An enum of numbers.
    IntEnum(IntEnumPlan),
    /// A union.
    Union(UnionPlan),
}

/// Decides everything. `command` is the one that makes the crate again.
pub fn plan(
    model: &Valid<Model>,
    facts: &Facts,
    options: &Options,
    runtime: &RuntimeDependency,
    command: &str,
    diagnostics: &mut Diagnostics,
) -> Plan {
    let names = TypeNames::settle(model, facts, diagnostics);
    let endpoint = endpoint::plan(model, diagnostics).unwrap_or_default();
    let in_endpoint = endpoint.written_parameters();
    let (enums, int_enums) = (BTreeMap::new(), BTreeMap::new());
    let mut planner = Planner {
        model,
        facts,
        options,
        names,
        enums,
        int_enums,
        gates: Gates::default(),
        in_endpoint,
        unchecked_patterns: Default::default(),
        diagnostics,
    };
    planner.gates = planner.gates();
    planner.enums();
    planner.streams();
    let types = planner.types();
    let mut operations = planner.operations();
    pages::settle(&mut operations, facts, &types);
    planner.waiters(&mut operations);
    let notifications = planner.notifications();
    let config = planner.config(&endpoint);
    let structures = types.iter().filter_map(|plan| match &plan.kind {
        TypeKind::Structure(structure) => Some(structure),
        _ => None,
    });
    Plan {
        package: planner.package(&config, runtime, command),
        markers: missing::markers(structures, &operations),
        types,
        operations,
        notifications,
        config,
        endpoint,
        gates: planner.gates,
    }
}

/// What decisions are made with.
struct Planner<'a> {
    model: &'a Model,
    facts: &'a Facts,
    options: &'a Options,
    names: TypeNames,
    /// Enums come first, since the defaults of members name their variants.
    enums: BTreeMap<ShapeId, EnumPlan>,
    int_enums: BTreeMap<ShapeId, IntEnumPlan>,
    gates: Gates,
    /// The parameters that the endpoint rules write into URLs.
    in_endpoint: BTreeSet<String>,
    /// Patterns that clients cannot use, and about which enough was said.
    unchecked_patterns: limits::UncheckedPatterns,
    diagnostics: &'a mut Diagnostics,
}

impl Planner<'_> {
    fn enums(&mut self) {
        let model = self.model;
        for id in self.names.order().to_vec() {
            let shape = &model.shapes[id];
            match &shape.kind {
                ShapeKind::Enum(values) => {
                    let plan = self.enumeration(id, shape, values);
                    self.enums.insert(id, plan);
                }
                ShapeKind::IntEnum(values) => {
                    let plan = self.int_enumeration(id, shape, values);
                    self.int_enums.insert(id, plan);
                }
                _ => {}
            }
        }
    }

    fn types(&mut self) -> Vec<TypePlan> {
        let order = self.names.order().to_vec();
        order.into_iter().filter_map(|id| self.type_of(id)).collect()
    }

    fn type_of(&mut self, id: ShapeId) -> Option<TypePlan> {
        let shape = &self.model.shapes[id];
        let names = self.names.of(id).clone();
        let kind = match &shape.kind {
            ShapeKind::Structure(_) => {
                let docs = self.shape_docs(shape);
                TypeKind::Structure(self.structure(id, names.name, names.builder, docs))
            }
            ShapeKind::Union(union) => TypeKind::Union(self.union(id, shape, union)),
            ShapeKind::Enum(_) => TypeKind::Enum(self.enums.get(&id)?.clone()),
            ShapeKind::IntEnum(_) => TypeKind::IntEnum(self.int_enums.get(&id)?.clone()),
            _ => return None,
        };
        Some(TypePlan { module: names.module, kind, gate: self.gate_of_type(id) })
    }

    /// Says which streams are read and sent as values of a document, which has no place for streams.
    fn streams(&mut self) {
        if self.facts.byte_streams {
            return;
        }
        for id in &self.facts.reached {
            let shape = &self.model.shapes[*id];
            if matches!(shape.kind, ShapeKind::Scalar(Scalar::StreamingBlob)) {
                let message = format!("`{}` is a stream, and is read and sent as a whole", shape.name);
                let diagnostic = Diagnostic::new(Code::RustStreamInMemory, &shape.origin, message);
                self.diagnostics.push(diagnostic.help("use it for bodies that fit into memory"));
            }
        }
    }
}
