//! The tables of partitions that endpoint tests may have been written for.

use std::path::{Path, PathBuf};

use drawplate_runtime::endpoint::Partitions;

use crate::console::{Failure, at};
use crate::spec::below;

/// A table of partitions.
pub(super) struct Table {
    /// What to call it.
    pub(super) name: String,
    /// The table.
    pub(super) partitions: Partitions,
}

/// The tables that are asked for, or all that can be found.
pub(super) fn tables(models: &Path, asked: &[PathBuf]) -> Result<Vec<Table>, Failure> {
    if !asked.is_empty() {
        return asked.iter().map(|path| read(path)).collect();
    }
    let current = Partitions::default();
    let earlier = before_dual_stack(&current);
    let mut tables = vec![
        Table { name: "built in".to_owned(), partitions: current },
        Table { name: "built in, before dual stack everywhere".to_owned(), partitions: earlier },
    ];
    let beside = models.join("..");
    for folder in [models, &models.join("partitions"), &beside.join("partitions")] {
        if folder.is_dir() {
            let files = below(folder)?.into_iter().filter(|path| is_named_so(path));
            tables.extend(files.filter_map(|path| read(&path).ok()));
        }
    }
    Ok(tables)
}

/// The table as it was when the isolated partitions (`aws-iso` and its kin) had no dual-stack
/// endpoints yet: the tests of models from that time expect them to be refused.
fn before_dual_stack(partitions: &Partitions) -> Partitions {
    partitions.changed(|partition| {
        if partition.name.starts_with("aws-iso") {
            partition.supports_dual_stack = false;
            partition.dual_stack_dns_suffix.clone_from(&partition.dns_suffix);
        }
    })
}

fn is_named_so(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.contains("partitions"))
}

fn read(path: &Path) -> Result<Table, Failure> {
    let text = std::fs::read_to_string(path).map_err(at(path))?;
    let partitions =
        Partitions::from_json(&text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(Table { name, partitions })
}
