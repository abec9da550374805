//! The operations of the service that are generated.

use serde_json::Value;

use super::text::texts;
use crate::diagnostic::Diagnostics;
use crate::options::Options;
use crate::select::{Candidate, Selection};
use crate::smithy::ast::{Node, OperationNode};
use crate::smithy::traits;

/// Those that the maintainer selects, in the same order.
pub(super) fn selected<'a>(
    offered: &[(&'a Node, &'a OperationNode)],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'a Node, &'a OperationNode)> {
    let mut selection = Selection::new(&options.select);
    let selected = offered.iter().filter(|(node, _)| is_selected(node, &mut selection)).copied().collect();
    selection.unused().into_iter().for_each(|unused| diagnostics.push(unused));
    selected
}

fn is_selected(node: &Node, selection: &mut Selection<'_>) -> bool {
    let tags = node.find(traits::TAGS).map(|node| texts(&node.value)).unwrap_or_default();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let http = node.find(traits::HTTP).map(|node| &node.value);
    let path = http.and_then(|http| http.get("uri")).and_then(Value::as_str).unwrap_or_default();
    let names = [node.id.as_str(), node.id.name()];
    selection.takes(&Candidate { names: &names, path, tags: &tags })
}
