//! Parameters.

use super::{Lowerer, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::endpoint::node::Node;
use crate::endpoint::{Base, Literal, Parameter, Type};
use crate::model::{Deprecation, Docs};

/// What a client's configuration can give
/// (<https://smithy.io/2.0/aws/rules-engine/built-ins.html>).
const BUILT_INS: [&str; 14] = [
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Auth::CredentialScope",
    "AWS::Region",
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
    "SDK::Endpoint",
];

impl Lowerer<'_> {
    /// The parameters, and the scope in which each is a variable.
    pub(super) fn parameters(
        &mut self,
        rules: &Node<'_>,
        is_certain: impl Fn(&Parameter) -> bool,
    ) -> Option<(Vec<Parameter>, Scope)> {
        let node = self.required(rules, "parameters")?;
        let entries = self.entries(&node)?;
        let parameters: Vec<_> = entries.iter().map(|(name, node)| self.parameter(name, node)).collect();
        let parameters: Vec<Parameter> = parameters.into_iter().collect::<Option<_>>()?;
        let mut scope = Scope::new();
        for parameter in &parameters {
            let ty = Type { base: parameter.base, optional: !is_certain(parameter) };
            scope.insert(parameter.name.clone(), self.variable(&parameter.name, ty));
        }
        Some((parameters, scope))
    }

    fn parameter(&mut self, name: &str, node: &Node<'_>) -> Option<Parameter> {
        let base = self.parameter_base(node)?;
        let default = match node.get("default") {
            Some(default) => Some(self.literal(&default, base)?),
            None => None,
        };
        let built_in = node.get("builtIn").and_then(|value| value.text()).map(str::to_owned);
        if let Some(built_in) = built_in.as_deref().filter(|name| !BUILT_INS.contains(name)) {
            let message = format!("no configuration gives the built-in `{built_in}` of parameter `{name}`");
            self.diagnostics.push(
                Diagnostic::new(Code::EndpointBuiltIn, &node.origin, message)
                    .help("the parameter can be set by hand, like one without a built-in"),
            );
        }
        Some(Parameter {
            name: name.to_owned(),
            base,
            built_in,
            default,
            required: node.get("required").is_some_and(|value| value.value == true),
            docs: Docs(node.get("documentation").and_then(|value| value.text()).map(str::to_owned)),
            deprecated: node.get("deprecated").map(|value| deprecation(&value)),
            origin: node.origin.clone(),
        })
    }

    fn parameter_base(&mut self, node: &Node<'_>) -> Option<Base> {
        let node = self.required(node, "type")?;
        // The letters' case differs between rule sets.
        match self.text(&node)?.to_ascii_lowercase().as_str() {
            "string" => Some(Base::Text),
            "boolean" => Some(Base::Boolean),
            "stringarray" => Some(Base::List),
            _ => self.fail(
                Code::EndpointMalformed,
                &node,
                "a parameter is a string, a boolean or a stringArray",
            ),
        }
    }

    /// A value for a parameter of this kind.
    fn literal(&mut self, node: &Node<'_>, base: Base) -> Option<Literal> {
        match literal(node, base) {
            Some(literal) => Some(literal),
            None => self.fail(Code::EndpointArgument, node, format!("the default is not {base}")),
        }
    }
}

/// A value for a parameter of this kind; nothing if it is of another.
pub(in crate::endpoint) fn literal(node: &Node<'_>, base: Base) -> Option<Literal> {
    match base {
        Base::Text => node.text().map(|text| Literal::Text(text.to_owned())),
        Base::Boolean => node.value.as_bool().map(Literal::Boolean),
        Base::List => {
            let items = node.items()?;
            items.iter().map(|item| item.text().map(str::to_owned)).collect::<Option<_>>().map(Literal::List)
        }
        Base::Integer | Base::Partition | Base::Url | Base::Arn => None,
    }
}

fn deprecation(node: &Node<'_>) -> Deprecation {
    let text = |name| node.get(name).and_then(|value: Node<'_>| value.text().map(str::to_owned));
    Deprecation { message: text("message"), since: text("since") }
}
