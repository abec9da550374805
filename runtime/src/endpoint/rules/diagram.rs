//! Walking a binary decision diagram, the compact form of a rule set.

/// Where a node leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the node with this index.
    Node(u16),
    /// To the result with this index.
    Result(u16),
    /// To nothing: no rule is about this case.
    Exhausted,
}

/// A question, and where each answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The index of the condition to evaluate.
    pub condition: u16,
    /// Where to go if it holds.
    pub high: Step,
    /// Where to go if it does not.
    pub low: Step,
}

impl Node {
    /// A question, and where each answer leads.
    pub const fn new(condition: u16, high: Step, low: Step) -> Self {
        Self { condition, high, low }
    }
}

/// Follows the nodes from `start` to a result and gives its index.
///
/// No node is visited twice in a diagram that is in order, so the walk ends after as many steps
/// as there are nodes even if the diagram is not.
pub fn walk(nodes: &[Node], start: Step, mut holds: impl FnMut(u16) -> bool) -> Option<u16> {
    let mut step = start;
    for _ in 0..=nodes.len() {
        match step {
            Step::Node(index) => {
                let node = nodes.get(usize::from(index))?;
                step = if holds(node.condition) { node.high } else { node.low };
            }
            Step::Result(index) => return Some(index),
            Step::Exhausted => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    const NODES: [Node; 2] = [
        Node { condition: 0, high: Step::Node(1), low: Step::Exhausted },
        Node { condition: 1, high: Step::Result(0), low: Step::Result(1) },
    ];

    #[test]
    fn each_answer_leads_where_the_node_says() {
        for (answers, expected) in [([true, true], Some(0)), ([true, false], Some(1)), ([false, true], None)]
        {
            let result = walk(&NODES, Step::Node(0), |condition| answers[usize::from(condition)]);
            assert_eq!(result, expected);
        }
    }

    #[test]
    fn a_diagram_in_a_circle_comes_to_an_end() {
        let circle = [Node { condition: 0, high: Step::Node(0), low: Step::Node(0) }];
        assert_eq!(walk(&circle, Step::Node(0), |_| true), None);
    }
}
