//! Compiles the clients with the programs of their tests, and runs these.

use std::path::Path;
use std::process::{Command, Stdio};

use drawplate_codegen::GeneratedFile;
use drawplate_conformance::suite;

use super::service::Service;
use super::{Entry, Verdict};
use crate::console::{Console, Failure, at};
use crate::scratch::{Action, Complaints, Scratch};

/// Runs the tests of all services.
pub(in crate::conformance) fn run(
    root: &Path,
    out: &Path,
    services: Vec<Service>,
    console: &mut Console<'_>,
) -> Result<Vec<Entry>, Failure> {
    let mut scratch = Scratch::new(out)?;
    let mut is_empty = true;
    for service in &services {
        is_empty &= !add(&mut scratch, root, service)?;
    }
    if is_empty {
        return Ok(services.into_iter().flat_map(|service| service.tests).map(|(entry, _)| entry).collect());
    }
    writeln!(console.err, "compiling {} clients in {}", services.len(), out.display())?;
    let complaints = scratch.cargo(root, Action::Build)?;
    let mut entries = Vec::new();
    for service in services {
        for complaint in complaints.of(&service.package) {
            writeln!(console.err, "{}: {complaint}\n", service.package)?;
        }
        entries.extend(run_service(&scratch, &complaints, service)?);
    }
    Ok(entries)
}

/// Adds the crates of a service; `false` if it has none.
fn add(scratch: &mut Scratch, root: &Path, service: &Service) -> Result<bool, Failure> {
    let Some((client, program)) = &service.files else { return Ok(false) };
    scratch.add(&service.package, client)?;
    let manifest = GeneratedFile { path: "Cargo.toml".to_owned(), text: manifest(root, &service.package) };
    let cases: Vec<_> = service.tests.iter().filter_map(|(_, case)| case.as_ref()).collect();
    let text = serde_json::to_string_pretty(&cases).map_err(|error| Failure::new(error.to_string()))?;
    let suite = GeneratedFile { path: SUITE.to_owned(), text };
    scratch.add(&program_name(&service.package), &[manifest, program.clone(), suite])?;
    Ok(true)
}

/// The file of a program's tests.
const SUITE: &str = "suite.json";

fn program_name(client: &str) -> String {
    format!("{client}-tests")
}

fn manifest(root: &Path, client: &str) -> String {
    let name = program_name(client);
    let harness = root.join("tests/conformance").to_string_lossy().replace('\\', "/");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {client} = {{ path = \"../{client}\", default-features = false }}\n\
         drawplate-conformance = {{ path = \"{harness}\" }}\n"
    )
}

/// Runs the program of a service, if it was compiled.
fn run_service(
    scratch: &Scratch,
    complaints: &Complaints,
    service: Service,
) -> Result<impl Iterator<Item = Entry> + use<>, Failure> {
    let name = program_name(&service.package);
    let program = scratch.program(&name);
    let mut complaints = complaints.of(&service.package).iter().chain(complaints.of(&name));
    let complaint = complaints.find(|complaint| complaint.starts_with("error"));
    let mut verdicts = match (&service.files, complaint) {
        (None, _) => Vec::new(),
        (Some(_), Some(complaint)) => {
            let first = complaint.lines().next().unwrap_or_default();
            let verdict = Verdict::Failed(format!("the client does not compile: {first}"));
            vec![verdict; service.tests.len()]
        }
        (Some(_), None) => verdicts(&program, &scratch.member(&name).join(SUITE))?,
    }
    .into_iter();
    Ok(service.tests.into_iter().map(move |(entry, case)| match case {
        None => entry,
        Some(_) => {
            let ended = || Verdict::Failed("the program ended before this test did".to_owned());
            Entry { verdict: verdicts.next().unwrap_or_else(ended), ..entry }
        }
    }))
}

fn verdicts(program: &Path, suite: &Path) -> Result<Vec<Verdict>, Failure> {
    let output = Command::new(program).arg(suite).stdin(Stdio::null()).output().map_err(at(program))?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let read = |line| serde_json::from_str::<suite::Verdict>(line).ok();
    Ok(lines
        .lines()
        .filter_map(read)
        .map(|verdict| verdict.failure.map_or(Verdict::Passed, Verdict::Failed))
        .collect())
}
