//! The tests that a service brings along: the value of `smithy.rules#endpointTests`.
//!
//! A test is data: parameters, and the endpoint or the error that they lead to. The interpreter
//! runs it as it is, and the back end prints it as a test of the generated crate.

use std::collections::BTreeMap;

use drawplate_runtime::endpoint::{AuthScheme, Endpoint, EndpointError, Partitions, Property};
use serde_json::{Map, Value};

use super::lower::parameter::literal;
use super::node::Node;
use super::{ContextSource, Literal, OperationContext, Parameter, RuleSet, interpret};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Origin;

/// A test of a rule set.
#[derive(Debug, Clone)]
pub struct EndpointTest {
    /// What it is about, or nothing.
    pub documentation: String,
    /// The parameters that are set, by name.
    pub params: BTreeMap<String, Literal>,
    /// Calls of operations that must lead to the same.
    pub calls: Vec<EndpointTestCall>,
    /// What the parameters lead to.
    pub expect: Expectation,
    /// Where it was read.
    pub origin: Origin,
}

/// A call of an operation that must lead to what its test expects.
#[derive(Debug, Clone, PartialEq)]
pub struct EndpointTestCall {
    /// The operation.
    pub operation: String,
    /// What the client's configuration says, by the name of the built-in.
    pub built_in: BTreeMap<String, Value>,
    /// What the client's own parameters are, by name.
    pub client: BTreeMap<String, Value>,
    /// The members of the operation's input, by name.
    pub input: Map<String, Value>,
}

/// What parameters lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// This endpoint.
    Endpoint(Endpoint),
    /// No endpoint, for this reason.
    Error(String),
}

impl EndpointTest {
    /// Evaluates the rules for the test's parameters.
    ///
    /// # Errors
    ///
    /// What came out, and what was expected instead.
    pub fn run(&self, rules: &RuleSet, partitions: &Partitions) -> Result<(), String> {
        match (&self.expect, interpret::resolve(rules, &self.params, partitions)) {
            (Expectation::Endpoint(expected), Ok(endpoint)) if *expected == endpoint => Ok(()),
            (Expectation::Error(expected), Err(error)) if *expected == error.to_string() => Ok(()),
            (expected, found) => Err(differ(expected, &found)),
        }
    }

    /// The parameters that the client's configuration leads to in a call. Its own parameters come
    /// before what every client has; a call that names none of its own has those of the test.
    pub fn configured(&self, call: &EndpointTestCall, rules: &RuleSet) -> BTreeMap<String, Literal> {
        let value = |parameter: &Parameter| {
            let own = call.client.get(&parameter.name);
            let built_in = || call.built_in.get(parameter.built_in.as_deref()?);
            match own.or_else(built_in) {
                Some(value) => literal(&Node::new(value, &parameter.origin), parameter.base),
                None if parameter.built_in.is_none() && call.client.is_empty() => {
                    self.params.get(&parameter.name).cloned()
                }
                None => None,
            }
        };
        let values = rules.parameters.iter().map(|parameter| (parameter.name.clone(), value(parameter)));
        values.filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The test of what a call leads to: what its operation gives to parameters comes before the
    /// configuration.
    pub fn of_call(&self, call: &EndpointTestCall, rules: &RuleSet, contexts: &[OperationContext]) -> Self {
        let mut params = self.configured(call, rules);
        let context = contexts.iter().find(|context| context.operation == call.operation);
        for (index, source) in context.iter().flat_map(|context| &context.values) {
            let value = match source {
                ContextSource::Fixed(value) => Some(value.clone()),
                ContextSource::Input(path) => path.find(&call.input),
            };
            if let (Some(parameter), Some(value)) = (rules.parameters.get(*index), value) {
                params.insert(parameter.name.clone(), value);
            }
        }
        Self { params, ..self.clone() }
    }
}

/// What the rules say, and what a test expects instead.
fn differ(expected: &Expectation, found: &Result<Endpoint, EndpointError>) -> String {
    let expected_text = match expected {
        Expectation::Endpoint(endpoint) => format!("the endpoint `{}`", endpoint.url),
        Expectation::Error(message) => format!("the error `{message}`"),
    };
    match (expected, found) {
        (Expectation::Endpoint(expected), Ok(found)) if expected.url == found.url => {
            let parts = [
                ("headers", expected.headers != found.headers),
                ("authentication", expected.auth_schemes != found.auth_schemes),
                ("properties", expected.properties != found.properties),
            ];
            let parts: Vec<_> = parts.iter().filter(|(_, differ)| *differ).map(|(name, _)| *name).collect();
            format!("the rules lead to {expected_text} with other {}", parts.join(" and "))
        }
        (_, Ok(found)) => {
            format!("the rules lead to the endpoint `{}`, and the test expects {expected_text}", found.url)
        }
        (_, Err(error)) => {
            format!("the rules lead to the error `{error}`, and the test expects {expected_text}")
        }
    }
}

/// Reads the value of `smithy.rules#endpointTests`; what is not in order is reported and left
/// out.
pub fn read(
    tests: &Value,
    rules: &RuleSet,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) -> Vec<EndpointTest> {
    let node = Node::new(tests, origin);
    let cases = node.get("testCases").and_then(|cases| cases.items()).unwrap_or_default();
    cases
        .iter()
        .filter_map(|case| match test(case, rules) {
            Ok(test) => Some(test),
            Err((code, origin, message)) => {
                let help = "correct the test; it is left out";
                diagnostics.push(Diagnostic::new(code, &origin, message).help(help));
                None
            }
        })
        .collect()
}

type Failure = (Code, Origin, String);

fn test(node: &Node<'_>, rules: &RuleSet) -> Result<EndpointTest, Failure> {
    let documentation = node.get("documentation").and_then(|text| text.text()).unwrap_or_default();
    let mut params = BTreeMap::new();
    for (name, value) in members(node, "params") {
        params.insert(name.to_owned(), param(name, &value, rules)?);
    }
    let calls = node.get("operationInputs").and_then(|calls| calls.items()).unwrap_or_default();
    Ok(EndpointTest {
        documentation: documentation.to_owned(),
        params,
        calls: calls.iter().map(call).collect(),
        expect: expectation(node)
            .ok_or_else(|| malformed(node, "the test expects neither an endpoint nor an error"))?,
        origin: node.origin.clone(),
    })
}

fn members<'a>(node: &Node<'a>, name: &str) -> Vec<(&'a str, Node<'a>)> {
    node.get(name).and_then(|member| member.entries()).unwrap_or_default()
}

