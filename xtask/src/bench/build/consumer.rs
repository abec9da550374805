//! A program that uses a client.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use drawplate_codegen::Request;
use drawplate_codegen::options::{Options, Package};
use drawplate_codegen::source::Sources;

use super::measure::{Cost, Incremental, Profile, build};
use super::program;
use super::subject::Subject;
use crate::console::{Failure, at};
use crate::{scratch, tree};

/// A package with a `main` that makes the client's crate part of the program.
#[derive(Debug)]
pub(super) struct Consumer {
    folder: PathBuf,
    package: String,
}

impl Consumer {
    /// Writes the package to a folder of its own below `target`.
    pub(super) fn new(root: &Path, subject: &Subject) -> Result<Self, Failure> {
        let package = subject.name();
        let folder = root.join("target/bench-build").join(&package);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(at(&folder))?;
        }
        let dependency = match subject {
            Subject::Shipped(name) => format!("{{ path = {:?} }}", root.join("generated").join(name)),
            Subject::Spec(spec, tag) => {
                let client = folder.join("client");
                generate(root, spec, &package, tag.is_some(), &client)?;
                let features = tag
                    .as_ref()
                    .map(|tag| format!(", default-features = false, features = [\"reqwest\", {tag:?}]"));
                format!("{{ path = {client:?}{} }}", features.unwrap_or_default())
            }
            Subject::Registry(name) => {
                format!("{:?}", name.split_once('@').map_or("*", |(_, version)| version))
            }
        };
        let write = |name: &str, text: String| {
            let path = folder.join(name);
            fs::write(&path, text).map_err(at(&path))
        };
        fs::create_dir_all(folder.join("src")).map_err(at(&folder))?;
        write("Cargo.toml", manifest(&package, &dependency))?;
        write("src/main.rs", program::text(&package, subject.file().as_deref()))?;
        let consumer = Self { folder, package };
        consumer.cargo(&["generate-lockfile"])?;
        consumer.cargo(&["fetch"])?;
        Ok(consumer)
    }

    /// A clean build, the client's crate alone, and the program after a small change.
    pub(super) fn measure(&self, profile: Profile) -> Result<[Cost; 3], Failure> {
        let target = self.folder.join("target");
        if target.exists() {
            fs::remove_dir_all(&target).map_err(at(&target))?;
        }
        let clean = build(&self.folder, profile, Incremental::Never)?;
        let mut forget = vec!["clean", "--package", &self.package];
        if profile == Profile::Release {
            forget.push("--release");
        }
        self.cargo(&forget)?;
        let alone = build(&self.folder, profile, Incremental::Never)?;
        build(&self.folder, profile, Incremental::Usual)?;
        let main = self.folder.join("src/main.rs");
        let text = fs::read_to_string(&main).map_err(at(&main))?;
        fs::write(&main, format!("{text}// A small change.\n")).map_err(at(&main))?;
        let touched = build(&self.folder, profile, Incremental::Usual)?;
        Ok([clean, alone, touched])
    }

    /// The version of the client's crate that was resolved, if it is of the registry.
    pub(super) fn version(&self) -> Result<Option<String>, Failure> {
        let packages = self.packages()?;
        let found = packages.iter().find(|(name, _, is_local)| *name == self.package && !is_local);
        Ok(found.map(|(_, version, _)| version.clone()))
    }

    /// How many crates there are besides the program, on this platform.
    pub(super) fn crates(&self) -> Result<usize, Failure> {
        let listed =
            self.cargo(&["tree", "--prefix", "none", "--edges", "normal,build", "--format", "{p}"])?;
        let mut names: Vec<&str> = listed
            .lines()
            .map(|line| line.trim_end_matches(" (*)").trim_end_matches(" (proc-macro)"))
            .collect();
        names.sort_unstable();
        names.dedup();
        Ok(names.len().saturating_sub(1))
    }

    /// The bytes of the program without symbols; none where nothing is linked.
    pub(super) fn size(&self, profile: Profile) -> Result<Option<f64>, Failure> {
        if profile != Profile::Release {
            return Ok(None);
        }
        let name = format!("consumer{}", std::env::consts::EXE_SUFFIX);
        let file = self.folder.join("target").join(profile.folder()).join(name);
        let length = fs::metadata(&file).map_err(at(&file))?.len();
        Ok(Some(length as f64))
    }

    fn packages(&self) -> Result<Vec<(String, String, bool)>, Failure> {
        let path = self.folder.join("Cargo.lock");
        let lock = fs::read_to_string(&path).map_err(at(&path))?;
        let lock: toml::Table =
            lock.parse().map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
        let text =
            |package: &toml::Value, key| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let described = packages.filter_map(|package| {
            Some((text(package, "name")?, text(package, "version")?, text(package, "source").is_none()))
        });
        Ok(described.collect())
    }

    fn cargo(&self, arguments: &[&str]) -> Result<String, Failure> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        let output =
            cargo.args(arguments).arg("--quiet").current_dir(&self.folder).env_remove("CARGO_TARGET_DIR");
        let output = output.output().map_err(at(Path::new("cargo")))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
            return Err(Failure::new(format!("cargo {} failed: {said}", arguments.join(" "))));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

fn generate(
    root: &Path,
    spec: &Path,
    package: &str,
    tag_features: bool,
    folder: &Path,
) -> Result<(), Failure> {
    let text = fs::read_to_string(spec).map_err(at(spec))?;
    let mut sources = Sources::default();
    sources.add(spec.to_string_lossy().as_ref(), text);
    let package = Package { tag_features, ..Package::named(package) };
    let request = Request {
        sources,
        options: Options { package, ..Options::default() },
        runtime: scratch::runtime(root)?,
        command: "cargo xtask bench build".to_owned(),
    };
    let files = drawplate_codegen::generate(&request).files;
    let files =
        files.ok_or_else(|| Failure::new(format!("{} is refused by the generator", spec.display())))?;
    tree::compare(folder, &files)?.apply(folder)
}

/// Symbols are left out of the release build, so that the file's length is that of the program.
fn manifest(package: &str, dependency: &str) -> String {
    format!(
        "[workspace]\n\n[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{package} = {dependency}\n\n[profile.release]\nstrip = true\n"
    )
}
