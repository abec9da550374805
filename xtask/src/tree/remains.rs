//! What did earlier runs leave behind?

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::ours;
use crate::console::{Failure, at};

/// All files of ours below a folder, by path, with their texts. Links and the build's own folders
/// are left alone.
pub(crate) fn of(root: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let entry = entry.map_err(at(&folder))?;
            let kind = entry.file_type().map_err(at(&entry.path()))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = format!("{prefix}{name}");
            if kind.is_dir() && name != "target" && !name.starts_with('.') {
                folders.push((entry.path(), format!("{path}/")));
            } else if kind.is_file() && begins_as_ours(&entry.path())? {
                let text = fs::read(entry.path()).map_err(at(&entry.path()))?;
                found.push((path, String::from_utf8_lossy(&text).into_owned()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Removes the folders that are empty now that a file is gone, up to the root.
pub(crate) fn remove_empty(root: &Path, removed: &Path) {
    let above = removed.ancestors().skip(1).take_while(|folder| *folder != root);
    for folder in above.map(PathBuf::from) {
        // A folder that is not empty stays, and so does all above it.
        if fs::remove_dir(&folder).is_err() {
            return;
        }
    }
}

fn begins_as_ours(path: &Path) -> Result<bool, Failure> {
    let file = File::open(path).map_err(at(path))?;
    let mut head = Vec::new();
    file.take(ours::HEAD as u64).read_to_end(&mut head).map_err(at(path))?;
    Ok(ours::is(&head))
}
