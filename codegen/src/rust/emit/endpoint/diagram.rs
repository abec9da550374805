//! A decision diagram: a table of nodes, a `match` over conditions and one over results.

use std::collections::BTreeSet;

use drawplate_runtime::endpoint::rules::Step;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::outcome;
use super::outcome::Spelled;
use super::spell::Speller;
use crate::endpoint::{Base, Condition, Diagram, Test};
use crate::rust::plan::endpoint::{Place, RulesPlan, VariablePlan};

pub(super) fn diagram(plan: &RulesPlan, diagram: &Diagram) -> TokenStream {
    let arguments = BTreeSet::new();
    let speller = Speller {
        variables: &plan.variables,
        arguments: &arguments,
        named: &[],
        or_give_up: Some(quote!(?)),
    };
    let found = Found::new(&plan.variables);
    let (resolve, definition) = (resolve(plan, diagram), found.definition());
    let conditions = conditions(&speller, plan, diagram, &found);
    let results = results(&speller, diagram, &found);
    quote! {
        use drawplate_runtime::endpoint::rules::{Node, Step};

        #resolve

        #definition

        #conditions

        #results
    }
}

/// The function that finds the endpoint, and the table that it walks over.
fn resolve(plan: &RulesPlan, diagram: &Diagram) -> TokenStream {
    let required = plan.params.iter().filter(|param| param.is_option() && param.required).map(|param| {
        let (name, written) = (&param.name, &param.written);
        quote! {
            if params.#name.is_none() {
                return Err(EndpointError::Missing(#written.into()));
            }
        }
    });
    let root = step(diagram.root);
    let nodes = diagram.nodes.iter().map(|node| {
        let (condition, high, low) =
            (Literal::u16_unsuffixed(node.condition), step(node.high), step(node.low));
        quote!(Node::new(#condition, #high, #low))
    });
    quote! {
        /// Finds the endpoint.
        ///
        /// # Errors
        ///
        /// The rules refuse the parameters, need one that is not set, or say nothing about them.
        pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
            #(#required)*
            let mut found = Found::default();
            let result = rules::walk(NODES, #root, |condition| holds(params, &mut found, condition) == Some(true));
            result.and_then(|result| outcome(params, &found, result)).unwrap_or(Err(EndpointError::Exhausted))
        }

        /// Which condition leads where.
        static NODES: &[Node] = &[#(#nodes),*];
    }
}

/// The function that says whether a condition holds.
fn conditions(speller: &Speller<'_>, plan: &RulesPlan, diagram: &Diagram, found: &Found<'_>) -> TokenStream {
    let (generics, of_params) = (found.generics(), found.params());
    let conditions = arms(&diagram.conditions, |condition| holds(speller, plan, condition));
    quote! {
        /// Whether a condition holds; nothing if it asks about something that is not there.
        fn holds #generics (params: #of_params, found: &mut Found #generics, condition: u16) -> Option<bool> {
            Some(match condition {
                #(#conditions,)*
                _ => return None,
            })
        }
    }
}

/// The function that says what a result stands for.
fn results(speller: &Speller<'_>, diagram: &Diagram, found: &Found<'_>) -> TokenStream {
    let anonymous = found.borrows().then(|| quote!(<'_>));
    let results = arms(&diagram.results, |result| {
        let Spelled { lets, result } = outcome::outcome(speller, result);
        if lets.is_empty() { result } else { quote!({ #lets #result }) }
    });
    quote! {
        /// What a result stands for; nothing if it needs something that is not there.
        fn outcome(params: &Params, found: &Found #anonymous, result: u16) -> Option<Result<Endpoint, EndpointError>> {
            Some(match result {
                #(#results,)*
                _ => return None,
            })
        }
    }
}

fn arms<T>(items: &[T], spell: impl Fn(&T) -> TokenStream) -> Vec<TokenStream> {
    let arms = items.iter().enumerate().map(|(index, item)| {
        let (index, item) = (Literal::usize_unsuffixed(index), spell(item));
        quote!(#index => #item)
    });
    arms.collect()
}

fn step(step: Step) -> TokenStream {
    match step {
        Step::Node(index) => {
            let index = Literal::u16_unsuffixed(index);
            quote!(Step::Node(#index))
        }
        Step::Result(index) => {
            let index = Literal::u16_unsuffixed(index);
            quote!(Step::Result(#index))
        }
        Step::Exhausted => quote!(Step::Exhausted),
    }
}

/// A condition as a `bool`, in a function that can give up.
fn holds(speller: &Speller<'_>, plan: &RulesPlan, condition: &Condition) -> TokenStream {
    let bind = condition.bind.and_then(|id| plan.variables.get(id.index()));
    let Some(variable) = bind else {
        if condition.test == Test::True {
            return speller.value(&condition.value);
        }
        return speller.is_set(&condition.value);
    };
    let name = &variable.name;
    let value = speller.value(&condition.value);
    let kept = match variable.base {
        Base::Text if !speller.is_owned(&condition.value) => quote!(#value.to_owned()),
        Base::List => quote!(#value.into_iter().map(str::to_owned).collect()),
        _ => value,
    };
    if condition.test == Test::True {
        return quote!(*found.#name.insert(#kept));
    }
    quote! {{
        found.#name = Some(#kept);
        true
    }}
}

/// The structure of what conditions have found out.
struct Found<'a>(Vec<&'a VariablePlan>);

impl<'a> Found<'a> {
    fn new(variables: &'a [VariablePlan]) -> Self {
        Self(variables.iter().filter(|variable| variable.place == Place::Found).collect())
    }

    /// Partitions stay in `Params`.
    fn borrows(&self) -> bool {
        self.0.iter().any(|variable| variable.base == Base::Partition)
    }

    fn generics(&self) -> TokenStream {
        if self.borrows() { quote!(<'a>) } else { TokenStream::new() }
    }

    fn params(&self) -> TokenStream {
        if self.borrows() { quote!(&'a Params) } else { quote!(&Params) }
    }

    fn definition(&self) -> TokenStream {
        let generics = self.generics();
        let fields = self.0.iter().map(|variable| {
            let name = &variable.name;
            let ty = match variable.base {
                Base::Boolean | Base::Integer => quote!(bool),
                Base::Text => quote!(String),
                Base::List => quote!(Vec<String>),
                Base::Partition => quote!(&'a Partition),
                Base::Url => quote!(rules::Url),
                Base::Arn => quote!(rules::Arn),
            };
            quote!(#name: Option<#ty>)
        });
        quote! {
            /// What conditions have found out on the way.
            #[derive(Default)]
            struct Found #generics { #(#fields),* }
        }
    }
}
