//! What changed between two versions of a specification, and what that does.
//!
//! Two [`Version`]s come in, a list of [`Change`]s goes out. Models are walked in step from their
//! operations; what is in no client is looked at too, and harms none. Each rule is a file below
//! `rules`, with an id that never changes. Verdicts are about clients of this generator: its enums and
//! unions are open, its structures can grow.

mod alone;
mod change;
mod direction;
mod given;
mod limits;
mod matching;
mod pair;
mod place;
mod reach;
mod rule;
mod rules;
mod verdict;
mod version;
mod walk;
mod words;

pub use self::change::Change;
pub use self::direction::Direction;
pub use self::rule::{Rule, all as rules};
pub use self::verdict::{Bump, Safety, Wire};
pub use self::version::Version;
pub use self::walk::compare;
