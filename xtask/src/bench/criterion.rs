//! What Criterion left in its folder.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use super::result::{Quantity, Row};
use crate::console::{Failure, at};

/// The results that are newer than this, in the order of their names.
pub(super) fn rows(folder: &Path, since: SystemTime) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let mut entries: Vec<_> = fs::read_dir(&folder).map_err(at(&folder))?.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.into_iter().rev() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name == "new") {
                rows.extend(row(&path, since));
            } else if path.is_dir() {
                waiting.push(path);
            }
        }
    }
    Ok(rows)
}

/// The result in this folder; none if it is from an earlier run or not what Criterion writes.
fn row(folder: &Path, since: SystemTime) -> Option<Row> {
    let estimates = folder.join("estimates.json");
    if fs::metadata(&estimates).and_then(|data| data.modified()).ok()? < since {
        return None;
    }
    let read = |path: &Path| serde_json::from_slice::<Value>(&fs::read(path).ok()?).ok();
    let (names, estimates) = (read(&folder.join("benchmark.json"))?, read(&estimates)?);
    let name = |key: &str| names.get(key)?.as_str();
    let number = |pointer: &str| estimates.pointer(pointer)?.as_f64();
    let spread = (
        number("/median/confidence_interval/lower_bound")?,
        number("/median/confidence_interval/upper_bound")?,
    );
    let middle = number("/median/point_estimate")?;
    Some(Row { spread, ..Row::exact(name("group_id")?, name("function_id")?, Quantity::Time, middle) })
}
