//! Generates clients with progenitor from the documents in a folder, and prints a line for each that
//! it can take: the file's name, a tab, the seconds of the fastest of three times. Like ours, the time
//! is from the text of the document to the text of the code.

use std::io::Read;
use std::path::Path;
use std::time::Instant;

use progenitor_impl::{GenerationSettings, Generator};

fn main() {
    let folder = std::env::args().nth(1).expect("the folder is named");
    // It panics on some documents, and what it says of them is of no use here.
    std::panic::set_hook(Box::new(|_| {}));
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let Some((name, text)) = text(&path) else { continue };
        let seconds = (0..3).map_while(|_| once(&text)).reduce(f64::min);
        if let Some(seconds) = seconds {
            println!("{name}\t{seconds}");
        }
    }
}

/// The name without what says that it is packed, and the text.
fn text(path: &Path) -> Option<(String, String)> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    match name.strip_suffix(".gz") {
        Some(_) => flate2::read::GzDecoder::new(file).read_to_string(&mut text).ok()?,
        None => { file }.read_to_string(&mut text).ok()?,
    };
    Some((name.trim_end_matches(".gz").to_owned(), text))
}

fn once(text: &str) -> Option<f64> {
    let start = Instant::now();
    let made = std::panic::catch_unwind(|| {
        let document: openapiv3::OpenAPI =
            serde_json::from_str(text).ok().or_else(|| serde_norway::from_str(text).ok())?;
        let tokens = Generator::new(&GenerationSettings::default()).generate_tokens(&document).ok()?;
        Some(prettyplease::unparse(&syn::parse2(tokens).ok()?).len())
    });
    made.ok()??;
    Some(start.elapsed().as_secs_f64())
}
