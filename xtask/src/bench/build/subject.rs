//! What is compiled.

use std::path::PathBuf;

/// A client's crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A crate of this repository, by its folder in `generated`.
    Shipped(&'static str),
    /// A crate that is generated from a spec: all of it, or only what has this tag, of a crate with
    /// a feature for each.
    Spec(PathBuf, Option<String>),
    /// A crate of the registry, with a version if one is asked for.
    Registry(String),
}

impl Subject {
    /// The clients of this repository, each beside that of its vendor.
    pub(super) fn shipped() -> Vec<(String, Self)> {
        let pairs = [
            ("Datadog", Self::Shipped("datadog")),
            ("Datadog", Self::Registry("datadog-api-client".to_owned())),
            ("AWS DevOps Agent", Self::Shipped("aws-devops-agent")),
            ("AWS DevOps Agent", Self::Registry("aws-sdk-devopsagent".to_owned())),
        ];
        pairs.map(|(task, subject)| (task.to_owned(), subject)).into()
    }

    /// The package's name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Shipped(folder) => format!("drawplate-{folder}"),
            Self::Spec(..) => "drawplate-generated".to_owned(),
            Self::Registry(name) => name.split('@').next().unwrap_or(name).to_owned(),
        }
    }

    /// How results call it.
    pub(super) fn label(&self) -> String {
        match self {
            Self::Spec(_, tag) => {
                let file = self.file().unwrap_or_default();
                tag.as_ref().map_or_else(
                    || format!("drawplate, {file}"),
                    |tag| format!("drawplate, {file}, feature {tag}"),
                )
            }
            _ => self.name(),
        }
    }

    /// The name of the spec's file, if the client is generated for the measurement.
    pub(super) fn file(&self) -> Option<String> {
        match self {
            Self::Spec(path, _) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            Self::Shipped(_) | Self::Registry(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_crates_are_recognised_by_their_label() {
        let labels =
            [Subject::Shipped("datadog"), Subject::Spec("a/b.json".into(), None)].map(|it| it.label());
        assert!(labels.iter().all(|label| label.starts_with("drawplate")));
        assert_eq!(Subject::Registry("x@1.2".into()).label(), "x");
    }
}
