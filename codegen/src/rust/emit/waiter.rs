//! Waiters: a table for each, and a method of the client.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::common::{deprecated, docs};
use super::expression::expression;
use super::paths::{self, Imports};
use crate::pass::{AcceptorFact, ExpectedFact, MatcherFact, WaiterState};
use crate::rust::plan::{OperationPlan, WaiterPlan};

/// The waiters of an operation.
pub(super) fn waiters(plan: &OperationPlan, imports: &Imports) -> TokenStream {
    if plan.waiters.is_empty() {
        return TokenStream::new();
    }
    let methods = plan.waiters.iter().map(|waiter| method(plan, waiter, imports));
    quote! {
        /// The waiters of the operation.
        impl crate::Client {
            #(#methods)*
        }
    }
}

fn method(plan: &OperationPlan, waiter: &WaiterPlan, imports: &Imports) -> TokenStream {
    let [wait, into] = [paths::WAIT, paths::INTO].map(|item| imports.path(item));
    let [schema, operation] = [imports.path(paths::WAITER_SCHEMA), {
        let name = &plan.name;
        quote!(#name)
    }];
    let (name, call, input, about) = (&waiter.method, &plan.method, &plan.input.name, docs(&waiter.docs));
    let deprecated = deprecated(waiter.fact.deprecated.then(String::new).as_ref());
    let allowed = plan.deprecated.is_some().then(|| quote!(#[allow(deprecated)]));
    let table = table(waiter, imports);
    quote! {
        #about
        ///
        /// `max_wait` begins the wait, which calls the operation until the state is reached.
        #deprecated
        #allowed
        pub fn #name(&self, input: impl #into<#input>) -> #wait<#operation> {
            static WAITER: #schema = #table;
            #wait::new(self.#call(input), &WAITER)
        }
    }
}

fn table(waiter: &WaiterPlan, imports: &Imports) -> TokenStream {
    let (schema, fact) = (imports.path(paths::WAITER_SCHEMA), &waiter.fact);
    let name = &fact.name;
    let [least, most] = [fact.min_delay, fact.max_delay].map(Literal::u32_unsuffixed);
    let acceptors = fact.acceptors.iter().map(|it| acceptor(it, imports));
    quote!(#schema { name: #name, min_delay: #least, max_delay: #most, acceptors: &[#(#acceptors),*] })
}

fn acceptor(fact: &AcceptorFact, imports: &Imports) -> TokenStream {
    let [acceptor, state] = [paths::ACCEPTOR, paths::WAITER_STATE].map(|item| imports.path(item));
    let state = match fact.state {
        WaiterState::Success => quote!(#state::Success),
        WaiterState::Failure => quote!(#state::Failure),
        WaiterState::Retry => quote!(#state::Retry),
    };
    let matcher = matcher(&fact.matcher, imports);
    quote!(#acceptor { state: #state, matcher: #matcher })
}

fn matcher(fact: &MatcherFact, imports: &Imports) -> TokenStream {
    let of = imports.path(paths::MATCHER);
    match fact {
        MatcherFact::Success(success) => quote!(#of::Success(#success)),
        MatcherFact::Error(code) => quote!(#of::Error(#code)),
        MatcherFact::Output(expr, wanted) => {
            let (expr, wanted) = (expression(expr, imports), expected(wanted, imports));
            quote!(#of::Output(#expr, #wanted))
        }
        MatcherFact::InputOutput(expr, wanted) => {
            let (expr, wanted) = (expression(expr, imports), expected(wanted, imports));
            quote!(#of::InputOutput(#expr, #wanted))
        }
    }
}

fn expected(fact: &ExpectedFact, imports: &Imports) -> TokenStream {
    let of = imports.path(paths::EXPECTED);
    match fact {
        ExpectedFact::Boolean(value) => quote!(#of::Boolean(#value)),
        ExpectedFact::Text(text) => quote!(#of::Text(#text)),
        ExpectedFact::All(text) => quote!(#of::All(#text)),
        ExpectedFact::Any(text) => quote!(#of::Any(#text)),
    }
}
