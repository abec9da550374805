//! The folder that commands work in.

use std::path::{Path, PathBuf};

use clap::Args;

/// The folder that commands work in.
#[derive(Debug, Args)]
pub(crate) struct Root {
    /// The folder that holds specs/ and generated/ [default: this repository]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Root {
    /// The folder.
    pub(crate) fn path(&self) -> PathBuf {
        let repository = || Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned);
        self.root.clone().or_else(repository).unwrap_or_default()
    }

    /// The folder, if it is another than this repository.
    pub(crate) fn given(&self) -> Option<&Path> {
        self.root.as_deref()
    }
}
