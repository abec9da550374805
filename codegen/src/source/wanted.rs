//! The nodes of a document that are looked for, as a tree of their pointers: all of them are found
//! in one walk over the text, however many there are.

use std::collections::BTreeMap;

use super::JsonPointer;

/// The nodes that are looked for, and where each was found.
pub(super) struct Wanted<'a, T> {
    nodes: Vec<Node<'a, T>>,
    missing: usize,
}

/// A node of the tree, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

struct Node<'a, T> {
    parent: Option<NodeId>,
    children: BTreeMap<&'a str, NodeId>,
    found: Option<T>,
}

impl<'a, T: Copy> Wanted<'a, T> {
    /// The document itself.
    pub(super) const ROOT: NodeId = NodeId(0);

    /// Looks for the document itself alone.
    pub(super) fn new() -> Self {
        let root = Node { parent: None, children: BTreeMap::new(), found: None };
        Self { nodes: vec![root], missing: 1 }
    }

    /// Looks for one more node, and for all above it.
    pub(super) fn add(&mut self, pointer: &'a JsonPointer) -> NodeId {
        let mut at = Self::ROOT;
        for token in pointer.tokens() {
            at = self.child(at, token).unwrap_or_else(|| self.grow(at, token));
        }
        at
    }

    fn grow(&mut self, parent: NodeId, token: &'a str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { parent: Some(parent), children: BTreeMap::new(), found: None });
        if let Some(node) = self.nodes.get_mut(parent.0) {
            node.children.insert(token, id);
        }
        self.missing += 1;
        id
    }

    /// The node below another one, if it is looked for.
    pub(super) fn child(&self, node: NodeId, token: &str) -> Option<NodeId> {
        self.nodes.get(node.0)?.children.get(token).copied()
    }

    /// Whether anything below a node is looked for.
    pub(super) fn goes_on(&self, node: NodeId) -> bool {
        self.nodes.get(node.0).is_some_and(|node| !node.children.is_empty())
    }

    /// Notes where a node is. The first place counts.
    pub(super) fn find(&mut self, node: NodeId, at: T) {
        if let Some(node) = self.nodes.get_mut(node.0)
            && node.found.is_none()
        {
            node.found = Some(at);
            self.missing -= 1;
        }
    }

    /// Whether there is nothing left to look for.
    pub(super) fn is_done(&self) -> bool {
        self.missing == 0
    }

    /// Where a node is, or else the nearest one above it that was found.
    pub(super) fn nearest(&self, node: NodeId) -> Option<T> {
        let mut at = self.nodes.get(node.0);
        while let Some(node) = at {
            if node.found.is_some() {
                return node.found;
            }
            at = node.parent.and_then(|parent| self.nodes.get(parent.0));
        }
        None
    }
}
