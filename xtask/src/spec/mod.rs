//! Specifications on disk, and what to generate of them.

mod files;
mod options;
mod runtime;

use std::path::{Path, PathBuf};

use drawplate_codegen::Request;
use drawplate_codegen::options::{Options, Package};

pub(crate) use files::below;
pub(crate) use runtime::Runtime;

use crate::console::{Failure, at};

/// A specification, and the folder of the crate that is made of it.
pub(crate) struct Spec {
    /// What the user calls it.
    pub(crate) name: String,
    /// The folder of the crate.
    pub(crate) folder: PathBuf,
    /// What to generate.
    pub(crate) request: Request,
}

/// A specification outside the repository.
#[derive(Debug)]
pub(crate) struct Outside<'a> {
    /// The document, and the files that it may refer to.
    pub(crate) files: &'a [PathBuf],
    /// The folder of the crate.
    pub(crate) folder: &'a Path,
    /// The file of options, if there is one.
    pub(crate) options: Option<&'a Path>,
    /// The name of the crate, if it is given.
    pub(crate) crate_name: Option<&'a str>,
}

/// The names of all specifications of the repository, sorted.
pub(crate) fn names(root: &Path) -> Result<Vec<String>, Failure> {
    let folder = root.join("specs");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(at(&folder))? {
        let entry = entry.map_err(at(&folder))?;
        if entry.path().is_dir() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort();
    Ok(names)
}

/// A specification of the repository.
pub(crate) fn inside(root: &Path, name: &str, runtime: Option<&Runtime>) -> Result<Spec, Failure> {
    let folder = root.join("specs").join(name);
    if !names(root)?.iter().any(|known| known == name) {
        let known = names(root)?.join(", ");
        return Err(Failure::new(format!("there is no spec `{name}`; there are: {known}")));
    }
    let generated = root.join("generated").join(name);
    let runtime = match runtime {
        Some(runtime) => runtime.dependency(&generated)?,
        None => Runtime::beside(),
    };
    let request = Request {
        sources: files::in_folder(root, &folder)?,
        options: options::read(root, &folder.join("spec.toml"))?,
        runtime,
        command: format!("cargo xtask generate {name}"),
    };
    Ok(Spec { name: name.into(), folder: generated, request })
}

/// Another version of a specification of the repository, read under the options of that one. Its
/// overlays are found beside the document, as they would be if it took the other's place.
pub(crate) fn instead(root: &Path, name: &str, documents: &[PathBuf]) -> Result<Spec, Failure> {
    let mut spec = inside(root, name, None)?;
    let mut sources = files::given(documents)?;
    let beside = documents.first().and_then(|document| document.parent()).unwrap_or(Path::new(""));
    for overlay in &spec.request.options.overlay {
        let file = root.join("specs").join(name).join(&overlay.file);
        files::add_as(&mut sources, &beside.join(&overlay.file), &file)?;
    }
    spec.request.sources = sources;
    Ok(spec)
}

/// A specification outside the repository.
pub(crate) fn outside(root: &Path, spec: &Outside<'_>, runtime: Option<&Runtime>) -> Result<Spec, Failure> {
    let file_name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = spec.files.first().and_then(|file| file_name(file)).unwrap_or_default();
    let mut options = match spec.options {
        Some(file) => options::read(Path::new(""), file)?,
        None => Options { package: unnamed(spec.folder), ..Options::default() },
    };
    if let Some(name) = spec.crate_name {
        options.package.name = name.into();
    }
    let runtime = match runtime {
        Some(runtime) => runtime.dependency(spec.folder)?,
        None => Runtime::of_repository(root)?,
    };
    let command = format!("cargo xtask generate --spec {name}");
    let request = Request { sources: files::given(spec.files)?, options, runtime, command };
    Ok(Spec { name, folder: spec.folder.into(), request })
}

/// A crate that is called as its folder is, as far as Cargo allows.
fn unnamed(folder: &Path) -> Package {
    let folder = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name: String = folder.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    let name =
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name.into() } else { format!("api-{name}") };
    Package::named(name.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_called_as_its_folder_is() {
        let table =
            [("/tmp/pet-store", "pet-store"), ("a/My API_v2", "my-api-v2"), ("3d", "api-3d"), ("..", "api")];
        for (folder, name) in table {
            assert_eq!(unnamed(Path::new(folder)).name, name);
        }
    }
}
