//! Settings of a client that decide where its requests go.

use super::config::SETTERS;
use super::endpoint::{EndpointPlan, ParamPlan, ServerVariablePlan};
use crate::endpoint::Base;
use crate::options::Options;
use crate::rust::docs;
use crate::rust::names::Name;

/// A setting that goes to the parameters of the endpoint.
#[derive(Debug)]
pub(in crate::rust) struct SettingPlan {
    /// The name of the setter.
    pub(in crate::rust) setter: Name,
    /// The parameter of the endpoint.
    pub(in crate::rust) param: Name,
    /// What it takes.
    pub(in crate::rust) takes: SettingType,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// The environment variable that it is read from.
    pub(in crate::rust) env: Option<String>,
    /// Requests are signed for what it names.
    pub(in crate::rust) is_region: bool,
    /// An environment that does not hold it is not enough.
    pub(in crate::rust) needed: bool,
}

/// What a setting takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum SettingType {
    /// `true` or `false`.
    Boolean,
    /// Text.
    Text,
    /// Several texts.
    Texts,
    /// A type of the module `endpoint`, or what becomes one.
    Local(Name),
}

/// What clients call the parameters that every SDK of AWS has, and the environment variables of the
/// AWS SDKs and Tools Reference Guide.
const BUILT_IN: &[(&str, &str, Option<&str>)] = &[
    ("AWS::Region", "region", Some("AWS_REGION")),
    ("AWS::UseFIPS", "use_fips", Some("AWS_USE_FIPS_ENDPOINT")),
    ("AWS::UseDualStack", "use_dual_stack", Some("AWS_USE_DUALSTACK_ENDPOINT")),
    ("SDK::Endpoint", "endpoint_url", Some("AWS_ENDPOINT_URL")),
];

/// The settings for an endpoint.
pub(super) fn plan(endpoint: &EndpointPlan, options: &Options) -> Vec<SettingPlan> {
    match endpoint {
        EndpointPlan::Rules(rules) => rules.params.iter().filter_map(built_in).collect(),
        EndpointPlan::Servers(servers) => {
            let choice = (servers.servers.len() > 1).then(server);
            let variables = servers.variables.iter().map(|variable| of_variable(variable, options));
            choice.into_iter().chain(variables).chain([endpoint_url(options)]).collect()
        }
    }
}

/// Other parameters are set through `endpoint_params`.
fn built_in(param: &ParamPlan) -> Option<SettingPlan> {
    let name = param.built_in.as_deref()?;
    let (_, setter, env) = BUILT_IN.iter().find(|(known, _, _)| *known == name)?;
    let is_region = name == "AWS::Region";
    Some(SettingPlan {
        setter: Name::snake(setter),
        param: param.name.clone(),
        takes: match param.base {
            Base::Boolean => SettingType::Boolean,
            Base::List => SettingType::Texts,
            _ => SettingType::Text,
        },
        docs: param.docs.clone(),
        env: env.map(str::to_owned),
        is_region,
        needed: is_region && param.default.is_none(),
    })
}

fn server() -> SettingPlan {
    SettingPlan {
        setter: Name::snake("server"),
        param: Name::snake("server"),
        takes: SettingType::Local(Name::pascal("Server")),
        docs: vec!["The server, unless `endpoint_url` names another.".to_owned()],
        env: None,
        is_region: false,
        needed: false,
    }
}

fn endpoint_url(options: &Options) -> SettingPlan {
    SettingPlan {
        setter: Name::snake("endpoint_url"),
        param: Name::snake("endpoint"),
        takes: SettingType::Text,
        docs: vec!["A URL that takes the place of the specification's servers.".to_owned()],
        env: options.server.get("endpoint_url").map(|from| from.env.clone()),
        is_region: false,
        needed: false,
    }
}

fn of_variable(variable: &ServerVariablePlan, options: &Options) -> SettingPlan {
    let field = &variable.field;
    let is_taken = SETTERS.contains(&field.text()) || matches!(field.text(), "server" | "endpoint_url");
    SettingPlan {
        setter: if is_taken { field.with("_variable") } else { field.clone() },
        param: field.clone(),
        takes: variable.type_name.clone().map_or(SettingType::Text, SettingType::Local),
        docs: match variable.docs.as_slice() {
            [] => vec![format!("The server variable {}.", docs::code(&variable.written))],
            lines => lines.to_vec(),
        },
        env: options.server.get(&variable.written).map(|from| from.env.clone()),
        is_region: false,
        needed: false,
    }
}
