//! What operations give to the parameters of the rules.
//!
//! `staticContextParams` of an operation and `contextParam` of a member of its input, in this
//! order of precedence, come before what the client's configuration says; the paths of
//! `operationContextParams` are reported
//! (<https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>).

use serde_json::Value;

use super::ParamPlan;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::endpoint::{Base, Literal};
use crate::model::{Model, Operation, ShapeKind};
use crate::rust::names::Name;

/// What an operation gives to parameters.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ContextPlan {
    /// The operation's name in the specification.
    pub(in crate::rust) operation: String,
    /// What it gives.
    pub(in crate::rust) values: Vec<ContextValue>,
}

/// A value that an operation gives to a parameter.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ContextValue {
    /// The field of `Params`.
    pub(in crate::rust) field: Name,
    /// What it holds.
    pub(in crate::rust) base: Base,
    /// Whether the field is an `Option`.
    pub(in crate::rust) is_option: bool,
    /// Where the value comes from.
    pub(in crate::rust) source: ContextSource,
}

/// Where the value of a parameter comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum ContextSource {
    /// It is always this.
    Fixed(Literal),
    /// The member of the input with this index.
    Member(usize),
}

pub(super) fn plan(model: &Model, params: &[ParamPlan], diagnostics: &mut Diagnostics) -> Vec<ContextPlan> {
    let plans = model.operations.iter().map(|operation| {
        let values = params.iter().filter_map(|param| {
            let source = source(model, operation, param, diagnostics)?;
            let (field, base, is_option) = (param.name.clone(), param.base, param.is_option());
            Some(ContextValue { field, base, is_option, source })
        });
        ContextPlan { operation: operation.name.clone(), values: values.collect() }
    });
    plans.filter(|plan| !plan.values.is_empty()).collect()
}

fn source(
    model: &Model,
    operation: &Operation,
    param: &ParamPlan,
    diagnostics: &mut Diagnostics,
) -> Option<ContextSource> {
    let given = |value: &Option<Value>, name: &str| value.as_ref()?.get(&param.written)?.get(name).cloned();
    if let Some(fixed) = given(&operation.endpoint_params.fixed, "value") {
        if let Some(literal) = literal(&fixed, param.base) {
            return Some(ContextSource::Fixed(literal));
        }
        let message = format!("`{}` of {} is not {}", param.written, operation.name, param.base);
        diagnostics.push(Diagnostic::new(Code::EndpointArgument, &operation.origin, message));
        return None;
    }
    if let Some(index) = member(model, operation, param) {
        return Some(ContextSource::Member(index));
    }
    if let Some(path) = given(&operation.endpoint_params.from_input, "path") {
        let message =
            format!("`{}` is not taken from {path} of the input of {}", param.written, operation.name);
        diagnostics.push(
            Diagnostic::new(Code::EndpointContextPath, &operation.origin, message)
                .help("set the parameter in the client's configuration if the rules need it"),
        );
    }
    None
}

fn member(model: &Model, operation: &Operation, param: &ParamPlan) -> Option<usize> {
    let ShapeKind::Structure(input) = &model.shapes[operation.input].kind else { return None };
    let is_bound = |name: &Option<String>| name.as_ref() == Some(&param.written);
    input.members.iter().position(|member| is_bound(&member.context_param))
}

fn literal(value: &Value, base: Base) -> Option<Literal> {
    match base {
        Base::Text => value.as_str().map(|text| Literal::Text(text.to_owned())),
        Base::Boolean => value.as_bool().map(Literal::Boolean),
        Base::List => {
            let texts = value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(Literal::List)
        }
        _ => None,
    }
}
