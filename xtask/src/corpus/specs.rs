//! The files below a folder that may be specs.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use crate::console::{Failure, at};

/// A file that may be a spec.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its name below the folder, with `/` between its parts and without `.gz`.
    pub(crate) name: String,
}

/// All files below a folder that may be specs, sorted by name. Links are not followed.
pub(crate) fn below(folder: &Path) -> Result<Vec<Candidate>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(at(&folder))? {
            let entry = entry.map_err(at(&folder))?;
            let kind = entry.file_type().map_err(at(&entry.path()))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if kind.is_file() && is_document(plain(&name)) {
                found.push(Candidate { path: entry.path(), name: plain(&name).to_owned() });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

impl Candidate {
    /// The text, or why there is none.
    pub(crate) fn text(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        let file = File::open(&self.path).map_err(|error| error.to_string())?;
        let is_compressed = self.path.extension().is_some_and(|extension| extension == "gz");
        let read = match is_compressed {
            true => MultiGzDecoder::new(file).read_to_end(&mut bytes),
            false => { file }.read_to_end(&mut bytes),
        };
        read.map_err(|error| error.to_string())?;
        String::from_utf8(bytes).map_err(|error| error.to_string())
    }
}

fn plain(name: &str) -> &str {
    name.strip_suffix(".gz").unwrap_or(name)
}

fn is_document(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("json" | "yaml" | "yml"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn documents_are_found_at_any_depth_and_compressed_ones_are_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(folder.path().join("deep/a.yaml"), "plain").unwrap();
        fs::write(folder.path().join("notes.md"), "no").unwrap();
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(b"packed").unwrap();
        fs::write(folder.path().join("b.json.gz"), packed.finish().unwrap()).unwrap();
        let found = below(folder.path()).unwrap();
        let found: Vec<_> = found.iter().map(|file| (file.name.as_str(), file.text().unwrap())).collect();
        assert_eq!(found, [("b.json", "packed".to_owned()), ("deep/a.yaml", "plain".to_owned())]);
    }

    #[test]
    fn bytes_that_are_no_text_have_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), [0xff]).unwrap();
        assert!(below(folder.path()).unwrap().first().unwrap().text().is_err());
    }
}
