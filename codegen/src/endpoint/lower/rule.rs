//! Rules.

use super::{Lowerer, Scope};
use crate::diagnostic::Code;
use crate::endpoint::node::Node;
use crate::endpoint::{Base, Expr, Outcome, Rule, Then};
use crate::model::Docs;

impl Lowerer<'_> {
    pub(super) fn rules(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Vec<Rule>> {
        let items = self.items(node)?;
        self.each(items, |lowerer, rule| lowerer.rule(rule, scope))
    }

    fn rule(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Rule> {
        let mut scope = scope.clone();
        let mut conditions = Vec::new();
        if let Some(list) = node.get("conditions") {
            for condition in self.items(&list)? {
                conditions.extend(self.condition(&condition, &mut scope)?);
            }
        }
        let then = match node.get("rules") {
            Some(rules) => Then::Rules(self.rules(&rules, &scope)?),
            None => Then::Outcome(self.outcome(node, &scope)?),
        };
        let docs = Docs(node.get("documentation").and_then(|value| value.text()).map(str::to_owned));
        Some(Rule { conditions, then, docs })
    }

    /// The end of a rule, or a result of a diagram.
    pub(super) fn outcome(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Outcome> {
        if let Some(endpoint) = node.get("endpoint") {
            return self.template(&endpoint, scope).map(|template| Outcome::Endpoint(Box::new(template)));
        }
        match node.get("error") {
            Some(error) => self.text_expr(&error, scope).map(Outcome::Error),
            None => self.malformed(node, "a rule with `rules`, an `endpoint` or an `error`"),
        }
    }

    /// An expression that gives text.
    pub(super) fn text_expr(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Expr> {
        let expr = self.expr(node, scope)?;
        if expr.ty.base == Base::Text {
            return Some(expr);
        }
        self.fail(Code::EndpointArgument, node, format!("this is {}, not {}", expr.ty.base, Base::Text))
    }
}
