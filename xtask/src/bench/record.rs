//! Keeping results: one file for each command, one page for all, and plots.

use std::fs;
use std::path::Path;

use super::plot;
use super::render;
use super::result::Results;
use crate::console::{Failure, at};

/// The commands in the order of the page, with what a reader should know of each.
const SECTIONS: [(&str, &str, &str); 4] = [
    (
        "decode",
        "Reading and writing bodies",
        "`cargo xtask bench decode`. Times are medians of Criterion's samples. *By hand* is what a careful \
         user would write: structures with serde derived, unions with the tag that the documentation shows, \
         and no place for what is not known.",
    ),
    (
        "call",
        "Whole calls",
        "`cargo xtask bench call`. The server runs in the same process, on loopback, on a thread of its own; \
         it is in all of the numbers. In memory, the network is replaced by a function, and everything else, \
         signing included, is as it is.",
    ),
    (
        "build",
        "Building a program that uses a client",
        "`cargo xtask bench build`. A program with a client and one call. *alone* is the client's crate when \
         its dependencies are there already; *touched* is after a change of `main.rs`. Processor time is \
         that of all processes together; memory is the most that one of them held.",
    ),
    (
        "generate",
        "Generating",
        "`cargo xtask bench generate`. From the text of a specification to the texts of a crate, nothing \
         read or written in between.",
    ),
];

/// What somebody wrote about the numbers, which ends the page.
const NOTES: &str = "notes.md";

/// Writes the results beside those of the other commands, and the page and the plots anew.
pub(super) fn keep(root: &Path, results: &Results) -> Result<(), Failure> {
    let folder = root.join("docs/benchmarks");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let file = folder.join(format!("{}.json", results.kind));
    let results = match fs::read(&file) {
        Ok(kept) => read(&file, &kept)?.and(results),
        Err(_) => results.clone(),
    };
    fs::write(&file, results.to_json() + "\n").map_err(at(&file))?;
    for (name, text) in plot::all(&results) {
        let file = folder.join(name);
        fs::write(&file, text).map_err(at(&file))?;
    }
    let page = root.join("docs/benchmarks.md");
    fs::write(&page, page_of(&folder)?).map_err(at(&page))
}

fn page_of(folder: &Path) -> Result<String, Failure> {
    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench ... --record`; do not edit. Ratios are relative to \
         Drawplate: 2.00 is twice as much. Compare rows, not machines: run the commands on yours.\n\n",
    );
    for (kind, title, text) in SECTIONS {
        let file = folder.join(format!("{kind}.json"));
        let Ok(kept) = fs::read(&file) else { continue };
        let results = read(&file, &kept)?;
        page.push_str(&format!("## {title}\n\n{text}\n\n{}\n\n", provenance(&results)));
        for (name, _) in plot::all(&results) {
            page.push_str(&format!("![{title}](benchmarks/{name})\n\n"));
        }
        page.push_str(&render::markdown(&results));
    }
    if let Ok(notes) = fs::read_to_string(folder.join(NOTES)) {
        page.push_str(&notes);
    }
    Ok(page.trim_end().to_owned() + "\n")
}

fn read(file: &Path, kept: &[u8]) -> Result<Results, Failure> {
    serde_json::from_slice(kept).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

fn provenance(results: &Results) -> String {
    let machine = &results.machine;
    let versions = results.versions.iter().map(|(name, version)| format!("{name} {version}"));
    let versions = versions.collect::<Vec<_>>().join(", ");
    let line = format!(
        "Measured on {} with {} processors ({}), {}, {}",
        results.date, machine.cores, machine.processor, machine.system, machine.rustc
    );
    if versions.is_empty() { line + "." } else { format!("{line}; {versions}.") }
}
