//! Conditions of rules.

use super::{Lowerer, Scope};
use crate::diagnostic::Code;
use crate::endpoint::node::Node;
use crate::endpoint::{Base, Condition, Expr, ExprKind, Function, Test};

impl Lowerer<'_> {
    /// The condition; nothing within if it always holds.
    ///
    /// What the condition finds out is added to the scope: after `isSet`, a variable of the same
    /// name that certainly has a value takes the place of the other.
    pub(super) fn condition(&mut self, node: &Node<'_>, scope: &mut Scope) -> Option<Option<Condition>> {
        let value = self.expr(node, scope)?;
        let assign = self.assigned_name(node)?;
        match (question(&value), assign) {
            (Some(asked), None) if !asked.ty.optional => Some(None),
            (Some(asked), None) => {
                let bind = self.narrow(asked, scope);
                Some(Some(Condition { value: asked.clone(), test: Test::Present, bind }))
            }
            (_, assign) => {
                let bind = match assign {
                    Some(name) => Some(self.assign(node, name, value.ty.base, scope)?),
                    None => None,
                };
                Some(Some(Condition { test: test_of(&value), value, bind }))
            }
        }
    }

    /// The name under `assign`.
    pub(super) fn assigned_name<'a>(&mut self, node: &Node<'a>) -> Option<Option<&'a str>> {
        match node.get("assign") {
            Some(assign) => self.text(&assign).map(Some),
            None => Some(None),
        }
    }

    fn narrow(&mut self, asked: &Expr, scope: &mut Scope) -> Option<super::VariableId> {
        let ExprKind::Variable(id) = asked.kind else { return None };
        let name = self.variables.get(id.index())?.name.clone();
        let certain = self.variable(&name, asked.ty.base.certain());
        scope.insert(name, certain);
        Some(certain)
    }

    fn assign(
        &mut self,
        node: &Node<'_>,
        name: &str,
        base: Base,
        scope: &mut Scope,
    ) -> Option<super::VariableId> {
        if scope.contains_key(name) {
            return self.fail(
                Code::EndpointShadow,
                node,
                format!("there is already something called `{name}`"),
            );
        }
        let id = self.variable(name, base.certain());
        scope.insert(name.to_owned(), id);
        Some(id)
    }
}

/// What `isSet` is asked about, if the expression is that question.
pub(super) fn question(value: &Expr) -> Option<&Expr> {
    match &value.kind {
        ExprKind::Call(Function::IsSet, arguments) => arguments.first(),
        _ => None,
    }
}

/// A condition that gives a boolean holds if that is `true`, any other if there is a value.
pub(super) fn test_of(value: &Expr) -> Test {
    if value.ty.base == Base::Boolean { Test::True } else { Test::Present }
}
