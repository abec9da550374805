//! The texts of a specification.

use std::fs;
use std::path::{Path, PathBuf};

use drawplate_codegen::source::Sources;

use crate::console::{Failure, at};

/// The documents that a folder below `specs/` may have, of which it must have one.
const DOCUMENTS: [&str; 3] = ["spec.json", "spec.yaml", "spec.yml"];

/// All texts of a folder, its document first. Their paths are those from the root on.
pub(crate) fn in_folder(root: &Path, folder: &Path) -> Result<Sources, Failure> {
    let document = document(folder)?;
    let mut sources = Sources::default();
    let mut paths = below(folder)?;
    paths.retain(|path| *path != document);
    paths.insert(0, document);
    for path in paths {
        let name = path.strip_prefix(root).unwrap_or(&path);
        sources.add(with_slashes(name), read(&path)?);
    }
    Ok(sources)
}

/// The texts of these files, the document first.
pub(crate) fn given(files: &[PathBuf]) -> Result<Sources, Failure> {
    let mut sources = Sources::default();
    for path in files {
        sources.add(with_slashes(path), read(path)?);
    }
    Ok(sources)
}

/// Adds the text of a file under the path of another.
pub(crate) fn add_as(sources: &mut Sources, path: &Path, file: &Path) -> Result<(), Failure> {
    sources.add(with_slashes(path), read(file)?);
    Ok(())
}

/// The document of a folder.
fn document(folder: &Path) -> Result<PathBuf, Failure> {
    let mut found = DOCUMENTS.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
    match (found.next(), found.next()) {
        (Some(document), None) => Ok(document),
        (None, _) => Err(Failure::new(format!("{} has none of {}", folder.display(), DOCUMENTS.join(", ")))),
        (Some(one), Some(two)) => {
            Err(Failure::new(format!("{} and {} cannot both be the document", one.display(), two.display())))
        }
    }
}

/// All files below a folder that may be specifications, sorted. Links are not followed.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(at(&folder))? {
            let entry = entry.map_err(at(&folder))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(at(&folder))?);
            let extension = path.extension().and_then(|extension| extension.to_str());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && matches!(extension, Some("json" | "yaml" | "yml")) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(at(path))
}

/// The same text on every system, since it ends up in diagnostics.
fn with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
