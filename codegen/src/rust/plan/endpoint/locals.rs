//! What the variables of a rule set are in Rust.

use std::collections::BTreeSet;

use super::ParamPlan;
use crate::endpoint::{
    Base, Condition, Decision, Expr, ExprKind, Field, Function, Rule, RuleSet, Then, VariableId,
};
use crate::rust::names::Name;

/// A variable of the rules.
#[derive(Debug, Clone)]
pub(in crate::rust) struct VariablePlan {
    /// Its name as a local variable, an argument or a field.
    pub(in crate::rust) name: Name,
    /// What it holds.
    pub(in crate::rust) base: Base,
    /// Where its value is.
    pub(in crate::rust) place: Place,
    /// It is text that was made here, and so is a `String` where it is bound.
    pub(in crate::rust) owned: bool,
}

/// Where the value of a variable is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Place {
    /// In a field of `Params` that is an `Option`.
    Optional,
    /// In a field of `Params` that has a default.
    Defaulted,
    /// In a field of `Params` that is an `Option`, and in a local variable from the start.
    Required,
    /// In a local variable.
    Local,
    /// In a field of `Found`, once a condition of the diagram has put it there.
    Found,
}

/// Names that stand for something else in the functions.
const TAKEN: [&str; 5] = ["params", "found", "condition", "result", "rules"];

pub(super) fn plan(rules: &RuleSet, params: &[ParamPlan]) -> Vec<VariablePlan> {
    let is_tree = matches!(rules.decision, Decision::Rules(_));
    let mut variables: Vec<_> = rules
        .variables
        .iter()
        .map(|variable| VariablePlan {
            name: Name::snake(&variable.name),
            base: variable.ty.base,
            place: if is_tree { Place::Local } else { Place::Found },
            owned: false,
        })
        .collect();
    for (variable, param) in variables.iter_mut().zip(params) {
        variable.name = param.name.clone();
        variable.place = match (param.is_option(), param.required && is_tree) {
            (false, _) => Place::Defaulted,
            (true, true) => Place::Required,
            (true, false) => Place::Optional,
        };
    }
    let mut scope: Vec<VariableId> = Vec::new();
    match &rules.decision {
        Decision::Rules(rules) => name_in_rules(rules, &mut variables, &mut scope),
        Decision::Diagram(diagram) => {
            diagram.conditions.iter().for_each(|condition| bind(condition, &mut variables, &mut scope));
        }
    }
    variables
}

fn name_in_rules(rules: &[Rule], variables: &mut [VariablePlan], scope: &mut Vec<VariableId>) {
    for rule in rules {
        let outside = scope.len();
        rule.conditions.iter().for_each(|condition| bind(condition, variables, scope));
        if let Then::Rules(rules) = &rule.then {
            name_in_rules(rules, variables, scope);
        }
        scope.truncate(outside);
    }
}

/// Gives the variable that a condition binds a name that nothing else in its scope has.
fn bind(condition: &Condition, variables: &mut [VariablePlan], scope: &mut Vec<VariableId>) {
    let Some(id) = condition.bind else { return };
    let owned = is_owned(&condition.value, variables, &BTreeSet::new());
    let Some(name) = variables.get(id.index()).map(|variable| variable.name.clone()) else { return };
    let is_taken = |name: &Name| {
        let local = |id: &VariableId| variables.get(id.index()).is_some_and(|other| other.name == *name);
        let required = |other: &VariablePlan| other.place == Place::Required && other.name == *name;
        TAKEN.contains(&name.text()) || scope.iter().any(local) || variables.iter().any(required)
    };
    let free = std::iter::once(name.clone())
        .chain((2..).map(|number| name.with(&format!("_{number}"))))
        .find(|name| !is_taken(name));
    if let (Some(variable), Some(free)) = (variables.get_mut(id.index()), free) {
        variable.name = free;
        variable.owned = owned;
    }
    scope.push(id);
}

/// Whether the value of a text is made where it is evaluated, so that it is a `String` there.
///
/// Variables in `borrowed` are references, whatever they were where they were bound.
pub(in crate::rust) fn is_owned(
    expr: &Expr,
    variables: &[VariablePlan],
    borrowed: &BTreeSet<VariableId>,
) -> bool {
    let owned = |expr: &Expr| is_owned(expr, variables, borrowed);
    match &expr.kind {
        ExprKind::Template(_) | ExprKind::Call(Function::UriEncode, _) => true,
        ExprKind::Call(Function::Coalesce, values) => values.iter().any(owned),
        ExprKind::Call(Function::Ite, values) => values.iter().skip(1).any(owned),
        ExprKind::Variable(id) if !borrowed.contains(id) => {
            variables.get(id.index()).is_some_and(|it| it.owned && it.place == Place::Local)
        }
        ExprKind::Field(of, field) => is_part_of_temporary(of) && *field != Field::ArnResourceId,
        ExprKind::Item(of, _) => {
            matches!(&of.kind, ExprKind::Field(of, Field::ArnResourceId) if is_part_of_temporary(of))
        }
        _ => false,
    }
}

fn is_part_of_temporary(of: &Expr) -> bool {
    matches!(of.kind, ExprKind::Call(Function::ParseUrl | Function::AwsParseArn, _))
}
