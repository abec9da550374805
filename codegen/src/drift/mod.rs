//! What changed between two versions of a specification, and what that does.
//!
//! Two models come in, a list of [`Change`]s goes out. Models are walked in step from their
//! operations, so what no operation reaches is not looked at: it is in no client. Each rule is a
//! file below `rules`, with an id that never changes. Verdicts are about clients of this generator:
//! its enums and unions are open, its structures can grow.

mod change;
mod compare;
mod direction;
mod reach;
mod rule;
mod rules;
mod verdict;

pub use self::change::Change;
pub use self::compare::compare;
pub use self::direction::Direction;
pub use self::rule::{Rule, all as rules};
pub use self::verdict::{Bump, Safety, Wire};
