//! What a reader wants to know first.

use drawplate_codegen::drift::{Bump, Safety};
use semver::{BuildMetadata, Prerelease, Version};
use serde::Serialize;

use super::entry::bump;
use super::{Entry, Verdicts};

/// What a reader wants to know first.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    /// The worst on the wire, exceptions aside.
    pub(crate) wire: Verdicts,
    /// By how much the version of the crate has to rise, whether a change is allowed or not.
    #[serde(serialize_with = "bump")]
    pub(crate) rust: Bump,
    /// How many changes there are of each kind.
    pub(crate) counts: Counts,
    /// The crate that is made of the specification, if its options are known.
    pub(crate) package: Option<PackageVersion>,
}

/// How many changes there are, by the worst that they do on the wire.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(crate) struct Counts {
    /// Something fails.
    pub(crate) breaking: usize,
    /// Somebody should look.
    pub(crate) careful: usize,
    /// Nothing happens.
    pub(crate) safe: usize,
    /// An exception allows them, and they are not counted otherwise.
    pub(crate) allowed: usize,
}

/// The version of a crate, and the next.
#[derive(Debug, Serialize)]
pub(crate) struct PackageVersion {
    /// The name of the crate.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// The version that it needs.
    pub(crate) next: String,
}

impl Summary {
    /// The summary of these changes.
    pub(crate) fn of(changes: &[Entry], package: Option<(String, String)>) -> Self {
        let counted = || changes.iter().filter(|entry| entry.allowed.is_none());
        let worst = |of: fn(&Entry) -> Safety| counted().map(of).max().unwrap_or(Safety::Safe);
        let rust = changes.iter().map(|entry| entry.rust.bump).max().unwrap_or(Bump::None);
        let wire = Verdicts {
            old_client: worst(|entry| entry.wire.old_client),
            new_client: worst(|entry| entry.wire.new_client),
        };
        let package = package.map(|(name, version)| {
            let next = next(&version, rust).unwrap_or_else(|| version.clone());
            PackageVersion { name, version, next }
        });
        Self { wire, rust, counts: Counts::of(changes), package }
    }
}

impl Counts {
    fn of(changes: &[Entry]) -> Self {
        let mut counts = Self::default();
        for entry in changes {
            let slot = match (&entry.allowed, entry.wire.worst()) {
                (Some(_), _) => &mut counts.allowed,
                (None, Safety::Breaking) => &mut counts.breaking,
                (None, Safety::Careful) => &mut counts.careful,
                (None, Safety::Safe) => &mut counts.safe,
            };
            *slot += 1;
        }
        counts
    }

    /// All of them.
    pub(crate) fn all(self) -> usize {
        self.breaking + self.careful + self.safe + self.allowed
    }

    /// In words: `2 breaking, 1 safe`.
    pub(crate) fn words(self) -> String {
        let parts = [
            (self.breaking, Safety::Breaking.word()),
            (self.careful, Safety::Careful.word()),
            (self.safe, Safety::Safe.word()),
            (self.allowed, "allowed"),
        ];
        let some: Vec<_> = parts.iter().filter(|(count, _)| *count > 0).collect();
        some.iter().map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
    }
}

/// The next version by Cargo's reading of Semantic Versioning: before 1.0.0 the second number says
/// what breaks, before 0.1.0 the third.
fn next(version: &str, bump: Bump) -> Option<String> {
    let mut next = Version::parse(version).ok()?;
    let part = match (bump, next.major, next.minor) {
        (Bump::None, _, _) => return Some(version.to_owned()),
        (Bump::Major, 1.., _) => 0,
        (Bump::Major, 0, 1..) | (Bump::Minor, 1.., _) => 1,
        _ => 2,
    };
    next.pre = Prerelease::EMPTY;
    next.build = BuildMetadata::EMPTY;
    match part {
        0 => (next.major, next.minor, next.patch) = (next.major + 1, 0, 0),
        1 => (next.minor, next.patch) = (next.minor + 1, 0),
        _ => next.patch += 1,
    }
    Some(next.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_what_cargo_takes_for_incompatible_or_compatible() {
        let table = [
            ("1.2.3", Bump::Major, "2.0.0"),
            ("1.2.3", Bump::Minor, "1.3.0"),
            ("1.2.3", Bump::Patch, "1.2.4"),
            ("1.2.3", Bump::None, "1.2.3"),
            ("0.2.3", Bump::Major, "0.3.0"),
            ("0.2.3", Bump::Minor, "0.2.4"),
            ("0.0.3", Bump::Major, "0.0.4"),
            ("1.0.0-rc.1+b", Bump::Minor, "1.1.0"),
        ];
        for (version, bump, expected) in table {
            assert_eq!(next(version, bump).as_deref(), Some(expected), "{version} {bump:?}");
        }
        assert_eq!(next("latest", Bump::Major), None);
    }
}
