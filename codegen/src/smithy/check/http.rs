//! Request lines, host prefixes and the members that fill them in.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{UriPart, UriPattern};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, OperationNode, TraitNode};
use crate::smithy::traits;
use crate::smithy::uri::{parse_host_prefix, parse_uri};
use crate::source::Origin;

/// Traits that only one member of a structure can have.
const EXCLUSIVE: &[&str] = &[
    traits::EVENT_PAYLOAD,
    traits::HTTP_PAYLOAD,
    traits::HTTP_PREFIX_HEADERS,
    traits::HTTP_QUERY_PARAMS,
    traits::HTTP_RESPONSE_CODE,
    traits::IDEMPOTENCY_TOKEN,
];

/// Traits that say where a member travels. A member travels in one place.
const BINDINGS: &[&str] = &[
    traits::HTTP_HEADER,
    traits::HTTP_LABEL,
    traits::HTTP_PAYLOAD,
    traits::HTTP_PREFIX_HEADERS,
    traits::HTTP_QUERY,
    traits::HTTP_QUERY_PARAMS,
    traits::HTTP_RESPONSE_CODE,
];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut http = Http { assembly, diagnostics };
    for node in assembly.iter() {
        http.exclusive(node);
        http.bindings(node);
        if let Kind::Operation(operation) = &node.kind {
            http.request_line(node, operation);
            http.host_prefix(node, operation);
        }
    }
}

struct Http<'a> {
    assembly: &'a Assembly,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Http<'a> {
    fn exclusive(&mut self, node: &Node) {
        for id in EXCLUSIVE {
            for (name, member) in node.members.iter().filter(|(_, member)| member.has(id)).skip(1) {
                let message =
                    format!("`{name}` is not the only member of `{}` with the trait `{id}`", node.id);
                self.report(&member.origin, message, "leave the trait on one member");
            }
        }
    }

    fn bindings(&mut self, node: &Node) {
        let mut names = BTreeSet::new();
        for (name, member) in &node.members {
            let bindings: Vec<_> = BINDINGS.iter().filter(|id| member.has(id)).copied().collect();
            if bindings.len() > 1 {
                let message = format!("`{name}` is bound to several places: {}", bindings.join(", "));
                self.report(&member.origin, message, "leave one of the traits");
            }
            for id in [traits::HTTP_HEADER, traits::HTTP_QUERY] {
                let name = member.find(id).and_then(|node| node.value.as_str());
                // The names of headers mean the same in any case.
                let name = name
                    .map(|name| if id == traits::HTTP_HEADER { name.to_lowercase() } else { name.into() });
                if name.is_some_and(|name| !names.insert((id, name))) {
                    let message = format!("another member of `{}` travels in the same place", node.id);
                    self.report(&member.origin, message, "give one of the two another name");
                }
            }
        }
    }

    fn request_line(&mut self, node: &Node, operation: &OperationNode) {
        let input = self.input(operation);
        let http = node.find(traits::HTTP);
        let pattern = http.and_then(|http| self.pattern(http, "uri", parse_uri));
        let (Some(http), Some(pattern)) = (http, pattern) else { return };
        self.labels(node, input, &pattern, http, traits::HTTP_LABEL);
        let members = input.into_iter().flat_map(|input| &input.members);
        for (name, member) in members {
            let label = pattern
                .parts
                .iter()
                .any(|part| matches!(part, UriPart::Label { member, .. } if member == name));
            if member.has(traits::HTTP_LABEL) && !label {
                let message = format!("the URI of `{}` has no label `{{{name}}}`", node.id);
                self.report(&member.origin, message, "add the label to the URI, or remove `httpLabel`");
            }
            let query = member.find(traits::HTTP_QUERY).and_then(|query| query.value.as_str());
            if query.is_some_and(|query| pattern.query.iter().any(|(fixed, _)| fixed == query)) {
                let message = format!("the URI of `{}` already has the query parameter of `{name}`", node.id);
                self.report(&member.origin, message, "remove one of the two");
            }
        }
    }

    fn host_prefix(&mut self, node: &Node, operation: &OperationNode) {
        let Some(endpoint) = node.find(traits::ENDPOINT) else { return };
        if let Some(pattern) = self.pattern(endpoint, "hostPrefix", parse_host_prefix) {
            self.labels(node, self.input(operation), &pattern, endpoint, traits::HOST_LABEL);
        }
    }

    fn input(&self, operation: &OperationNode) -> Option<&'a Node> {
        self.assembly.get(&operation.input.as_ref()?.id)
    }

    fn pattern(
        &mut self,
        node: &TraitNode,
        property: &str,
        parse: fn(&str) -> Result<UriPattern, &'static str>,
    ) -> Option<UriPattern> {
        let text = node.value.get(property).and_then(Value::as_str)?;
        let parsed = parse(text);
        if let Err(problem) = parsed {
            let message = format!("`{property}` is `{text}`, which {problem}");
            self.report(&node.origin, message, "labels are written `{member}`, greedy ones `{member+}`");
        }
        parsed.ok()
    }

    /// Every label is a member of the input that is always there and has a plain value.
    fn labels(
        &mut self,
        node: &Node,
        input: Option<&Node>,
        pattern: &UriPattern,
        http: &TraitNode,
        id: &str,
    ) {
        let mut seen = BTreeSet::new();
        for part in &pattern.parts {
            let UriPart::Label { member: name, greedy } = part else { continue };
            if !seen.insert(name) {
                self.report(
                    &http.origin,
                    format!("the label `{name}` is there twice"),
                    "rename one of the two",
                );
            }
            match input.and_then(|input| input.members.get(name)).filter(|member| member.has(id)) {
                Some(member) => self.label(name, *greedy, member),
                None => {
                    let message =
                        format!("no member of the input of `{}` has the trait `{id}` for `{name}`", node.id);
                    self.report(&http.origin, message, "add the member, or give it the trait");
                }
            }
        }
    }

    fn label(&mut self, name: &str, greedy: bool, member: &MemberNode) {
        let target = self.assembly.get(&member.target);
        let is_text = |kind: &Kind| matches!(kind, Kind::String | Kind::Enum);
        let plain = target.is_none_or(|target| is_plain(&target.kind) && (!greedy || is_text(&target.kind)));
        if !plain || !member.has(traits::REQUIRED) {
            let message = format!("`{name}` is a label: it must be required and have a plain value");
            let help =
                "give it `required`, and a string, number, boolean or timestamp; a greedy one, a string";
            self.report(&member.origin, message, help);
        }
    }

    fn report(&mut self, origin: &Origin, message: String, help: &str) {
        self.diagnostics.report(Code::SmithyHttp, origin, message, help);
    }
}

const fn is_plain(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Boolean
            | Kind::String
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::BigInteger
            | Kind::BigDecimal
            | Kind::Timestamp
            | Kind::Enum
            | Kind::IntEnum
    )
}
