//! Cargo, and what it says about each crate.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::console::{Failure, at};

/// What Cargo is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// See whether the crates compile.
    Check,
    /// Compile them.
    Build,
}

/// Errors and warnings of the compiler, by package.
#[derive(Debug, Default)]
pub(crate) struct Complaints {
    by_package: BTreeMap<String, Vec<String>>,
}

impl Complaints {
    /// What it said about this package.
    pub(crate) fn of(&self, package: &str) -> &[String] {
        self.by_package.get(package).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<Value>(line) else { return };
        if message.get("reason").and_then(Value::as_str) != Some("compiler-message") {
            return;
        }
        let text = message.pointer("/message/rendered").and_then(Value::as_str);
        let folder =
            message.get("manifest_path").and_then(Value::as_str).map(Path::new).and_then(Path::parent);
        let package = folder.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        // The summary at the end says nothing that was not said before.
        let is_summary =
            message.pointer("/message/spans").and_then(Value::as_array).is_some_and(Vec::is_empty)
                && message.pointer("/message/code").is_some_and(Value::is_null)
                && text.is_some_and(|text| text.contains("emitted") || text.contains("aborting"));
        if let (Some(text), Some(package), false) = (text, package, is_summary) {
            self.by_package.entry(package).or_default().push(text.trim_end().to_owned());
        }
    }
}

/// Runs Cargo over a workspace. A crate that does not compile does not keep the others from it.
pub(super) fn run(manifest: &Path, target: &Path, action: Action) -> Result<Complaints, Failure> {
    let command = match action {
        Action::Check => "check",
        Action::Build => "build",
    };
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([command, "--workspace", "--no-default-features", "--keep-going", "--message-format=json"])
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(target)
        .stdin(Stdio::null())
        .output()
        .map_err(at(Path::new("cargo")))?;
    let mut complaints = Complaints::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        complaints.add(line);
    }
    // Cargo itself has failed, before there was anything for the compiler to say.
    if !output.status.success() && complaints.by_package.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("cargo {command} failed:\n{}", said.trim_end())));
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(rendered: &str, spans: &str) -> String {
        format!(
            r#"{{"reason":"compiler-message","manifest_path":"/t/crates/pets-1/Cargo.toml",
                "message":{{"code":null,"spans":{spans},"rendered":"{rendered}"}}}}"#
        )
    }

    #[test]
    fn what_the_compiler_says_belongs_to_a_package_and_its_summary_to_none() {
        let mut complaints = Complaints::default();
        complaints.add(&message("warning: unused\\n", "[{}]"));
        complaints.add(&message("warning: 1 warning emitted\\n", "[]"));
        complaints.add(r#"{"reason":"build-finished","success":true}"#);
        assert_eq!(complaints.of("pets-1"), ["warning: unused"]);
        assert_eq!(complaints.of("pets-2"), [""; 0]);
    }
}
