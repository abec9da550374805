//! What a block of steps needs from outside, to become a function of its own.

use std::collections::BTreeSet;

use super::block::{Block, Clause, End, FunctionPlan, Step};
use super::locals::{Place, VariablePlan};
use crate::endpoint::{Expr, Function, VariableId};

/// What a block reads from outside.
pub(super) struct Needs<'a> {
    variables: &'a [VariablePlan],
    functions: &'a [FunctionPlan],
    read: BTreeSet<VariableId>,
    bound: BTreeSet<VariableId>,
    /// It reads `Params`.
    pub(super) params: bool,
}

impl<'a> Needs<'a> {
    pub(super) const fn new(variables: &'a [VariablePlan], functions: &'a [FunctionPlan]) -> Self {
        Self { variables, functions, read: BTreeSet::new(), bound: BTreeSet::new(), params: false }
    }

    /// The variables that the block is to be given.
    pub(super) fn arguments(&self) -> Vec<VariableId> {
        self.read.difference(&self.bound).copied().collect()
    }

    pub(super) fn block(&mut self, block: &Block) {
        for step in &block.steps {
            match step {
                Step::Let(id, value) => {
                    self.expr(value);
                    self.bound.insert(*id);
                }
                Step::If(clauses, block) => {
                    clauses.iter().for_each(|clause| self.clause(clause));
                    self.block(block);
                }
            }
        }
        match &block.end {
            End::Outcome(outcome) => outcome.each_expr(&mut |expr| self.expr(expr)),
            End::Call(index) => {
                if let Some(function) = self.functions.get(*index) {
                    self.params |= function.params;
                    self.read.extend(&function.arguments);
                }
            }
            End::Exhausted | End::Next => {}
        }
    }

    fn clause(&mut self, clause: &Clause) {
        match clause {
            Clause::True(value) | Clause::Present(value) => self.expr(value),
            Clause::Binds(id, value) => {
                self.expr(value);
                self.bound.insert(*id);
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        self.params |= expr.calls(Function::AwsPartition);
        expr.each_variable(&mut |id| match self.variables.get(id.index()).map(|variable| variable.place) {
            Some(Place::Optional | Place::Defaulted) => self.params = true,
            _ => {
                self.read.insert(id);
            }
        });
    }
}
