//! Rules as blocks of steps, cut into functions where they grow long.
//!
//! A rule that holds ends the search, so that every block ends with an outcome, a call of another
//! function, or the error that nothing holds. Rules below a rule without conditions take its
//! place, and rules after one are never reached and left out. What nothing reads gets no name.

use std::collections::BTreeSet;

use super::DecisionPlan;
use super::locals::VariablePlan;
use super::needs::Needs;
use crate::endpoint::{
    Base, Condition, Expr, ExprKind, Outcome, Rule, Test, Then, VariableId, each_expr_of_rules,
};
use crate::rust::docs;
use crate::rust::names::Name;

/// A set of rules with more outcomes than this becomes a function of its own.
const LONGEST: usize = 14;

/// Steps, and what comes after the last of them.
#[derive(Debug, Clone)]
pub(in crate::rust) struct Block {
    /// What is done first.
    pub(in crate::rust) steps: Vec<Step>,
    /// What is done then.
    pub(in crate::rust) end: End,
}

/// A statement.
#[derive(Debug, Clone)]
pub(in crate::rust) enum Step {
    /// Gives a value a name.
    Let(VariableId, Expr),
    /// Does something if all clauses hold.
    If(Vec<Clause>, Block),
}

/// A part of a condition.
#[derive(Debug, Clone)]
pub(in crate::rust) enum Clause {
    /// This is true.
    True(Expr),
    /// There is such a value.
    Present(Expr),
    /// There is such a value, and it gets a name.
    Binds(VariableId, Expr),
}

/// What comes after the steps of a block.
#[derive(Debug, Clone)]
pub(in crate::rust) enum End {
    /// The search is over.
    Outcome(Outcome),
    /// The function with this index goes on.
    Call(usize),
    /// No rule holds.
    Exhausted,
    /// What follows the block.
    Next,
}

/// A function that goes on with a part of the rules.
#[derive(Debug, Clone)]
pub(in crate::rust) struct FunctionPlan {
    /// Its name.
    pub(in crate::rust) name: Name,
    /// What there is to say about it, in lines.
    pub(in crate::rust) docs: Vec<String>,
    /// Whether it reads `Params`.
    pub(in crate::rust) params: bool,
    /// The variables that it is given.
    pub(in crate::rust) arguments: Vec<VariableId>,
    /// What it does.
    pub(in crate::rust) body: Block,
}

pub(super) fn plan(rules: Vec<Rule>, variables: &[VariablePlan]) -> DecisionPlan {
    let mut read = BTreeSet::new();
    each_expr_of_rules(&rules, &mut |expr| expr.each_variable(&mut |id| read.extend([id])));
    let mut planner = Planner { variables, read, functions: Vec::new() };
    let resolve = planner.rules(rules);
    DecisionPlan::Tree { resolve, functions: planner.functions }
}

struct Planner<'a> {
    variables: &'a [VariablePlan],
    /// The variables that anything reads.
    read: BTreeSet<VariableId>,
    functions: Vec<FunctionPlan>,
}

