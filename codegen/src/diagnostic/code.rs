//! The closed catalogue of what the generator can say.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident $id:literal $severity:ident;)*) => {
        /// What kind of thing a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name, as `group::name`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it means, in a sentence or two.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+),)* }
            }
        }
    };
}

codes! {
    // rust
    /// A default value cannot be spelled in Rust, so the member starts without it.
    RustDefaultNotSpelled "rust::default-not-spelled" Warning;
    /// Two names of the specification are the same in Rust, so that one of them gets a number.
    RustNameCollision "rust::name-collision" Note;
    /// A stream is read into memory as a whole.
    RustStreamInMemory "rust::stream-in-memory" Warning;
    // source
    /// Arrays and objects are nested too deep to be read safely.
    SourceDepth "source::depth" Error;
    /// A key is there twice in one object: readers differ in which one they see.
    SourceDuplicateKey "source::duplicate-key" Error;
    /// A document is not well-formed JSON.
    SourceJson "source::json" Error;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_have_a_group() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        let groups = ["endpoint", "model", "openapi", "options", "rust", "smithy", "source"];
        for id in ids {
            let (group, name) = id.split_once("::").unwrap_or(("", ""));
            assert!(groups.contains(&group), "{id}");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.is_empty(), "{id}");
        }
    }

    #[test]
    fn every_code_is_explained_in_whole_sentences() {
        for code in Code::ALL {
            let text = code.explanation();
            assert!(text.trim().len() > 20 && text.trim().ends_with('.'), "{}: {text}", code.id());
        }
    }
}
