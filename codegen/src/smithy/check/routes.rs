//! No two operations of a service are one request: same method, host, path and fixed query.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{UriPart, UriPattern};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, OperationNode};
use crate::smithy::uri::{parse_host_prefix, parse_uri};
use crate::smithy::{closure, traits};

/// Method, path with labels that have no name, and fixed query.
type Route = (String, String, Vec<(String, String)>);

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        let Kind::Service(service) = &node.kind else { continue };
        let mut routes: BTreeMap<Route, Vec<(&Node, &OperationNode)>> = BTreeMap::new();
        for (node, operation) in closure::operations(assembly, service) {
            if let Some(route) = route(node) {
                routes.entry(route).or_default().push((node, operation));
            }
        }
        for alike in routes.values().filter(|alike| alike.len() > 1) {
            for one in alike {
                let rivals = alike.iter().filter(|other| other.0.id != one.0.id);
                let mut rivals = rivals.filter(|other| share_host(assembly, *one, **other));
                if let Some((other, _)) = rivals.next() {
                    let message = format!("`{}` and `{}` are one request", one.0.id, other.id);
                    let help = "give one of the two another method, path or query";
                    diagnostics.report(Code::SmithyHttp, &one.0.origin, message, help);
                }
            }
        }
    }
}

fn route(node: &Node) -> Option<Route> {
    let http = &node.find(traits::HTTP)?.value;
    let text = |name: &str| http.get(name).and_then(Value::as_str);
    let mut uri = parse_uri(text("uri")?).ok()?;
    uri.query.sort();
    Some((text("method")?.to_owned(), anonymous(&uri), uri.query))
}

/// A pattern without the names of its labels.
fn anonymous(pattern: &UriPattern) -> String {
    let part = |part: &UriPart| match part {
        UriPart::Literal(text) => text.clone(),
        UriPart::Label { greedy: false, .. } => "{}".to_owned(),
        UriPart::Label { greedy: true, .. } => "{+}".to_owned(),
    };
    pattern.parts.iter().map(part).collect()
}

/// Whether two operations may be at one host: neither has a prefix, or theirs may be the same.
fn share_host(assembly: &Assembly, one: (&Node, &OperationNode), other: (&Node, &OperationNode)) -> bool {
    match (prefix(one.0), prefix(other.0)) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            let is_open = a != b && (is_open(assembly, one.1, &a) || is_open(assembly, other.1, &b));
            anonymous(&a) == anonymous(&b) || is_open
        }
        _ => false,
    }
}

fn prefix(node: &Node) -> Option<UriPattern> {
    let text = node.find(traits::ENDPOINT)?.value.get("hostPrefix")?.as_str()?;
    parse_host_prefix(text).ok()
}

/// Whether a prefix has a label that may be anything, for want of a pattern.
fn is_open(assembly: &Assembly, operation: &OperationNode, prefix: &UriPattern) -> bool {
    let input = operation.input.as_ref().and_then(|input| assembly.get(&input.id));
    let is_open = |name: &str| {
        let member = input.and_then(|input| input.members.get(name));
        let target = member.and_then(|member| assembly.get(&member.target));
        member.is_some_and(|member| !member.has(traits::PATTERN))
            && target.is_none_or(|target| !target.has(traits::PATTERN))
    };
    prefix.parts.iter().any(|part| matches!(part, UriPart::Label { member, .. } if is_open(member)))
}