impl Planner<'_> {
    fn rules(&mut self, rules: Vec<Rule>) -> Block {
        let mut steps = Vec::new();
        for rule in rules {
            let block = self.rule(rule);
            steps.extend(block.steps);
            if !matches!(block.end, End::Next) {
                return Block { steps, end: block.end };
            }
        }
        Block { steps, end: End::Exhausted }
    }

    /// What follows from a rule whose conditions hold.
    fn then(&mut self, rule: Rule) -> Block {
        match rule.then {
            Then::Outcome(outcome) => Block { steps: Vec::new(), end: End::Outcome(outcome) },
            Then::Rules(rules) if !rule.conditions.is_empty() && outcomes(&rules) > LONGEST => {
                let name = function_name(&rule.conditions, self.variables);
                let lines = rule.docs.0.as_deref().map(docs::lines).unwrap_or_default();
                Block { steps: Vec::new(), end: End::Call(self.function(&name, lines, rules)) }
            }
            Then::Rules(rules) => self.rules(rules),
        }
    }

    /// The rule; it ends with [`End::Next`] if its conditions may not hold.
    fn rule(&mut self, rule: Rule) -> Block {
        let mut groups = vec![Group::default()];
        for condition in &rule.conditions {
            let is_let = condition.bind.is_some() && !condition.value.ty.optional;
            if is_let && groups.last().is_some_and(|group| !group.clauses.is_empty()) {
                groups.push(Group::default());
            }
            if let Some(group) = groups.last_mut() {
                group.add(condition.clone(), &self.read);
            }
        }
        groups.into_iter().rev().fold(self.then(rule), |inner, group| group.around(inner))
    }

    fn function(&mut self, name: &Name, lines: Vec<String>, rules: Vec<Rule>) -> usize {
        let body = self.rules(rules);
        let mut needs = Needs::new(self.variables, &self.functions);
        needs.block(&body);
        let arguments = needs.arguments();
        let params = needs.params;
        let is_free = |name: &Name| self.functions.iter().all(|other| other.name != *name);
        let candidates = (2..).map(|number| name.with(&format!("_{number}")));
        let name = std::iter::once(name.clone()).chain(candidates).find(is_free);
        let name = name.unwrap_or_else(|| Name::snake("rules"));
        self.functions.push(FunctionPlan { name, docs: lines, params, arguments, body });
        self.functions.len() - 1
    }
}

/// Values to name, and then clauses to test.
#[derive(Default)]
struct Group {
    lets: Vec<Step>,
    clauses: Vec<Clause>,
}

impl Group {
    fn add(&mut self, condition: Condition, read: &BTreeSet<VariableId>) {
        let Condition { value, test, bind } = condition;
        match bind.filter(|id| read.contains(id) || test == Test::True) {
            Some(id) if value.ty.optional => {
                let ty = value.ty;
                self.clauses.push(Clause::Binds(id, value));
                self.add_flag(id, test, ty.base);
            }
            Some(id) => {
                let base = value.ty.base;
                self.lets.push(Step::Let(id, value));
                self.add_flag(id, test, base);
            }
            None if test == Test::True => self.clauses.push(Clause::True(value)),
            None if value.ty.optional => self.clauses.push(Clause::Present(value)),
            None => {}
        }
    }

    /// A boolean that has a name must be true as well.
    fn add_flag(&mut self, id: VariableId, test: Test, base: Base) {
        if test == Test::True {
            self.clauses.push(Clause::True(Expr { kind: ExprKind::Variable(id), ty: base.certain() }));
        }
    }

    /// The block, done only if the clauses hold.
    fn around(self, inner: Block) -> Block {
        let mut steps = self.lets;
        if self.clauses.is_empty() {
            steps.extend(inner.steps);
            return Block { steps, end: inner.end };
        }
        steps.push(Step::If(self.clauses, inner));
        Block { steps, end: End::Next }
    }
}

fn outcomes(rules: &[Rule]) -> usize {
    let count = |rule: &Rule| match &rule.then {
        Then::Rules(rules) => outcomes(rules),
        Then::Outcome(_) => 1,
    };
    rules.iter().map(count).sum()
}

/// A function is called after what the first of the conditions before it has found out.
fn function_name(conditions: &[Condition], variables: &[VariablePlan]) -> Name {
    let bound = conditions.iter().find_map(|condition| variables.get(condition.bind?.index()));
    match bound {
        Some(variable) => Name::snake(&format!("with {}", variable.name.text())),
        None => {
            let mut read = None;
            conditions
                .iter()
                .for_each(|condition| condition.value.each_variable(&mut |id| read = read.or(Some(id))));
            let name = read.and_then(|id| variables.get(id.index()));
            Name::snake(&format!("by {}", name.map_or("rule", |variable| variable.name.text())))
        }
    }
}
