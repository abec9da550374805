//! Operations: their names and their types.

use super::documentation::text_or;
use super::{
    ErrorPlan, ExamplePlan, Gate, OutputPlan, PagesPlan, Planner, RequestPlan, StructPlan, WaiterPlan,
};
use crate::model::{Binding, Member, Operation, Presence, ShapeId, ShapeKind};
use crate::pass::OperationFacts;
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
    /// Its pages, if it has pages.
    pub(in crate::rust) pages: Option<PagesPlan>,
    /// The states that can be waited for by it.
    pub(in crate::rust) waiters: Vec<WaiterPlan>,
    /// How it is called, for the documentation.
    pub(in crate::rust) example: ExamplePlan,
    /// What it is behind.
    pub(in crate::rust) gate: Gate,
    /// The tag whose module it is in, by index.
    pub(in crate::rust) tag: Option<usize>,
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
        let reserved = Reserved { names: &["new", "from_env", "scripted", "clone"], suffix: "_operation" };
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
        let (gate, tag) = self.gate_of_operation(operation);
        OperationPlan {
            gate,
            tag,
            docs: self.operation_docs(operation),
            deprecated: self.deprecation(operation.deprecated.as_ref()),
            output: self.output(operation, facts, [output, output_builder]),
            error: self.error(operation, facts, types.error.clone()),
            request: self.request(operation, facts),
            pages: None,
            waiters: Vec::new(),
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
        let is_payload = |member: &Member| {
            matches!(member.binding, Some(Binding::Payload(_))) && member.presence == Presence::Required
        };
        let index = structure.members.iter().position(is_payload)?;
        let field = input.fields.get(index)?;
        // A setter takes the value that is not null.
        let is_whole = field.required.is_some() && !field.rust_type.tells_null();
        let alone = input.required().count() == 1 && is_whole;
        alone.then_some(index)
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
