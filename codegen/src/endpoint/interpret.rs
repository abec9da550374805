//! Evaluates rule sets without compiling anything.
//!
//! In come a rule set and parameters, out comes what a generated client would give. The standard
//! functions are the runtime's own, so that only the walk through the rules is here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use drawplate_runtime::endpoint::rules::{self, Arn, Url};
use drawplate_runtime::endpoint::{AuthScheme, Endpoint, EndpointError, Partition, Partitions, Property};

use super::{
    AuthSchemeRule, Condition, Decision, Expr, ExprKind, Field, Function, Literal, Outcome, PropertyRule,
    Rule, RuleSet, Template, Test, Then,
};

/// Finds the endpoint for these parameters, by name; one that is not there is not set.
///
/// # Errors
///
/// A required parameter is not set, the rules refuse the parameters, or no rule holds.
pub fn resolve(
    rule_set: &RuleSet,
    parameters: &BTreeMap<String, Literal>,
    partitions: &Partitions,
) -> Result<Endpoint, EndpointError> {
    let mut values = Vec::with_capacity(rule_set.variables.len());
    for parameter in &rule_set.parameters {
        let value = parameters.get(&parameter.name).or(parameter.default.as_ref());
        if value.is_none() && parameter.required {
            return Err(EndpointError::Missing(Cow::Owned(parameter.name.clone())));
        }
        values.push(value.map(Value::from));
    }
    values.resize_with(rule_set.variables.len(), || None);
    let mut evaluation = Evaluation { partitions, values };
    match &rule_set.decision {
        Decision::Rules(rules) => evaluation.rules(rules),
        Decision::Diagram(diagram) => {
            let result = rules::walk(&diagram.nodes, diagram.root, |index| {
                diagram
                    .conditions
                    .get(usize::from(index))
                    .is_some_and(|condition| evaluation.holds(condition))
            });
            let outcome = result.and_then(|index| diagram.results.get(usize::from(index)));
            evaluation.outcome(outcome.ok_or(EndpointError::Exhausted)?)
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Boolean(bool),
    Integer(i64),
    List(Vec<String>),
    Partition(Partition),
    Url(Url),
    Arn(Arn),
}

impl From<&Literal> for Value {
    fn from(literal: &Literal) -> Self {
        match literal {
            Literal::Text(text) => Self::Text(text.clone()),
            Literal::Boolean(value) => Self::Boolean(*value),
            Literal::List(list) => Self::List(list.clone()),
        }
    }
}

impl Value {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn boolean(&self) -> Option<bool> {
        if let Self::Boolean(value) = self { Some(*value) } else { None }
    }

    fn size(&self) -> Option<usize> {
        if let Self::Integer(value) = self { usize::try_from(*value).ok() } else { None }
    }
}

struct Evaluation<'a> {
    partitions: &'a Partitions,
    /// One for each variable.
    values: Vec<Option<Value>>,
}

impl Evaluation<'_> {
    fn rules(&mut self, rules: &[Rule]) -> Result<Endpoint, EndpointError> {
        for rule in rules {
            if rule.conditions.iter().all(|condition| self.holds(condition)) {
                return match &rule.then {
                    Then::Rules(rules) => self.rules(rules),
                    Then::Outcome(outcome) => self.outcome(outcome),
                };
            }
        }
        Err(EndpointError::Exhausted)
    }

    fn holds(&mut self, condition: &Condition) -> bool {
        let value = self.eval(&condition.value);
        let holds = match condition.test {
            Test::Present => value.is_some(),
            Test::True => value == Some(Value::Boolean(true)),
        };
        if holds && let Some(slot) = condition.bind.and_then(|id| self.values.get_mut(id.index())) {
            *slot = value;
        }
        holds
    }

    fn eval(&self, expr: &Expr) -> Option<Value> {
        match &expr.kind {
            ExprKind::Text(text) => Some(Value::Text(text.clone())),
            ExprKind::Boolean(value) => Some(Value::Boolean(*value)),
            ExprKind::Integer(value) => Some(Value::Integer(*value)),
            ExprKind::Template(parts) => {
                parts.iter().map(|part| self.text(part)).collect::<Option<String>>().map(Value::Text)
            }
            ExprKind::Variable(id) => self.values.get(id.index())?.clone(),
            ExprKind::Field(of, field) => field_of(self.eval(of)?, *field),
            ExprKind::Item(of, index) => match self.eval(of)? {
                Value::List(list) => {
                    rules::item(&rules::texts(&list), *index).map(|text| Value::Text(text.to_owned()))
                }
                _ => None,
            },
            ExprKind::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn text(&self, expr: &Expr) -> Option<String> {
        if let Value::Text(text) = self.eval(expr)? { Some(text) } else { None }
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> Option<Value> {
        match (function, arguments) {
            (Function::IsSet, [of]) => Some(Value::Boolean(self.eval(of).is_some())),
            (Function::Coalesce, _) => arguments.iter().find_map(|argument| self.eval(argument)),
            (Function::Ite, [condition, then, otherwise]) => {
                self.eval(if self.eval(condition)?.boolean()? { then } else { otherwise })
            }
            _ => {
                let values =
                    arguments.iter().map(|argument| self.eval(argument)).collect::<Option<Vec<_>>>()?;
                self.standard(function, &values)
            }
        }
    }

    fn standard(&self, function: Function, values: &[Value]) -> Option<Value> {
        let text = |index: usize| values.get(index).and_then(Value::text);
        let flag = |index: usize| values.get(index).and_then(Value::boolean);
        let size = |index: usize| values.get(index).and_then(Value::size);
        let owned = |text: &str| Value::Text(text.to_owned());
        Some(match function {
            Function::Not => Value::Boolean(!flag(0)?),
            Function::BooleanEquals | Function::StringEquals => {
                Value::Boolean(values.first() == values.get(1))
            }
            Function::Substring => owned(rules::substring(text(0)?, size(1)?, size(2)?, flag(3)?)?),
            Function::IsValidHostLabel => Value::Boolean(rules::is_valid_host_label(text(0)?, flag(1)?)),
            Function::UriEncode => Value::Text(rules::uri_encode(text(0)?)),
            Function::ParseUrl => Value::Url(rules::parse_url(text(0)?)?),
            Function::Split => {
                let parts = rules::split(text(0)?, text(1)?, size(2)?);
                Value::List(parts.into_iter().map(str::to_owned).collect())
            }
            Function::AwsPartition => Value::Partition(self.partitions.of(text(0)?)?.clone()),
            Function::AwsParseArn => Value::Arn(rules::parse_arn(text(0)?)?),
            Function::AwsIsVirtualHostableS3Bucket => {
                Value::Boolean(rules::is_virtual_hostable_s3_bucket(text(0)?, flag(1)?))
            }
            Function::IsSet | Function::Coalesce | Function::Ite => return None,
        })
    }

    fn outcome(&self, outcome: &Outcome) -> Result<Endpoint, EndpointError> {
        match outcome {
            Outcome::Endpoint(template) => self.endpoint(template).ok_or(EndpointError::Exhausted),
            Outcome::Error(message) => {
                Err(self.text(message).map_or(EndpointError::Exhausted, EndpointError::Refused))
            }
        }
    }

    fn endpoint(&self, template: &Template) -> Option<Endpoint> {
        let mut endpoint = Endpoint::new(self.text(&template.url)?);
        for (name, values) in &template.headers {
            let values = values.iter().map(|value| self.text(value)).collect::<Option<Vec<_>>>()?;
            endpoint = endpoint.header(name, values);
        }
        for scheme in &template.auth_schemes {
            endpoint = endpoint.auth_scheme(self.auth_scheme(scheme)?);
        }
        endpoint.properties = self.properties(&template.properties)?;
        Some(endpoint)
    }

    fn auth_scheme(&self, rule: &AuthSchemeRule) -> Option<AuthScheme> {
        let mut scheme = AuthScheme::new(self.text(&rule.name)?);
        if let Some(name) = &rule.signing_name {
            scheme = scheme.signing_name(self.text(name)?);
        }
        if let Some(region) = &rule.signing_region {
            scheme = scheme.signing_region(self.text(region)?);
        }
        for region in &rule.signing_region_set {
            scheme = scheme.signing_region_in_set(self.text(region)?);
        }
        scheme.disable_double_encoding = rule.disable_double_encoding;
        scheme.disable_normalize_path = rule.disable_normalize_path;
        scheme.properties = self.properties(&rule.properties)?;
        Some(scheme)
    }

    fn properties(&self, rules: &[(String, PropertyRule)]) -> Option<Vec<(String, Property)>> {
        rules.iter().map(|(name, rule)| Some((name.clone(), self.property(rule)?))).collect()
    }

    fn property(&self, rule: &PropertyRule) -> Option<Property> {
        Some(match rule {
            PropertyRule::Boolean(value) => Property::Boolean(*value),
            PropertyRule::Integer(value) => Property::Integer(*value),
            PropertyRule::Text(text) => Property::Text(self.text(text)?),
            PropertyRule::List(rules) => {
                Property::List(rules.iter().map(|rule| self.property(rule)).collect::<Option<_>>()?)
            }
            PropertyRule::Record(rules) => Property::Record(self.properties(rules)?),
        })
    }
}

fn field_of(value: Value, field: Field) -> Option<Value> {
    Some(match (value, field) {
        (Value::Arn(arn), Field::ArnPartition) => Value::Text(arn.partition),
        (Value::Arn(arn), Field::ArnService) => Value::Text(arn.service),
        (Value::Arn(arn), Field::ArnRegion) => Value::Text(arn.region),
        (Value::Arn(arn), Field::ArnAccountId) => Value::Text(arn.account_id),
        (Value::Arn(arn), Field::ArnResourceId) => Value::List(arn.resource_id),
        (Value::Partition(of), Field::PartitionName) => Value::Text(of.name),
        (Value::Partition(of), Field::PartitionDnsSuffix) => Value::Text(of.dns_suffix),
        (Value::Partition(of), Field::PartitionDualStackDnsSuffix) => Value::Text(of.dual_stack_dns_suffix),
        (Value::Partition(of), Field::PartitionSupportsFips) => Value::Boolean(of.supports_fips),
        (Value::Partition(of), Field::PartitionSupportsDualStack) => Value::Boolean(of.supports_dual_stack),
        (Value::Partition(of), Field::PartitionImplicitGlobalRegion) => {
            Value::Text(of.implicit_global_region)
        }
        (Value::Url(url), Field::UrlScheme) => Value::Text(url.scheme),
        (Value::Url(url), Field::UrlAuthority) => Value::Text(url.authority),
        (Value::Url(url), Field::UrlPath) => Value::Text(url.path),
        (Value::Url(url), Field::UrlNormalizedPath) => Value::Text(url.normalized_path),
        (Value::Url(url), Field::UrlIsIp) => Value::Boolean(url.is_ip),
        _ => return None,
    })
}
