//! Operations: their types, and how they travel.

use super::documentation::text_or;
use super::{ErrorPlan, ExamplePlan, OutputPlan, Planner, ResponsePlan, StructPlan, TimestampSpelling};
use crate::model::{Operation, Presence, QueryStyle, ShapeId, ShapeKind, UriPart};
use crate::pass::{BodyFact, ErrorCode, Idempotency, OperationFacts, Place, WireCodec};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// An operation.
#[derive(Debug, Clone)]
pub(in crate::rust) struct OperationPlan {
    /// The name of its type.
    pub(in crate::rust) name: Name,
    /// The name of the client's method.
    pub(in crate::rust) method: Name,
    /// The name of its module.
    pub(in crate::rust) module: Name,
    /// The name in the specification.
    pub(in crate::rust) wire_name: String,
    /// The lines of the method's documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// What the caller gives.
    pub(in crate::rust) input: StructPlan,
    /// What a success gives back.
    pub(in crate::rust) output: OutputPlan,
    /// What can go wrong.
    pub(in crate::rust) error: ErrorPlan,
    /// How it travels.
    pub(in crate::rust) request: RequestPlan,
    /// How it is called, for the documentation.
    pub(in crate::rust) example: ExamplePlan,
}

/// How an operation travels.
#[derive(Debug, Clone)]
pub(in crate::rust) struct RequestPlan {
    /// The method.
    pub(in crate::rust) method: String,
    /// The host prefix.
    pub(in crate::rust) host_prefix: Vec<PathPlan>,
    /// The path.
    pub(in crate::rust) path: Vec<PathPlan>,
    /// Query parameters that are always sent.
    pub(in crate::rust) query: Vec<(String, String)>,
    /// Headers that are always sent.
    pub(in crate::rust) headers: Vec<(String, String)>,
    /// Where each member of the input travels.
    pub(in crate::rust) input: Vec<BindingPlan>,
    /// What the body is.
    pub(in crate::rust) body: BodyPlan,
    /// The successes.
    pub(in crate::rust) success: Vec<ResponsePlan>,
    /// How errors are told apart.
    pub(in crate::rust) error_code: ErrorCode,
    /// The ways to authenticate.
    pub(in crate::rust) auth: Vec<Vec<String>>,
    /// Whether it may be sent twice.
    pub(in crate::rust) idempotency: Idempotency,
}

/// A part of a path or of a host prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum PathPlan {
    /// Text as it is.
    Literal(String),
    /// The input's member with this index.
    Label(usize),
    /// The same, with `/` kept as it is.
    GreedyLabel(usize),
}

/// Where a member travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum BindingPlan {
    /// In the path or the host name.
    Label,
    /// In a query parameter.
    Query(String, QueryStyle, TimestampSpelling),
    /// In query parameters that it names itself.
    QueryMap,
    /// In a header.
    Header(String, TimestampSpelling),
    /// In headers that start like this.
    HeaderPrefix(String),
    /// In a cookie.
    Cookie(String),
    /// In the document in the body.
    Body,
    /// It is the whole body.
    Payload,
    /// It is the response's status.
    StatusCode,
}

/// What the body of a request is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum BodyPlan {
    /// Nothing.
    None,
    /// A document of members, with its content type.
    Members(WireCodec, String),
    /// One member, with its content type and what stands for it if it is not set.
    Payload(WireCodec, String, &'static str),
}

/// The names of the types of an operation.
struct OperationNames {
    input: [Name; 2],
    output: [Name; 2],
    error: Name,
}

