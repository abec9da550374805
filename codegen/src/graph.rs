//! Cycles of a directed graph: the only code that looks for them.
//!
//! A graph is a number of nodes and the successors of each. Nothing here recurses, so that a chain
//! of ten thousand shapes is as safe as a short one.

/// The strongly connected components of a graph, each after all those that it leads to, by
/// Tarjan's algorithm. The nodes of a component are in ascending order.
pub(crate) fn components(successors: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search::new(successors);
    for node in 0..successors.len() {
        search.visit(node);
    }
    search.components
}

/// For each node, the number of its component.
pub(crate) fn component_of(successors: &[Vec<usize>]) -> Vec<usize> {
    let mut numbers = vec![0; successors.len()];
    for (number, component) in components(successors).into_iter().enumerate() {
        for node in component {
            if let Some(slot) = numbers.get_mut(node) {
                *slot = number;
            }
        }
    }
    numbers
}

struct Search<'a> {
    successors: &'a [Vec<usize>],
    nodes: Vec<Node>,
    counter: usize,
    open: Vec<usize>,
    components: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// When it was found, counted from one.
    found: Option<usize>,
    /// The earliest open node that it leads to.
    low: usize,
    open: bool,
    /// The next successor to look at.
    next: usize,
}

impl<'a> Search<'a> {
    fn new(successors: &'a [Vec<usize>]) -> Self {
        let nodes = vec![Node::default(); successors.len()];
        Self { successors, nodes, counter: 0, open: Vec::new(), components: Vec::new() }
    }

    fn visit(&mut self, root: usize) {
        if self.node(root).found.is_some() {
            return;
        }
        let mut path = vec![root];
        self.enter(root);
        while let Some(&node) = path.last() {
            match self.next_successor(node) {
                Some(next) if self.node(next).found.is_none() => {
                    self.enter(next);
                    path.push(next);
                }
                Some(next) if self.node(next).open => {
                    self.lower(node, self.node(next).found.unwrap_or_default());
                }
                Some(_) => {}
                None => {
                    path.pop();
                    if let Some(&parent) = path.last() {
                        self.lower(parent, self.node(node).low);
                    }
                    self.close(node);
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.counter += 1;
        let found = self.counter;
        if let Some(slot) = self.nodes.get_mut(node) {
            *slot = Node { found: Some(found), low: found, open: true, next: 0 };
        }
        self.open.push(node);
    }

    fn next_successor(&mut self, node: usize) -> Option<usize> {
        let slot = self.nodes.get_mut(node)?;
        let next = self.successors.get(node)?.get(slot.next).copied();
        slot.next += 1;
        next
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(slot) = self.nodes.get_mut(node) {
            slot.low = slot.low.min(to);
        }
    }

    /// Ends a component if the node is where it was entered.
    fn close(&mut self, root: usize) {
        if Some(self.node(root).low) != self.node(root).found {
            return;
        }
        let mut component = Vec::new();
        while let Some(node) = self.open.pop() {
            if let Some(slot) = self.nodes.get_mut(node) {
                slot.open = false;
            }
            component.push(node);
            if node == root {
                break;
            }
        }
        component.sort_unstable();
        self.components.push(component);
    }

    fn node(&self, node: usize) -> Node {
        self.nodes.get(node).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_come_after_those_that_they_lead_to() {
        // 0 <-> 1 -> 2, 3 alone, 4 to itself
        let graph = vec![vec![1], vec![0, 2], vec![], vec![], vec![4]];
        assert_eq!(components(&graph), vec![vec![2], vec![0, 1], vec![3], vec![4]]);
    }

    #[test]
    fn two_loops_that_share_a_node_are_one_component() {
        let graph = vec![vec![1, 2], vec![0], vec![3], vec![0], vec![0]];
        assert_eq!(components(&graph), vec![vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn an_edge_into_a_finished_component_joins_nothing() {
        let graph = vec![vec![], vec![0], vec![1, 0]];
        assert_eq!(component_of(&graph), vec![0, 1, 2]);
    }

    #[test]
    fn a_ring_of_a_hundred_thousand_nodes_is_one_component() {
        let count = 100_000;
        let graph: Vec<_> = (0..count).map(|node| vec![(node + 1) % count]).collect();
        assert_eq!(components(&graph).len(), 1);
    }
}
