//! What functions may be given, and what they give then.

use super::Lowerer;
use crate::diagnostic::Code;
use crate::endpoint::node::Node;
use crate::endpoint::{Base, Expr, ExprKind, Function, Type};

impl Lowerer<'_> {
    /// The type of a call.
    pub(super) fn check(
        &mut self,
        node: &Node<'_>,
        nodes: &[Node<'_>],
        function: Function,
        arguments: &[Expr],
    ) -> Option<Type> {
        match (function, arguments) {
            (Function::IsSet, [_]) => Some(Base::Boolean.certain()),
            (Function::Coalesce, [first, rest @ ..]) if !rest.is_empty() => {
                self.same_base(nodes, first.ty.base, arguments)?;
                let optional = arguments.iter().all(|argument| argument.ty.optional);
                Some(Type { base: first.ty.base, optional })
            }
            (Function::Ite, [condition, then, otherwise]) => {
                self.argument(nodes.first()?, condition, Base::Boolean)?;
                self.argument(nodes.get(2)?, otherwise, then.ty.base)?;
                let optional = arguments.iter().any(|argument| argument.ty.optional);
                Some(Type { base: then.ty.base, optional })
            }
            _ => self.check_signature(node, nodes, function, arguments),
        }
    }

    fn check_signature(
        &mut self,
        node: &Node<'_>,
        nodes: &[Node<'_>],
        function: Function,
        arguments: &[Expr],
    ) -> Option<Type> {
        let name = function.name();
        let Some((parameters, result)) = function.signature() else {
            return self.fail(
                Code::EndpointArgument,
                node,
                format!("`{name}` takes more or fewer arguments"),
            );
        };
        if parameters.len() != arguments.len() {
            let message = format!("`{name}` takes {} arguments, not {}", parameters.len(), arguments.len());
            return self.fail(Code::EndpointArgument, node, message);
        }
        for ((node, argument), base) in nodes.iter().zip(arguments).zip(parameters) {
            self.argument(node, argument, *base)?;
        }
        if function == Function::Split
            && matches!(arguments, [_, Expr { kind: ExprKind::Text(text), .. }, _] if text.is_empty())
        {
            return self.fail(Code::EndpointArgument, node, "the delimiter of `split` is empty");
        }
        let optional = result.optional || arguments.iter().any(|argument| argument.ty.optional);
        Some(Type { optional, ..result })
    }

    fn same_base(&mut self, nodes: &[Node<'_>], base: Base, arguments: &[Expr]) -> Option<()> {
        nodes.iter().zip(arguments).try_for_each(|(node, argument)| self.argument(node, argument, base))
    }

    fn argument(&mut self, node: &Node<'_>, argument: &Expr, base: Base) -> Option<()> {
        if argument.ty.base != base {
            let message = format!("this is {}, where {base} is needed", argument.ty.base);
            return self.fail(Code::EndpointArgument, node, message);
        }
        if matches!(argument.kind, ExprKind::Integer(value) if value < 0) {
            return self.fail(Code::EndpointArgument, node, "this is negative");
        }
        Some(())
    }
}
