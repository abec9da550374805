//! Where does a path lead?

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::console::Failure;

/// The place of a path below a folder. A path that would leave the folder is refused, by its own
/// parts or through a link.
pub(crate) fn of(root: &Path, path: &str) -> Result<PathBuf, Failure> {
    let mut place = root.to_owned();
    let relative = Path::new(path);
    if path.is_empty() || path.contains('\\') {
        return Err(Failure::new(format!("`{path}` is no path of a file")));
    }
    for component in relative.components() {
        let Component::Normal(name) = component else {
            return Err(Failure::new(format!("`{path}` leads out of {}", root.display())));
        };
        place.push(name);
        if fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
            return Err(Failure::new(format!("{} is a link, which is not followed", place.display())));
        }
    }
    Ok(place)
}
