//! The fields of `Params`.

use crate::diagnostic::Diagnostics;
use crate::endpoint::{Base, Literal, Parameter, RuleSet};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// The field that holds the partitions, beside those of the specification.
const RESERVED: Reserved<'_> = Reserved { names: &["partitions"], suffix: "_param" };

/// A field of `Params`.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ParamPlan {
    /// The field's name.
    pub(in crate::rust) name: Name,
    /// The parameter's name in the rule set.
    pub(in crate::rust) written: String,
    /// What there is to say about it, in lines.
    pub(in crate::rust) docs: Vec<String>,
    /// What it holds.
    pub(in crate::rust) base: Base,
    /// Its value unless the caller says otherwise; without one the field is an `Option`.
    pub(in crate::rust) default: Option<Literal>,
    /// There is no endpoint without it.
    pub(in crate::rust) required: bool,
    /// What the client's configuration calls it, as `AWS::Region`.
    pub(in crate::rust) built_in: Option<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
}

impl ParamPlan {
    /// Whether the field is an `Option`.
    pub(in crate::rust) const fn is_option(&self) -> bool {
        self.default.is_none()
    }
}

pub(super) fn plan(rules: &RuleSet, diagnostics: &mut Diagnostics) -> Vec<ParamPlan> {
    let wanted: Vec<_> = rules
        .parameters
        .iter()
        .map(|parameter| Wanted {
            name: Name::snake(&parameter.name),
            written: &parameter.name,
            origin: &parameter.origin,
        })
        .collect();
    let names = resolve(&wanted, RESERVED, diagnostics);
    rules.parameters.iter().zip(names).map(|(parameter, name)| param(parameter, name)).collect()
}

fn param(parameter: &Parameter, name: Name) -> ParamPlan {
    let mut docs = parameter.docs.0.as_deref().map(docs::lines).unwrap_or_default();
    if docs.is_empty() {
        docs.push(format!("The parameter {} of the endpoint rules.", docs::code(&parameter.name)));
    }
    ParamPlan {
        name,
        written: parameter.name.clone(),
        docs,
        base: parameter.base,
        default: parameter.default.clone(),
        required: parameter.required,
        built_in: parameter.built_in.clone(),
        deprecated: parameter.deprecated.as_ref().map(|note| note.message.clone().unwrap_or_default()),
    }
}
