//! Where a report goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::report::{Format, Report, render};
use crate::console::{Console, Failure, at};

/// Writes the report to files, or prints it if there are none. A reader who has seen enough closes
/// the pipe, which is no error.
pub(super) fn write(
    report: &Report,
    format: Option<Format>,
    files: &[PathBuf],
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    if files.is_empty() {
        let text = render(report, format.unwrap_or(Format::Text));
        return match console.out.write_all(text.as_bytes()).and_then(|()| console.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        };
    }
    for file in files {
        let format = format.or_else(|| by_name(file)).ok_or_else(|| unknown(file))?;
        fs::write(file, render(report, format)).map_err(at(file))?;
    }
    Ok(())
}

fn by_name(file: &Path) -> Option<Format> {
    let extension = file.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "txt" => Format::Text,
        "md" => Format::Markdown,
        "json" => Format::Json,
        "sarif" => Format::Sarif,
        "xml" => Format::Junit,
        "html" => Format::Html,
        _ => return None,
    })
}

fn unknown(file: &Path) -> Failure {
    Failure::new(format!("{} does not say by its name which form it has: give --format", file.display()))
}
