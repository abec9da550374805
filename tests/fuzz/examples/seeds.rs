//! Writes the seeds of all targets as files, for a fuzzer to begin with:
//! `cargo run -p drawplate-fuzz --example seeds -- tests/fuzz/libfuzzer/corpus`.

use std::io;
use std::path::PathBuf;

use drawplate_fuzz::TARGETS;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("corpus"), PathBuf::from);
    for target in TARGETS {
        let folder = folder.join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in target.seeds.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
