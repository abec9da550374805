//! Rules as nested conditions.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::outcome::Spelled;
use super::spell::Speller;
use super::{mentions, outcome};
use crate::endpoint::{Base, VariableId};
use crate::rust::emit::common::docs;
use crate::rust::plan::endpoint::{Block, Clause, End, FunctionPlan, Place, RulesPlan, Step, VariablePlan};

pub(super) fn tree(plan: &RulesPlan, resolve: &Block, functions: &[FunctionPlan]) -> TokenStream {
    let arguments = BTreeSet::new();
    let body = Printer::new(plan, functions, &arguments).body(resolve);
    let required = plan.params.iter().filter(|param| param.is_option() && param.required).map(|param| {
        let (name, written) = (&param.name, &param.written);
        let value = match param.base {
            Base::Text => quote!(params.#name.as_deref()),
            Base::List => quote!(params.#name.as_deref().map(rules::texts)),
            _ => quote!(params.#name),
        };
        quote! {
            let Some(#name) = #value else {
                return Err(EndpointError::Missing(#written.into()));
            };
        }
    });
    let functions = functions.iter().map(|function| print(plan, functions, function));
    let body = quote!(#(#required)* #body);
    let params = if mentions(&body, "params") { quote!(params) } else { quote!(_params) };
    quote! {
        /// Finds the endpoint.
        ///
        /// # Errors
        ///
        /// The rules refuse the parameters, need one that is not set, or say nothing about them.
        pub fn resolve(#params: &Params) -> Result<Endpoint, EndpointError> {
            #body
        }
        #(#functions)*
    }
}

fn print(plan: &RulesPlan, functions: &[FunctionPlan], function: &FunctionPlan) -> TokenStream {
    let name = &function.name;
    let docs = docs(&function.docs);
    let params = function.params.then(|| quote!(params: &Params,));
    let arguments: BTreeSet<_> = function.arguments.iter().copied().collect();
    let body = Printer::new(plan, functions, &arguments).body(&function.body);
    let arguments = function.arguments.iter().filter_map(|id| plan.variables.get(id.index())).map(argument);
    quote! {
        #docs
        fn #name(#params #(#arguments),*) -> Result<Endpoint, EndpointError> {
            #body
        }
    }
}

fn argument(variable: &VariablePlan) -> TokenStream {
    let name = &variable.name;
    let ty = match variable.base {
        Base::Boolean | Base::Integer => quote!(bool),
        Base::Text => quote!(&str),
        Base::List => quote!(&[&str]),
        Base::Partition => quote!(&Partition),
        Base::Url => quote!(&rules::Url),
        Base::Arn => quote!(&rules::Arn),
    };
    quote!(#name: #ty)
}

/// Prints the blocks of one function.
struct Printer<'a> {
    variables: &'a [VariablePlan],
    functions: &'a [FunctionPlan],
    /// For conditions, which do not give up.
    conditions: Speller<'a>,
    /// For outcomes.
    outcomes: Speller<'a>,
}

impl<'a> Printer<'a> {
    fn new(plan: &'a RulesPlan, functions: &'a [FunctionPlan], arguments: &'a BTreeSet<VariableId>) -> Self {
        let variables = &plan.variables;
        let or_give_up = Some(quote!(.ok_or(EndpointError::Exhausted)?));
        Self {
            variables,
            functions,
            conditions: Speller { variables, arguments, named: &[], or_give_up: None },
            outcomes: Speller { variables, arguments, named: &[], or_give_up },
        }
    }

    /// The body of the function; its end is its value.
    fn body(&self, block: &Block) -> TokenStream {
        let steps = block.steps.iter().map(|step| self.step(step));
        let (lets, end) = self.end(&block.end);
        quote!(#(#steps)* #lets #end)
    }

    /// A block within the function; its end returns.
    fn block(&self, block: &Block) -> TokenStream {
        let steps = block.steps.iter().map(|step| self.step(step));
        let end = match &block.end {
            End::Next => TokenStream::new(),
            end => {
                let (lets, end) = self.end(end);
                quote!(#lets return #end;)
            }
        };
        quote!({ #(#steps)* #end })
    }

    /// Statements, and a `Result` of an endpoint.
    fn end(&self, end: &End) -> (TokenStream, TokenStream) {
        let result = match end {
            End::Outcome(outcome) => {
                let Spelled { lets, result } = outcome::outcome(&self.outcomes, outcome);
                return (lets, result);
            }
            End::Call(index) => {
                self.functions.get(*index).map(|function| self.call(function)).unwrap_or_default()
            }
            End::Exhausted | End::Next => quote!(Err(EndpointError::Exhausted)),
        };
        (TokenStream::new(), result)
    }

    fn call(&self, function: &FunctionPlan) -> TokenStream {
        let name = &function.name;
        let params = function.params.then(|| quote!(params,));
        let arguments = function.arguments.iter().map(|id| {
            let base = self.variables.get(id.index()).map_or(Base::Text, |variable| variable.base);
            self.conditions.borrowed(&crate::endpoint::Expr {
                kind: crate::endpoint::ExprKind::Variable(*id),
                ty: base.certain(),
            })
        });
        quote!(#name(#params #(#arguments),*))
    }

    fn step(&self, step: &Step) -> TokenStream {
        match step {
            Step::Let(id, value) => {
                let (name, value) = (self.name(*id), self.conditions.natural(value));
                quote!(let #name = #value;)
            }
            Step::If(clauses, then) => {
                let clauses = clauses.iter().map(|clause| self.clause(clause));
                let then = self.block(then);
                quote!(if #(#clauses)&&* #then)
            }
        }
    }

    fn clause(&self, clause: &Clause) -> TokenStream {
        match clause {
            Clause::True(value) if value.ty.optional => {
                let value = self.conditions.natural(value);
                quote!(#value == Some(true))
            }
            Clause::True(value) => self.conditions.natural(value),
            Clause::Present(value) => self.conditions.presence(value, "is_some"),
            Clause::Binds(id, value) => {
                let (name, value) = (self.name(*id), self.conditions.natural(value));
                quote!(let Some(#name) = #value)
            }
        }
    }

    fn name(&self, id: VariableId) -> TokenStream {
        let variable = self.variables.get(id.index()).filter(|variable| variable.place == Place::Local);
        let name = variable.map(|variable| &variable.name);
        quote!(#name)
    }
}