impl Planner<'_> {
    /// All operations, in the order of the specification.
    pub(super) fn operations(&mut self) -> Vec<OperationPlan> {
        let model = self.model;
        let names = self.settle(|operation| Name::pascal(operation.shown_name()), Reserved::NONE);
        let taken: Vec<&str> = names.iter().map(Name::text).collect();
        let types = self.settle_types(&names, &taken);
        let reserved = Reserved { names: &["new", "from_env", "clone"], suffix: "_operation" };
        let methods = self.settle(|operation| Name::snake(operation.shown_name()), reserved);
        let modules = self.settle(|operation| Name::module(operation.shown_name()), Reserved::NONE);
        let facts = &self.facts.operations;
        let mut plans = Vec::with_capacity(model.operations.len());
        let names = names.iter().zip(types).zip(methods).zip(modules);
        for ((((name, types), method), module), (operation, facts)) in
            names.zip(model.operations.iter().zip(facts))
        {
            plans.push(self.operation(operation, facts, (name.clone(), method, module), &types));
        }
        plans
    }

    fn operation(
        &mut self,
        operation: &Operation,
        facts: &OperationFacts,
        (name, method, module): (Name, Name, Name),
        types: &OperationNames,
    ) -> OperationPlan {
        let input = self.input(operation, types);
        let [output, output_builder] = &types.output;
        OperationPlan {
            docs: self.operation_docs(operation),
            deprecated: self.deprecation(operation.deprecated.as_ref()),
            output: self.output(operation, facts, [output, output_builder]),
            error: self.error(operation, facts, types.error.clone()),
            request: self.request(operation, facts),
            example: ExamplePlan::of(&input),
            wire_name: operation.name.clone(),
            input,
            name,
            method,
            module,
        }
    }

    fn input(&mut self, operation: &Operation, types: &OperationNames) -> StructPlan {
        let [name, builder] = types.input.clone();
        let said = &self.model.shapes[operation.input].docs;
        let docs = text_or(said, || format!("What the operation {} is given.", docs::code(&operation.name)));
        let mut input = self.structure(operation.input, name, builder, docs);
        input.made_from = self.made_from(operation.input, &input);
        input
    }

    /// The field of a whole body, if the input can be made from it alone.
    fn made_from(&self, shape: ShapeId, input: &StructPlan) -> Option<usize> {
        let ShapeKind::Structure(structure) = &self.model.shapes[shape].kind else { return None };
        let is_payload = |member: &crate::model::Member| {
            matches!(member.binding, Some(crate::model::Binding::Payload(_)))
                && member.presence == Presence::Required
        };
        let index = structure.members.iter().position(is_payload)?;
        let alone = input.required().count() == 1 && input.fields.get(index)?.required.is_some();
        alone.then_some(index)
    }

    fn request(&self, operation: &Operation, facts: &OperationFacts) -> RequestPlan {
        RequestPlan {
            method: facts.method.clone(),
            host_prefix: self.path(operation.input, &facts.host_prefix),
            path: self.path(operation.input, &facts.path),
            query: facts.query.clone(),
            headers: facts.headers.clone(),
            input: self.bindings(operation.input, &facts.input),
            body: match &facts.body {
                BodyFact::None => BodyPlan::None,
                BodyFact::Members { codec, media_type } => {
                    BodyPlan::Members(codec.clone(), media_type.clone())
                }
                BodyFact::Payload { codec, media_type, absent } => {
                    BodyPlan::Payload(codec.clone(), media_type.clone(), absent)
                }
            },
            success: facts.success.iter().map(|fact| self.response(fact)).collect(),
            error_code: facts.error_code.clone(),
            auth: facts.auth.clone(),
            idempotency: facts.idempotency,
        }
    }

    /// The parts of a path; validation has seen that each label is a member.
    fn path(&self, input: ShapeId, parts: &[UriPart]) -> Vec<PathPlan> {
        let ShapeKind::Structure(structure) = &self.model.shapes[input].kind else { return Vec::new() };
        let index = |name: &str| structure.members.iter().position(|member| member.name == name);
        let part = |part: &UriPart| match part {
            UriPart::Literal(text) => Some(PathPlan::Literal(text.clone())),
            UriPart::Label { member, greedy: false } => index(member).map(PathPlan::Label),
            UriPart::Label { member, greedy: true } => index(member).map(PathPlan::GreedyLabel),
        };
        parts.iter().filter_map(part).collect()
    }

    /// Where the fields of a structure travel: its members as the facts say, and what the
    /// specification does not name in the body.
    pub(super) fn bindings(&self, shape: ShapeId, places: &[Place]) -> Vec<BindingPlan> {
        let has_more = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure(it) if it.additional.is_some());
        let more = has_more(&self.model.shapes[shape].kind).then_some(BindingPlan::Body);
        places.iter().map(|place| self.binding(place)).chain(more).collect()
    }

    fn binding(&self, place: &Place) -> BindingPlan {
        match place {
            Place::Label { .. } => BindingPlan::Label,
            Place::Query { name, style, timestamp } => {
                BindingPlan::Query(name.clone(), *style, self.timestamp(*timestamp))
            }
            Place::QueryMap => BindingPlan::QueryMap,
            Place::Header { name, timestamp } => {
                BindingPlan::Header(name.clone(), self.timestamp(*timestamp))
            }
            Place::HeaderPrefix(prefix) => BindingPlan::HeaderPrefix(prefix.clone()),
            Place::Cookie(name) => BindingPlan::Cookie(name.clone()),
            Place::Body => BindingPlan::Body,
            Place::Payload => BindingPlan::Payload,
            Place::StatusCode => BindingPlan::StatusCode,
        }
    }

    fn settle(&mut self, name: impl Fn(&Operation) -> Name, reserved: Reserved<'_>) -> Vec<Name> {
        let wanted = self.model.operations.iter().map(|operation| Wanted {
            name: name(operation),
            written: &operation.name,
            origin: &operation.origin,
        });
        resolve(&wanted.collect::<Vec<_>>(), reserved, self.diagnostics)
    }

    /// The types of all operations share one scope with the operations themselves.
    fn settle_types(&mut self, names: &[Name], taken: &[&str]) -> Vec<OperationNames> {
        const WORDS: [&str; 5] = ["Input", "InputBuilder", "Output", "OutputBuilder", "Error"];
        let operations = names.iter().zip(&self.model.operations);
        let wanted = operations.flat_map(|(name, operation)| {
            WORDS.map(|word| Wanted {
                name: name.with(word),
                written: &operation.name,
                origin: &operation.origin,
            })
        });
        let reserved = Reserved { names: taken, suffix: "Type" };
        let mut settled = resolve(&wanted.collect::<Vec<_>>(), reserved, self.diagnostics).into_iter();
        let mut next = || settled.next().unwrap_or_else(|| Name::pascal("operation"));
        let of_operation =
            |_| OperationNames { input: [next(), next()], output: [next(), next()], error: next() };
        names.iter().map(of_operation).collect()
    }
}
