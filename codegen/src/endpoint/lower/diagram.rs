//! Binary decision diagrams.
//!
//! The form is that of
//! [`endpointBdd`](https://smithy.io/2.0/additional-specs/rules-engine/specification.html):
//! `nodes` is base64 of three big-endian integers for each node, namely its condition and the
//! references of its two ways. A reference of 100,000,000 and above is a result, of which the
//! first is that no rule holds; 1 and -1 are ends without one; any other number is a node, counted
//! from 1, whose ways are swapped if the number is negative.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use drawplate_runtime::endpoint::rules::{Node as DiagramNode, Step};

use super::condition::{question, test_of};
use super::{Lowerer, Scope};
use crate::diagnostic::Code;
use crate::endpoint::node::Node;
use crate::endpoint::{Condition, Diagram, Test};

const FIRST_RESULT: i32 = 100_000_000;

impl Lowerer<'_> {
    pub(super) fn diagram(&mut self, node: &Node<'_>, mut scope: Scope) -> Option<Diagram> {
        let list = self.required(node, "conditions")?;
        let items = self.items(&list)?;
        let conditions = self.each(items, |lowerer, item| lowerer.diagram_condition(item, &mut scope))?;
        let list = self.required(node, "results")?;
        let items = self.items(&list)?;
        let results = self.each(items, |lowerer, item| lowerer.outcome(item, &scope))?;
        let nodes = self.required(node, "nodes")?;
        let Some(raw) = nodes.text().and_then(read_nodes) else {
            return self.fail(Code::EndpointDiagram, &nodes, "this is not base64 of whole nodes");
        };
        let root = self.required(node, "root")?;
        let Some(start) = root.value.as_i64().and_then(|start| i32::try_from(start).ok()) else {
            return self.fail(Code::EndpointDiagram, &root, "the root is not a reference");
        };
        let mut reader = Reader { raw: &raw, nodes: Vec::new(), found: BTreeMap::new() };
        let Some(root) = reader.read(start) else {
            return self.fail(
                Code::EndpointDiagram,
                &nodes,
                "a reference leads to a node that does not exist",
            );
        };
        let diagram = Diagram { conditions, results, nodes: reader.nodes, root };
        if is_in_range(&diagram) {
            return Some(diagram);
        }
        self.fail(Code::EndpointDiagram, &nodes, "a node has a condition or a result that does not exist")
    }

    /// A condition of a diagram. What it binds may be read wherever the diagram leads, and so
    /// may not be there.
    fn diagram_condition(&mut self, node: &Node<'_>, scope: &mut Scope) -> Option<Condition> {
        let value = self.expr(node, scope)?;
        let Some(name) = self.assigned_name(node)? else {
            return Some(match question(&value) {
                Some(asked) => Condition { value: asked.clone(), test: Test::Present, bind: None },
                None => Condition { test: test_of(&value), value, bind: None },
            });
        };
        if scope.contains_key(name) {
            return self.fail(
                Code::EndpointShadow,
                node,
                format!("there is already something called `{name}`"),
            );
        }
        let id = self.variable(name, value.ty.base.optional());
        scope.insert(name.to_owned(), id);
        Some(Condition { test: test_of(&value), value, bind: Some(id) })
    }
}

fn is_in_range(diagram: &Diagram) -> bool {
    let step =
        |step: &Step| !matches!(step, Step::Result(index) if usize::from(*index) >= diagram.results.len());
    step(&diagram.root)
        && diagram.nodes.iter().all(|node| {
            usize::from(node.condition) < diagram.conditions.len() && step(&node.high) && step(&node.low)
        })
}

/// Makes nodes out of those that a reference leads to, each once for each sign.
struct Reader<'a> {
    raw: &'a [[i32; 3]],
    nodes: Vec<DiagramNode>,
    found: BTreeMap<i32, Step>,
}

impl Reader<'_> {
    fn read(&mut self, start: i32) -> Option<Step> {
        let first = self.step(start)?;
        let mut waiting = vec![start];
        while let Some(reference) = waiting.pop() {
            let Some(Step::Node(index)) = self.found.get(&reference).copied() else { continue };
            let [condition, high, low] = *self.raw.get(raw_index(reference)?)?;
            let (high, low) = if reference < 0 { (low, high) } else { (high, low) };
            for next in [high, low] {
                if !self.found.contains_key(&next) {
                    waiting.push(next);
                }
            }
            let node = DiagramNode {
                condition: u16::try_from(condition).ok()?,
                high: self.step(high)?,
                low: self.step(low)?,
            };
            *self.nodes.get_mut(usize::from(index))? = node;
        }
        Some(first)
    }

    fn step(&mut self, reference: i32) -> Option<Step> {
        if let Some(step) = self.found.get(&reference) {
            return Some(*step);
        }
        let step = match reference {
            FIRST_RESULT.. => {
                let index = reference - FIRST_RESULT;
                index
                    .checked_sub(1)
                    .filter(|index| *index >= 0)
                    .map_or(Some(Step::Exhausted), |index| u16::try_from(index).ok().map(Step::Result))?
            }
            1 | -1 => Step::Exhausted,
            0 => return None,
            _ => {
                let index = u16::try_from(self.nodes.len()).ok()?;
                self.nodes.push(DiagramNode { condition: 0, high: Step::Exhausted, low: Step::Exhausted });
                Step::Node(index)
            }
        };
        self.found.insert(reference, step);
        Some(step)
    }
}

fn raw_index(reference: i32) -> Option<usize> {
    usize::try_from(reference.unsigned_abs()).ok()?.checked_sub(1)
}

fn read_nodes(text: &str) -> Option<Vec<[i32; 3]>> {
    let bytes = BASE64_STANDARD.decode(text).ok()?;
    let mut integers = Vec::with_capacity(bytes.len() / 4);
    for chunk in bytes.chunks(4) {
        integers.push(i32::from_be_bytes(chunk.try_into().ok()?));
    }
    integers.chunks(3).map(|chunk| <[i32; 3]>::try_from(chunk).ok()).collect()
}
