//! Where the third-party models are that are no part of this repository.

use std::path::{Path, PathBuf};

/// A folder of the corpus: below the one that `DRAWPLATE_SHARED` names, else below a folder
/// `shared` beside the checkout. Without it a test says so and checks nothing.
pub(super) fn corpus(folder: &str) -> Option<PathBuf> {
    let named = std::env::var_os("DRAWPLATE_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|up| up.join("shared"));
    let mut all = named.into_iter().chain(beside).map(|shared| shared.join("corpus/smithy").join(folder));
    let found = all.find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: no folder corpus/smithy/{folder}; set DRAWPLATE_SHARED to check it");
    }
    found
}

/// All files below a folder whose names end in a certain way, sorted.
pub(super) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.display().to_string().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// All models below a folder with their texts; files that are something else are left out.
pub(super) fn models(folder: &Path) -> Vec<(PathBuf, String)> {
    let texts = files(folder, ".json").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    });
    texts.filter(|(_, text)| text.contains("\"smithy\"")).collect()
}
