//! From JSON to a [`RuleSet`].
//!
//! Every name is resolved, every expression gets a type, and what is not in order is reported at
//! its place; nothing is returned then. All rules are looked at, so that one run reports all.

mod check;
mod condition;
mod diagram;
mod endpoint;
mod expr;
pub(super) mod parameter;
mod rule;

use std::collections::BTreeMap;

use serde_json::Value;

use super::node::Node;
use super::{Decision, Parameter, RuleSet, Type, Variable, VariableId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Origin;

/// Lowers the value of `smithy.rules#endpointRuleSet`.
pub fn lower(rules: &Value, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<RuleSet> {
    let node = Node::new(rules, origin);
    let mut lowerer = Lowerer::new(&node, diagnostics)?;
    let (parameters, scope) = lowerer.parameters(&node, Parameter::is_certain)?;
    let rules = lowerer.required(&node, "rules")?;
    let decision = Decision::Rules(lowerer.rules(&rules, &scope)?);
    Some(lowerer.finish(parameters, decision, origin))
}

/// Lowers the value of `smithy.rules#endpointBdd`.
pub fn lower_diagram(diagram: &Value, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<RuleSet> {
    let node = Node::new(diagram, origin);
    let mut lowerer = Lowerer::new(&node, diagnostics)?;
    // A diagram has no branch of its own for what is missing, so that only a default is certain.
    let (parameters, scope) = lowerer.parameters(&node, |parameter| parameter.default.is_some())?;
    let decision = Decision::Diagram(lowerer.diagram(&node, scope)?);
    Some(lowerer.finish(parameters, decision, origin))
}

/// The variables that can be seen from a place.
type Scope = BTreeMap<String, VariableId>;

struct Lowerer<'d> {
    diagnostics: &'d mut Diagnostics,
    /// The minor version of the language; the major one is 1.
    version: u32,
    variables: Vec<Variable>,
}

impl<'d> Lowerer<'d> {
    fn new(node: &Node<'_>, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        let mut lowerer = Self { diagnostics, version: 0, variables: Vec::new() };
        let version = lowerer.required(node, "version")?;
        let minor =
            version.text().and_then(|text| text.strip_prefix("1.")).and_then(|minor| minor.parse().ok());
        let Some(minor) = minor else {
            return lowerer.fail(
                Code::EndpointVersion,
                &version,
                "the version is not `1.0` or a later `1.x`",
            );
        };
        lowerer.version = minor;
        Some(lowerer)
    }

    fn finish(self, parameters: Vec<Parameter>, decision: Decision, origin: &Origin) -> RuleSet {
        RuleSet { parameters, variables: self.variables, decision, origin: origin.clone() }
    }

    fn variable(&mut self, name: &str, ty: Type) -> VariableId {
        let id = VariableId(u32::try_from(self.variables.len()).unwrap_or(u32::MAX));
        self.variables.push(Variable { name: name.to_owned(), ty });
        id
    }

    fn type_of(&self, id: VariableId) -> Option<Type> {
        self.variables.get(id.index()).map(|variable| variable.ty)
    }

    fn fail<T>(&mut self, code: Code, node: &Node<'_>, message: impl Into<String>) -> Option<T> {
        self.diagnostics.push(Diagnostic::new(code, &node.origin, message).help(way_out(code)));
        None
    }

    fn malformed<T>(&mut self, node: &Node<'_>, expected: &str) -> Option<T> {
        self.fail(Code::EndpointMalformed, node, format!("this is not {expected}"))
    }

    fn required<'a>(&mut self, node: &Node<'a>, name: &str) -> Option<Node<'a>> {
        match node.get(name) {
            Some(member) => Some(member),
            None => self.fail(Code::EndpointMalformed, node, format!("`{name}` is missing")),
        }
    }

    fn items<'a>(&mut self, node: &Node<'a>) -> Option<Vec<Node<'a>>> {
        match node.items() {
            Some(items) => Some(items),
            None => self.malformed(node, "a list"),
        }
    }

    fn entries<'a>(&mut self, node: &Node<'a>) -> Option<Vec<(&'a str, Node<'a>)>> {
        match node.entries() {
            Some(entries) => Some(entries),
            None => self.malformed(node, "an object"),
        }
    }

    fn text<'a>(&mut self, node: &Node<'a>) -> Option<&'a str> {
        match node.text() {
            Some(text) => Some(text),
            None => self.malformed(node, "a string"),
        }
    }

    /// Lowers each node, and gives all results or none; every failure is reported.
    fn each<'a, T>(
        &mut self,
        nodes: Vec<Node<'a>>,
        mut lower: impl FnMut(&mut Self, &Node<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let results: Vec<_> = nodes.iter().map(|node| lower(self, node)).collect();
        results.into_iter().collect()
    }
}

/// What to do about rules that are not in order; the details are in the message.
const fn way_out(code: Code) -> &'static str {
    match code {
        Code::EndpointVersion => "declare the version in which all that the rules use exists",
        Code::EndpointAttribute => {
            "see the standard library of Smithy's rules engine for the parts of each record"
        }
        Code::EndpointDiagram => "make the diagram again from the rule set",
        Code::EndpointShadow => "give one of them another name",
        Code::EndpointTemplate => "write `{{` and `}}` for braces, and `{name}` or `{name#part}` for values",
        Code::EndpointUrl => "start the URL with its scheme",
        Code::EndpointAuthScheme => "see Smithy's documentation of `authSchemes` for what a scheme has",
        _ => "compare this with Smithy's specification of endpoint rules",
    }
}

#[cfg(test)]
mod tests;
