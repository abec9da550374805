//! A folder that should hold exactly the generated files.
//!
//! [`compare`] finds out what would have to change and touches nothing; [`Changes::apply`] does it.
//! Only files that carry our header are ever replaced or removed, and nothing is reached through a
//! link, so that no specification and no stray link can lead a run out of the folder.

mod ours;
mod place;
mod remains;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use drawplate_codegen::GeneratedFile;
use similar::TextDiff;

use crate::console::{Failure, at};

/// What has to change.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files to write, and files to remove.
    pub(crate) files: Vec<Change>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
}

/// A file that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its path below the folder.
    pub(crate) path: String,
    /// What is there.
    pub(crate) old: Option<String>,
    /// What should be there; nothing for a file that is stale.
    pub(crate) new: Option<String>,
}

/// What has to change in a folder so that it holds these files, and no others of ours.
pub(crate) fn compare(root: &Path, files: &[GeneratedFile]) -> Result<Changes, Failure> {
    let mut changes = Changes::default();
    let mut wanted = BTreeSet::new();
    for file in files {
        let place = place::of(root, &file.path)?;
        match current(&place)? {
            Some(old) if old == file.text.as_bytes() => changes.unchanged += 1,
            Some(old) if !ours::is(&old) => return Err(not_ours(&place)),
            old => changes.files.push(Change {
                path: file.path.clone(),
                old: old.map(|old| String::from_utf8_lossy(&old).into_owned()),
                new: Some(file.text.clone()),
            }),
        }
        wanted.insert(file.path.as_str());
    }
    for (path, old) in remains::of(root)? {
        if !wanted.contains(path.as_str()) {
            changes.files.push(Change { path, old: Some(old), new: None });
        }
    }
    Ok(changes)
}

impl Changes {
    /// How many files are to be written.
    pub(crate) fn written(&self) -> usize {
        self.files.iter().filter(|change| change.new.is_some()).count()
    }

    /// How many files are to be removed.
    pub(crate) fn pruned(&self) -> usize {
        self.files.len() - self.written()
    }

    /// Makes the changes.
    pub(crate) fn apply(&self, root: &Path) -> Result<(), Failure> {
        for change in &self.files {
            let place = place::of(root, &change.path)?;
            match &change.new {
                Some(text) => {
                    let folder = place.parent().unwrap_or(root);
                    fs::create_dir_all(folder).map_err(at(folder))?;
                    fs::write(&place, text).map_err(at(&place))?;
                }
                None => {
                    fs::remove_file(&place).map_err(at(&place))?;
                    remains::remove_empty(root, &place);
                }
            }
        }
        Ok(())
    }
}

impl Change {
    /// The change as a unified diff.
    pub(crate) fn diff(&self) -> String {
        let name = |text: &Option<String>, side| match text {
            Some(_) => format!("{side}/{}", self.path),
            None => "/dev/null".to_owned(),
        };
        let (old, new) = (self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default());
        let diff = TextDiff::from_lines(old, new);
        diff.unified_diff().header(&name(&self.old, 'a'), &name(&self.new, 'b')).to_string()
    }
}

/// What is at a place that is known not to be a link.
fn current(place: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(place)(error)),
    }
}

fn not_ours(place: &Path) -> Failure {
    Failure::new(format!(
        "{} was not generated, so it is not replaced: move it away, or choose another folder",
        place.display()
    ))
}

#[cfg(test)]
mod tests;
