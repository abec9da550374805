//! Whether generated endpoint modules and the interpreter agree, on a sample.
//!
//! The modules of the services with the most tests go into one crate, with their tests as the
//! generated crates have them; `cargo test` compiles and runs them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use drawplate_codegen::diagnostic::Diagnostics;
use drawplate_codegen::source::Sources;
use drawplate_codegen::{rust, smithy};

use super::endpoints::ServiceResult;
use crate::console::{Console, Failure, at};

/// Compiles and runs the sample; it agrees if its tests pass.
pub(super) fn agrees(
    models: &Path,
    count: usize,
    results: &[ServiceResult],
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    if count == 0 {
        return Ok(true);
    }
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = repository.join("target/conformance-endpoints");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    let mut modules = String::new();
    for path in chosen(results, count) {
        let name =
            path.strip_prefix(models).unwrap_or(path).with_extension("").to_string_lossy().into_owned();
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if write_module(&folder, path, &format!("m_{name}"))? {
            modules.push_str(&format!("#[path = \"m_{name}.rs\"]\npub mod m_{name};\n"));
        }
    }
    write(&folder.join("src/lib.rs"), &modules)?;
    write(&folder.join("Cargo.toml"), &manifest(&repository))?;
    fs::copy(repository.join("Cargo.lock"), folder.join("Cargo.lock")).map_err(at(&folder))?;
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(repository.join("target"))
        .stdout(std::process::Stdio::null())
        .status()
        .map_err(at(Path::new("cargo")))?;
    let verdict = if status.success() { "agree" } else { "DO NOT AGREE" };
    writeln!(console.err, "{count} generated modules and the interpreter {verdict} ({})", folder.display())?;
    Ok(status.success())
}

/// The models with the most tests, each once.
fn chosen(results: &[ServiceResult], count: usize) -> BTreeSet<&PathBuf> {
    let mut order: Vec<_> = results.iter().collect();
    order.sort_by_key(|result| (usize::MAX - result.passed, &result.model));
    let mut chosen = BTreeSet::new();
    for result in order {
        if chosen.len() < count {
            chosen.insert(&result.model);
        }
    }
    chosen
}

fn write_module(folder: &Path, model: &Path, name: &str) -> Result<bool, Failure> {
    let mut sources = Sources::default();
    sources.add(model.display().to_string(), fs::read_to_string(model).map_err(at(model))?);
    let mut diagnostics = Diagnostics::default();
    let draft = smithy::read(&sources, &drawplate_codegen::options::Options::default(), &mut diagnostics);
    let Some(draft) = draft else { return Ok(false) };
    let command = "cargo xtask conformance";
    let files = rust::endpoint_files(&draft.0, "sample", command, &mut diagnostics);
    for file in files.iter().flatten() {
        let (place, text) = match file.path.as_str() {
            "src/endpoint.rs" => ("src", file.text.clone()),
            _ => ("tests", file.text.replace("sample::endpoint", &format!("sample::{name}"))),
        };
        write(&folder.join(place).join(format!("{name}.rs")), &text)?;
    }
    Ok(files.is_some())
}

fn manifest(repository: &Path) -> String {
    let runtime = repository.join("runtime");
    format!(
        "[package]\nname = \"sample\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\ndrawplate-runtime = {{ path = {:?}, default-features = false }}\n\n[workspace]\n",
        runtime.display().to_string()
    )
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}
