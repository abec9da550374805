//! Reads both versions of a specification.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use drawplate_codegen::diagnostic::render;
use drawplate_codegen::drift;
use drawplate_codegen::model::Model;
use drawplate_codegen::options::Select;
use drawplate_codegen::rust::Items;

use crate::console::{Console, Failure};
use crate::spec::{self, Outside, Runtime, Spec};

/// A version: what was asked, for its texts and options, and what was read.
pub(super) struct Version {
    pub(super) spec: Spec,
    pub(super) read: drift::Version,
}

impl Version {
    /// Reads a version as far as its model, and says what is wrong with it. Warnings are for those who
    /// generate, and left out here.
    pub(super) fn read(spec: Spec, console: &mut Console<'_>) -> Result<Self, Failure> {
        let (read, diagnostics) = drawplate_codegen::version(&spec.request);
        if diagnostics.has_errors() || read.is_none() {
            write!(console.err, "{}", render(&diagnostics, &spec.request.sources))?;
        }
        let Some(read) = read else {
            return Err(Failure::new(format!("`{}` cannot be read", spec.name)));
        };
        Ok(Self { spec, read })
    }

    /// Its first file.
    pub(super) fn file(&self) -> String {
        self.spec.request.sources.iter().next().map(|(_, file)| file.path.clone()).unwrap_or_default()
    }

    /// The names of its operations.
    pub(super) fn operations(&self) -> BTreeSet<String> {
        let operations = self.read.model.iter().flat_map(|model| &model.operations);
        operations.map(|operation| operation.name.clone()).collect()
    }

    /// The same version with these operations alone.
    pub(super) fn limited(
        mut self,
        names: &BTreeSet<String>,
        console: &mut Console<'_>,
    ) -> Result<Self, Failure> {
        let operations: Vec<String> = self.operations().intersection(names).cloned().collect();
        if operations.is_empty() {
            self.read.model.iter_mut().for_each(|model| model.operations.clear());
            self.forget_declarations();
            return Ok(self);
        }
        let reason = "the report is limited to them".to_owned();
        self.spec.request.options.select = vec![Select { operations, reason, ..Select::default() }];
        let mut limited = Self::read(self.spec, console)?;
        limited.forget_declarations();
        Ok(limited)
    }

    /// What is declared besides is no part of the operations.
    fn forget_declarations(&mut self) {
        if self.read.model.is_some() {
            self.read.library = None;
            self.read.outline.declarations.clear();
        }
    }

    /// The models that name its parts.
    pub(super) fn models(&self) -> impl Iterator<Item = &Model> {
        self.read.model.iter().chain(&self.read.library)
    }

    /// The name of its service, or of its file where there is none.
    pub(super) fn name(&self) -> String {
        self.read.model.as_ref().map_or_else(|| self.spec.name.clone(), |model| model.service.name.clone())
    }

    /// What its parts are called in Rust; nothing if no crate can be made of it.
    pub(super) fn items(&self) -> Items {
        drawplate_codegen::items(&self.spec.request).0.unwrap_or_default()
    }
}

/// A file, with what it refers to.
pub(super) fn outside(root: &Path, files: &[PathBuf]) -> Result<Spec, Failure> {
    let spec = Outside { files, folder: root, options: None, crate_name: None };
    // No crate is made, so it does not matter what it would depend on.
    spec::outside(root, &spec, Some(&Runtime::Version("*".to_owned())))
}
