//! Who meets a change of what is taken or given.

use crate::drift::{Direction, Safety, Wire};

/// Values that were allowed are no longer. Who writes them is refused, with this effect; who reads
/// them from an older side gets more than it was told.
pub(super) fn narrowed(direction: Direction, refused: Safety) -> Wire {
    Wire { old_client: written(direction, refused), new_client: read(direction, Safety::Careful) }
}

/// Values are allowed that were not. Who reads them gets more than it was told; who writes them to an
/// older side may be refused.
pub(super) fn widened(direction: Direction) -> Wire {
    Wire { old_client: read(direction, Safety::Careful), new_client: written(direction, Safety::Careful) }
}

/// One thing became another, of which neither is part of the other.
pub(super) fn replaced(direction: Direction, refused: Safety) -> Wire {
    let worst = written(direction, refused).max(read(direction, Safety::Careful));
    Wire { old_client: worst, new_client: worst }
}

/// This, where clients write; nothing elsewhere.
pub(super) const fn written(direction: Direction, safety: Safety) -> Safety {
    if direction.is_written() { safety } else { Safety::Safe }
}

/// This, where clients read; nothing elsewhere.
pub(super) const fn read(direction: Direction, safety: Safety) -> Safety {
    if direction.is_read() { safety } else { Safety::Safe }
}

/// What became of a value before clients knew it, where they read it at all.
pub(super) const fn arrived(direction: Direction) -> &'static str {
    if direction.is_read() { "; it arrived as `Unknown` before" } else { "" }
}
