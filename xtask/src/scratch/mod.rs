//! A folder for generated crates that are compiled once and forgotten.
//!
//! All crates are members of one workspace, with the versions of this repository's lock file, so
//! that what they depend on is compiled once and nothing is asked of a registry that this
//! repository does not ask of it. What the compiler produces is kept between runs.

mod cargo;
mod name;

use std::fs;
use std::path::{Path, PathBuf};

use drawplate_codegen::GeneratedFile;
use drawplate_codegen::options::RuntimeDependency;

pub(crate) use self::cargo::{Action, Complaints};
pub(crate) use self::name::package_name;
use crate::console::{Failure, at};
use crate::spec::Runtime;
use crate::tree;

/// The folder of the workspace's members, below its own.
const MEMBERS: &str = "crates";

/// A workspace.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: PathBuf,
}

/// How the crates depend on the runtime of this repository.
pub(crate) fn runtime(root: &Path) -> Result<RuntimeDependency, Failure> {
    Runtime::of_repository(root)
}

impl Scratch {
    /// An empty workspace. Members that an earlier run left in the folder are removed.
    pub(crate) fn new(folder: &Path) -> Result<Self, Failure> {
        let folder = std::path::absolute(folder).map_err(at(folder))?;
        let members = folder.join(MEMBERS);
        if members.exists() {
            fs::remove_dir_all(&members).map_err(at(&members))?;
        }
        fs::create_dir_all(&members).map_err(at(&members))?;
        Ok(Self { folder })
    }

    /// Adds a crate.
    pub(crate) fn add(&mut self, package: &str, files: &[GeneratedFile]) -> Result<(), Failure> {
        let folder = self.member(package);
        tree::compare(&folder, files)?.apply(&folder)
    }

    /// The folder of a crate.
    pub(crate) fn member(&self, package: &str) -> PathBuf {
        self.folder.join(MEMBERS).join(package)
    }

    /// The program that a crate of this name was compiled to.
    pub(crate) fn program(&self, package: &str) -> PathBuf {
        let name = format!("{package}{}", std::env::consts::EXE_SUFFIX);
        self.folder.join("target/debug").join(name)
    }

    /// Runs Cargo on all crates; what it has to say about each comes back.
    pub(crate) fn cargo(&self, root: &Path, action: Action) -> Result<Complaints, Failure> {
        let manifest = self.folder.join("Cargo.toml");
        fs::write(&manifest, WORKSPACE).map_err(at(&manifest))?;
        let (lock, copy) = (root.join("Cargo.lock"), self.folder.join("Cargo.lock"));
        if lock.is_file() {
            fs::copy(&lock, &copy).map_err(at(&lock))?;
        }
        cargo::run(&manifest, &self.folder.join("target"), action)
    }
}

/// Debug information would only take time and space, as would what makes a second build of the same
/// crate faster.
const WORKSPACE: &str = "\
# Made by `cargo xtask`, and made anew with each run.
[workspace]
resolver = \"3\"
members = [\"crates/*\"]

[profile.dev]
debug = false
incremental = false
";
