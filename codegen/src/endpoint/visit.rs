//! Visiting all expressions of a decision.

use super::{Decision, Expr, ExprKind, Function, Outcome, PropertyRule, Rule, RuleSet, Template, Then};

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

/// The parameters that are written into URLs as they are.
pub fn written_in_urls(rules: &RuleSet) -> impl Iterator<Item = &str> {
    let mut urls = Vec::new();
    match &rules.decision {
        Decision::Rules(rules) => urls_of_rules(rules, &mut urls),
        Decision::Diagram(diagram) => urls.extend(diagram.results.iter().filter_map(Outcome::url)),
    }
    let is_written = move |index: usize| urls.iter().any(|url| url.writes(index));
    let parameters = rules.parameters.iter().enumerate();
    parameters.filter(move |(index, _)| is_written(*index)).map(|(_, parameter)| parameter.name.as_str())
}

fn urls_of_rules<'a>(rules: &'a [Rule], urls: &mut Vec<&'a Expr>) {
    for rule in rules {
        match &rule.then {
            Then::Rules(rules) => urls_of_rules(rules, urls),
            Then::Outcome(outcome) => urls.extend(outcome.url()),
        }
    }
}

impl Outcome {
    fn url(&self) -> Option<&Expr> {
        match self {
            Self::Endpoint(template) => Some(&template.url),
            Self::Error(_) => None,
        }
    }

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
    /// Whether the value of a variable is a part of the text.
    fn writes(&self, variable: usize) -> bool {
        match &self.kind {
            ExprKind::Variable(id) => id.index() == variable,
            ExprKind::Template(parts) => parts.iter().any(|part| part.writes(variable)),
            _ => false,
        }
    }

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
