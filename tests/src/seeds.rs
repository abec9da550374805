//! Reads the documentation pages that the specs were written from, where they are at hand.
//!
//! The pages belong to others and are not part of this repository. What compares with them is
//! skipped, and says so, when neither the variable `DRAWPLATE_SHARED` nor a folder `shared` beside
//! the workspace leads to them.

mod page;
mod syntax;

use std::path::PathBuf;

pub use self::page::{Example, Part, examples};
pub use self::syntax::templates;

/// The page whose text contains `phrase`, or `None` with a note if there are no pages here.
///
/// # Panics
///
/// If there are pages and none of them contains the phrase.
pub fn page_with(phrase: &str) -> Option<String> {
    let Some(folder) = folder() else {
        eprintln!("skipped: the seed pages are not here; DRAWPLATE_SHARED can name their parent folder");
        return None;
    };
    let files = std::fs::read_dir(&folder).expect("the folder of the pages can be read");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file has a name").path()).collect();
    paths.sort();
    let pages = paths.iter().map(|path| std::fs::read_to_string(path).expect("a page is text"));
    let found = pages.into_iter().find(|page| page.contains(phrase));
    Some(found.unwrap_or_else(|| panic!("no page contains `{phrase}`")))
}

fn folder() -> Option<PathBuf> {
    let beside = || crate::shapes::workspace().join("../shared");
    let shared = std::env::var_os("DRAWPLATE_SHARED").map_or_else(beside, PathBuf::from);
    Some(shared.join("seeds")).filter(|folder| folder.is_dir())
}
