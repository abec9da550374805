//! Expressions.

use super::{Lowerer, Scope};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::endpoint::node::Node;
use crate::endpoint::template::{Part, parse};
use crate::endpoint::{Base, Expr, ExprKind, Field, Function, Type};

impl Lowerer<'_> {
    pub(super) fn expr(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Expr> {
        if let Some(text) = node.text() {
            return self.string_template(node, text, scope);
        }
        if let Some(value) = node.value.as_bool() {
            return Some(Expr { kind: ExprKind::Boolean(value), ty: Base::Boolean.certain() });
        }
        if let Some(value) = node.value.as_i64() {
            return Some(Expr { kind: ExprKind::Integer(value), ty: Base::Integer.certain() });
        }
        if let Some(name) = node.get("ref") {
            let text = self.text(&name)?;
            return self.reference(&name, text, scope);
        }
        self.call(node, scope)
    }

    fn reference(&mut self, node: &Node<'_>, name: &str, scope: &Scope) -> Option<Expr> {
        if let Some(id) = scope.get(name) {
            return Some(Expr { kind: ExprKind::Variable(*id), ty: self.type_of(*id)? });
        }
        let known = scope.keys().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        self.diagnostics.push(
            Diagnostic::new(
                Code::EndpointReference,
                &node.origin,
                format!("there is nothing called `{name}` here"),
            )
            .help(format!("there is {known}")),
        );
        None
    }

    fn string_template(&mut self, node: &Node<'_>, text: &str, scope: &Scope) -> Option<Expr> {
        let Some(parts) = parse(text) else {
            let message = format!("a brace in `{text}` has no partner, or nothing in between");
            return self.fail(Code::EndpointTemplate, node, message);
        };
        let mut parts = parts.iter().map(|part| self.part(node, part, scope)).collect::<Option<Vec<_>>>()?;
        match parts.len() {
            0 => Some(Expr::text("")),
            1 => parts.pop(),
            _ => {
                let optional = parts.iter().any(|part| part.ty.optional);
                Some(Expr { kind: ExprKind::Template(parts), ty: Type { base: Base::Text, optional } })
            }
        }
    }

    fn part(&mut self, node: &Node<'_>, part: &Part<'_>, scope: &Scope) -> Option<Expr> {
        let (name, path) = match part {
            Part::Text(text) => return Some(Expr::text(text)),
            Part::Blank { name, path } => (*name, *path),
        };
        let mut value = self.reference(node, name, scope)?;
        if let Some(path) = path {
            value = self.attribute(node, value, path)?;
        }
        if value.ty.base == Base::Text {
            return Some(value);
        }
        self.fail(Code::EndpointTemplate, node, format!("`{name}` is {}, which is not text", value.ty.base))
    }

    fn call(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Expr> {
        let (Some(name), Some(arguments)) = (node.get("fn"), node.get("argv")) else {
            return self.malformed(node, "a string, a boolean, an integer, a reference or a call");
        };
        let text = self.text(&name)?;
        let nodes = self.items(&arguments)?;
        if text == "getAttr" {
            return self.get_attr(node, &nodes, scope);
        }
        let Some(function) = Function::find(text) else {
            let message = format!("there is no function `{text}`");
            let help = similar(text, Function::NAMES.iter().copied()).map_or_else(
                || "endpoints cannot be found with it; give clients a fixed endpoint instead".to_owned(),
                |meant| format!("is `{meant}` meant?"),
            );
            self.diagnostics.report(Code::EndpointFunction, &name.origin, message, help);
            return None;
        };
        self.at_least(node, function.since(), function.name())?;
        let arguments = self.each(nodes.clone(), |lowerer, node| lowerer.expr(node, scope))?;
        let ty = self.check(node, &nodes, function, &arguments)?;
        Some(Expr { kind: ExprKind::Call(function, arguments), ty })
    }

    fn at_least(&mut self, node: &Node<'_>, minor: u32, what: &str) -> Option<()> {
        if self.version >= minor {
            return Some(());
        }
        let message = format!("`{what}` came with version 1.{minor}, and this is version 1.{}", self.version);
        self.fail(Code::EndpointVersion, node, message)
    }

    fn get_attr(&mut self, node: &Node<'_>, nodes: &[Node<'_>], scope: &Scope) -> Option<Expr> {
        let [of, path] = nodes else {
            return self.fail(Code::EndpointArgument, node, "`getAttr` takes a value and a path");
        };
        let of = self.expr(of, scope)?;
        let text = self.text(path)?;
        self.attribute(path, of, text)
    }

    /// Follows a path such as `resourceId[1]`.
    fn attribute(&mut self, node: &Node<'_>, of: Expr, path: &str) -> Option<Expr> {
        let mut value = of;
        for step in path.split('.') {
            let (name, indexes) = step.split_at_checked(step.find('[').unwrap_or(step.len()))?;
            if !name.is_empty() {
                value = self.field(node, value, name)?;
            }
            for index in indexes.split('[').skip(1) {
                value = self.item(node, value, index)?;
            }
        }
        Some(value)
    }

    fn field(&mut self, node: &Node<'_>, of: Expr, name: &str) -> Option<Expr> {
        let Some(field) = Field::find(of.ty.base, name) else {
            return self.fail(Code::EndpointAttribute, node, format!("{} has no `{name}`", of.ty.base));
        };
        let ty = Type { base: field.base(), optional: of.ty.optional };
        Some(Expr { kind: ExprKind::Field(Box::new(of), field), ty })
    }

    fn item(&mut self, node: &Node<'_>, of: Expr, index: &str) -> Option<Expr> {
        let Some(index) = index.strip_suffix(']').and_then(|index| index.parse::<i64>().ok()) else {
            return self.fail(Code::EndpointAttribute, node, format!("`[{index}` is not an index"));
        };
        if of.ty.base != Base::List {
            return self.fail(Code::EndpointAttribute, node, format!("{} has no members", of.ty.base));
        }
        if index < 0 {
            self.at_least(node, 1, "a negative index")?;
        }
        Some(Expr { kind: ExprKind::Item(Box::new(of), index), ty: Base::Text.optional() })
    }
}
