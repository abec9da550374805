//! Visiting all expressions of a decision.

use super::{Decision, Expr, ExprKind, Function, Outcome, PropertyRule, Rule, Template, Then};

/// Calls a function with each whole expression of a decision.
pub fn each_expr<'a>(decision: &'a Decision, found: &mut dyn FnMut(&'a Expr)) {
    match decision {
        Decision::Rules(rules) => each_expr_of_rules(rules, found),
        Decision::Diagram(diagram) => {
            diagram.conditions.iter().for_each(|condition| found(&condition.value));
            diagram.results.iter().for_each(|outcome| outcome.each_expr(found));
        }
    }
}

/// Calls a function with each whole expression of rules.
pub fn each_expr_of_rules<'a>(rules: &'a [Rule], found: &mut dyn FnMut(&'a Expr)) {
    for rule in rules {
        rule.conditions.iter().for_each(|condition| found(&condition.value));
        match &rule.then {
            Then::Rules(rules) => each_expr_of_rules(rules, found),
            Then::Outcome(outcome) => outcome.each_expr(found),
        }
    }
}

impl Outcome {
    /// Calls a function with each whole expression of the outcome.
    pub fn each_expr<'a>(&'a self, found: &mut dyn FnMut(&'a Expr)) {
        match self {
            Self::Endpoint(template) => template.each_expr(found),
            Self::Error(message) => found(message),
        }
    }
}

impl Template {
    fn each_expr<'a>(&'a self, found: &mut dyn FnMut(&'a Expr)) {
        found(&self.url);
        self.headers.iter().flat_map(|(_, values)| values).for_each(&mut *found);
        for scheme in &self.auth_schemes {
            let texts = [&scheme.signing_name, &scheme.signing_region].into_iter().flatten();
            texts.chain([&scheme.name]).chain(&scheme.signing_region_set).for_each(&mut *found);
            scheme.properties.iter().for_each(|(_, rule)| rule.each_expr(found));
        }
        self.properties.iter().for_each(|(_, rule)| rule.each_expr(found));
    }
}

impl PropertyRule {
    fn each_expr<'a>(&'a self, found: &mut dyn FnMut(&'a Expr)) {
        match self {
            Self::Boolean(_) | Self::Integer(_) => {}
            Self::Text(text) => found(text),
            Self::List(rules) => rules.iter().for_each(|rule| rule.each_expr(found)),
            Self::Record(rules) => rules.iter().for_each(|(_, rule)| rule.each_expr(found)),
        }
    }
}

impl Expr {
    /// Whether the function is called anywhere in the expression.
    pub fn calls(&self, function: Function) -> bool {
        match &self.kind {
            ExprKind::Text(_) | ExprKind::Boolean(_) | ExprKind::Integer(_) | ExprKind::Variable(_) => false,
            ExprKind::Field(of, _) | ExprKind::Item(of, _) => of.calls(function),
            ExprKind::Template(parts) => parts.iter().any(|part| part.calls(function)),
            ExprKind::Call(called, arguments) => {
                *called == function || arguments.iter().any(|argument| argument.calls(function))
            }
        }
    }
}
