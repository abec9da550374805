//! What operations give to the parameters of the rules.
//!
//! `staticContextParams` of an operation, `contextParam` of a member of its input, and the paths of
//! `operationContextParams`, in this order of precedence, come before what the client's configuration
//! says (<https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>).

use serde_json::Value;

use super::input::{InputPath, lower, member};
use super::lower::parameter::literal;
use super::node::Node;
use super::{Literal, Parameter, RuleSet};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Model, Operation, ShapeKind};

/// What an operation gives to parameters.
#[derive(Debug, Clone)]
pub struct OperationContext {
    /// The operation's name in the specification.
    pub operation: String,
    /// The parameters by their index in the rule set, and what each is given.
    pub values: Vec<(usize, ContextSource)>,
}

/// Where the value of a parameter comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextSource {
    /// It is always this.
    Fixed(Literal),
    /// The input has it.
    Input(InputPath),
}

/// What each operation that gives something to a parameter gives. What cannot be given is reported.
pub fn contexts(model: &Model, rules: &RuleSet, diagnostics: &mut Diagnostics) -> Vec<OperationContext> {
    let contexts = model.operations.iter().map(|operation| {
        let mut context = Context { model, operation, diagnostics };
        context.strangers(rules);
        let given = |(index, parameter)| Some((index, context.source(parameter)?));
        let values = rules.parameters.iter().enumerate().filter_map(given).collect();
        OperationContext { operation: operation.name.clone(), values }
    });
    contexts.filter(|context| !context.values.is_empty()).collect()
}

struct Context<'a> {
    model: &'a Model,
    operation: &'a Operation,
    diagnostics: &'a mut Diagnostics,
}

impl Context<'_> {
    fn source(&mut self, parameter: &Parameter) -> Option<ContextSource> {
        let given = |values: &Option<Value>| values.as_ref()?.get(&parameter.name).cloned();
        if let Some(fixed) = given(&self.operation.endpoint_params.fixed) {
            return self.fixed(parameter, &fixed);
        }
        if let Some(bound) = self.members().into_iter().find(|member| is_bound(member, &parameter.name)) {
            let name = bound.name.clone();
            let path = member(self.model, self.operation.input, &name);
            return self.typed(parameter, path, &format!("the member `{name}`"));
        }
        let path = given(&self.operation.endpoint_params.from_input)?;
        let path = path.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
        let lowered = lower(self.model, self.operation.input, &path);
        self.typed(parameter, lowered, &format!("the path `{path}`"))
    }

    fn fixed(&mut self, parameter: &Parameter, given: &Value) -> Option<ContextSource> {
        let value = given.get("value").unwrap_or(&Value::Null);
        let literal = literal(&Node::new(value, &self.operation.origin), parameter.base);
        if literal.is_none() {
            let message = format!(
                "`{}` of `{}` is {value}, and the parameter is {}",
                parameter.name, self.operation.name, parameter.base
            );
            self.say(Code::EndpointArgument, message, "correct it in `smithy.rules#staticContextParams`");
        }
        literal.map(ContextSource::Fixed)
    }

    /// The path, if it leads to what the parameter is.
    fn typed(
        &mut self,
        parameter: &Parameter,
        path: Result<InputPath, String>,
        place: &str,
    ) -> Option<ContextSource> {
        let (name, operation) = (&parameter.name, &self.operation.name);
        let message = match path {
            Ok(path) if path.base == parameter.base => return Some(ContextSource::Input(path)),
            Ok(path) => format!("{place} is {}, and the parameter is {}", path.base, parameter.base),
            Err(reason) => format!("{place}: {reason}"),
        };
        let message = format!("`{name}` cannot be taken from the input of `{operation}`: {message}");
        self.say(Code::EndpointContextPath, message, "correct the path, or the type of the parameter");
        None
    }

    /// Reports names that the rules do not have.
    fn strangers(&mut self, rules: &RuleSet) {
        let params = &self.operation.endpoint_params;
        let objects = [&params.fixed, &params.from_input].into_iter().flatten();
        let names = objects.filter_map(Value::as_object).flat_map(|values| values.keys().cloned());
        let bound = self.members().into_iter();
        let bound = bound.filter_map(|it| Some((it.context_param.clone()?, Some(it.name.clone()))));
        let bound: Vec<_> = bound.collect();
        for (name, member_name) in names.map(|name| (name, None)).chain(bound) {
            if rules.parameters.iter().any(|parameter| parameter.name == name) {
                continue;
            }
            let message =
                format!("`{}` gives `{name}`, and the rules have no such parameter", self.operation.name);
            self.say(Code::EndpointReference, message, "correct the name, or add the parameter to the rules");
            // No parameter of any rules could take it either.
            let Some(member_name) = member_name else { continue };
            if let Err(reason) = member(self.model, self.operation.input, &member_name) {
                let message = format!("the member `{member_name}` cannot be `{name}`: {reason}");
                self.say(
                    Code::EndpointContextPath,
                    message,
                    "bind a member that is a string, a boolean or a list of strings",
                );
            }
        }
    }

    fn members(&self) -> Vec<&Member> {
        match &self.model.shapes[self.operation.input].kind {
            ShapeKind::Structure(input) => input.members.iter().collect(),
            _ => Vec::new(),
        }
    }

    fn say(&mut self, code: Code, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, &self.operation.origin, message).help(help));
    }
}

fn is_bound(member: &Member, parameter: &str) -> bool {
    member.context_param.as_deref() == Some(parameter)
}
