//! What operations give to the fields of `Params`.

use super::ParamPlan;
use crate::diagnostic::Diagnostics;
use crate::endpoint::{Base, ContextSource, RuleSet, contexts};
use crate::model::Model;
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

/// One for each operation that gives something. The fields are those of the rule set's parameters, in
/// their order.
pub(super) fn plan(
    model: &Model,
    rules: &RuleSet,
    params: &[ParamPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<ContextPlan> {
    let plans = contexts(model, rules, diagnostics).into_iter().map(|context| {
        let value = |(index, source): (usize, ContextSource)| {
            let param = params.get(index)?;
            let (field, base, is_option) = (param.name.clone(), param.base, param.is_option());
            Some(ContextValue { field, base, is_option, source })
        };
        ContextPlan {
            operation: context.operation,
            values: context.values.into_iter().filter_map(value).collect(),
        }
    });
    plans.collect()
}