fn malformed(node: &Node<'_>, message: &str) -> Failure {
    (Code::EndpointMalformed, node.origin.clone(), message.to_owned())
}

fn param(name: &str, node: &Node<'_>, rules: &RuleSet) -> Result<Literal, Failure> {
    let fail = |message| (Code::EndpointTest, node.origin.clone(), message);
    let parameter = rules.parameters.iter().find(|parameter| parameter.name == name);
    let parameter = parameter.ok_or_else(|| fail(format!("the rule set has no parameter `{name}`")))?;
    literal(node, parameter.base)
        .ok_or_else(|| fail(format!("`{name}` is {}, and this is not", parameter.base)))
}

fn call(node: &Node<'_>) -> EndpointTestCall {
    let values =
        |name| members(node, name).into_iter().map(|(name, node)| (name.to_owned(), node.value.clone()));
    EndpointTestCall {
        operation: node.get("operationName").and_then(|name| name.text()).unwrap_or_default().to_owned(),
        built_in: values("builtInParams").collect(),
        client: values("clientParams").collect(),
        input: values("operationParams").collect(),
    }
}

fn expectation(node: &Node<'_>) -> Option<Expectation> {
    let expect = node.get("expect")?;
    if let Some(error) = expect.get("error") {
        return error.text().map(|text| Expectation::Error(text.to_owned()));
    }
    endpoint(&expect.get("endpoint")?).map(Expectation::Endpoint)
}

fn endpoint(node: &Node<'_>) -> Option<Endpoint> {
    let mut endpoint = Endpoint::new(node.get("url")?.text()?);
    for (name, values) in members(node, "headers") {
        let values = values
            .items()?
            .iter()
            .map(|value| value.text().map(str::to_owned))
            .collect::<Option<Vec<_>>>()?;
        endpoint = endpoint.header(name, values);
    }
    for (name, value) in members(node, "properties") {
        if name == "authSchemes" {
            endpoint.auth_schemes = value.items()?.iter().map(auth_scheme).collect::<Option<_>>()?;
        } else {
            endpoint = endpoint.property(name, property(&value)?);
        }
    }
    Some(endpoint)
}

fn auth_scheme(node: &Node<'_>) -> Option<AuthScheme> {
    let mut scheme = AuthScheme::new(node.get("name")?.text()?);
    for (name, value) in node.entries()? {
        scheme = match name {
            "name" => scheme,
            "signingName" => scheme.signing_name(value.text()?),
            "signingRegion" => scheme.signing_region(value.text()?),
            "signingRegionSet" => {
                value.items()?.iter().filter_map(Node::text).fold(scheme, AuthScheme::signing_region_in_set)
            }
            "disableDoubleEncoding" => scheme.disable_double_encoding(value.value.as_bool()?),
            "disableNormalizePath" => scheme.disable_normalize_path(value.value.as_bool()?),
            _ => scheme.property(name, property(&value)?),
        };
    }
    Some(scheme)
}

fn property(node: &Node<'_>) -> Option<Property> {
    if let Some(text) = node.text() {
        return Some(Property::from(text));
    }
    if let Some(items) = node.items() {
        return items.iter().map(property).collect::<Option<_>>().map(Property::List);
    }
    if let Some(entries) = node.entries() {
        let record = entries.iter().map(|(name, value)| Some(((*name).to_owned(), property(value)?)));
        return record.collect::<Option<_>>().map(Property::Record);
    }
    let value = node.value;
    value.as_bool().map(Property::from).or_else(|| value.as_i64().map(Property::from))
}
