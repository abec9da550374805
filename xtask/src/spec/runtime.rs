//! Where a generated crate finds the runtime.

use std::fs;
use std::path::{Component, Path, PathBuf};

use drawplate_codegen::options::RuntimeDependency;

use crate::console::{Failure, at};

/// What the user says about the runtime.
#[derive(Debug, Clone)]
pub(crate) enum Runtime {
    /// A folder, as seen from where the command runs.
    Path(PathBuf),
    /// A version requirement.
    Version(String),
}

impl Runtime {
    /// The runtime of this repository, for the crates of this repository.
    pub(crate) fn beside() -> RuntimeDependency {
        RuntimeDependency::Path("../../runtime".into())
    }

    /// The runtime of this repository, for crates elsewhere.
    pub(crate) fn of_repository(root: &Path) -> Result<RuntimeDependency, Failure> {
        let path = root.join("runtime");
        Ok(RuntimeDependency::Path(text(&fs::canonicalize(&path).map_err(at(&path))?)))
    }

    /// The dependency of a crate in this folder. An absolute path stays one; a relative one is
    /// spelled as seen from the crate.
    pub(crate) fn dependency(&self, folder: &Path) -> Result<RuntimeDependency, Failure> {
        match self {
            Self::Version(version) => Ok(RuntimeDependency::Version(version.clone())),
            Self::Path(path) if path.is_absolute() => Ok(RuntimeDependency::Path(text(path))),
            Self::Path(path) => {
                let to = fs::canonicalize(path).map_err(at(path))?;
                let from = std::path::absolute(folder).map_err(at(folder))?;
                Ok(RuntimeDependency::Path(text(&between(&from, &to))))
            }
        }
    }
}

/// The way from one folder to another.
fn between(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.iter().skip(shared).copied()).collect()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_up_to_what_is_shared_and_down_again() {
        let between = |from, to| text(&between(Path::new(from), Path::new(to)));
        assert_eq!(between("/a/b/c", "/a/x/y"), "../../x/y");
        assert_eq!(between("/a", "/a/runtime"), "runtime");
    }
}
