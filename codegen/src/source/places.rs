//! Where nodes stand in their texts.
//!
//! Documents carry no positions: only when something is printed are texts scanned again, once for
//! all nodes that are printed. A node that is not there is given the place of the nearest one above.

use std::collections::BTreeMap;

use super::locate::find as find_in_json;
use super::yaml::find as find_in_yaml;
use super::{FileId, Origin, Position, SourceFile, Sources};

/// The positions of nodes: of their keys where they are members of an object.
#[derive(Debug, Clone, Default)]
pub struct Places {
    positions: BTreeMap<Origin, Position>,
}

impl Places {
    /// Finds all these nodes. Each text is read once.
    pub fn find<'a>(sources: &Sources, origins: impl IntoIterator<Item = &'a Origin>) -> Self {
        let mut by_file: BTreeMap<FileId, Vec<&'a Origin>> = BTreeMap::new();
        for origin in origins {
            by_file.entry(origin.file).or_default().push(origin);
        }
        let mut positions = BTreeMap::new();
        for (file, origins) in by_file {
            let Some(file) = sources.get(file) else { continue };
            let found = find_in(file, &origins);
            positions.extend(origins.into_iter().cloned().zip(found));
        }
        Self { positions }
    }

    /// Where a node is, if it was looked for.
    pub fn get(&self, origin: &Origin) -> Option<Position> {
        self.positions.get(origin).copied()
    }
}

/// The place of one node.
pub fn locate(sources: &Sources, origin: &Origin) -> Option<Position> {
    Places::find(sources, [origin]).get(origin)
}

fn find_in(file: &SourceFile, origins: &[&Origin]) -> Vec<Position> {
    if file.is_json() { find_in_json(&file.text, origins) } else { find_in_yaml(&file.text, origins) }
}
