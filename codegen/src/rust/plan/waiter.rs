//! Waiters: the names of their methods, and their tables.

use super::documentation::text_or;
use super::{OperationPlan, Planner};
use crate::model::Docs;
use crate::pass::WaiterFact;
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// A waiter of an operation.
#[derive(Debug, Clone)]
pub(in crate::rust) struct WaiterPlan {
    /// The name of the client's method.
    pub(in crate::rust) method: Name,
    /// The lines of the method's documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// How the state is told.
    pub(in crate::rust) fact: WaiterFact,
}

impl Planner<'_> {
    /// Sets the waiters of all operations. Their methods share a scope with those of operations.
    pub(super) fn waiters(&mut self, operations: &mut [OperationPlan]) {
        let taken: Vec<String> = operations.iter().map(|it| it.method.text().to_owned()).collect();
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        let facts = self.facts;
        let all = || self.model.operations.iter().zip(&facts.operations);
        let each = all().flat_map(|(operation, facts)| facts.waiters.iter().map(move |it| (operation, it)));
        let wanted: Vec<_> = each
            .map(|(operation, waiter)| Wanted {
                name: Name::snake(&format!("wait_until_{}", Name::snake(&waiter.name).text())),
                written: &waiter.name,
                origin: &operation.origin,
            })
            .collect();
        let reserved = Reserved { names: &taken, suffix: "_waiter" };
        let mut names = resolve(&wanted, reserved, self.diagnostics).into_iter();
        for (plan, facts) in operations.iter_mut().zip(&facts.operations) {
            let waiters = facts.waiters.iter().zip(names.by_ref());
            plan.waiters = waiters.map(|(fact, method)| waiter(fact, method)).collect();
        }
    }
}

fn waiter(fact: &WaiterFact, method: Name) -> WaiterPlan {
    let docs = text_or(&Docs(fact.docs.clone()), || format!("Waits for {}.", docs::code(&fact.name)));
    WaiterPlan { method, docs, fact: fact.clone() }
}
