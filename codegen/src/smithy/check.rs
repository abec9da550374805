//! What a model must keep to before it can be lowered. Each file checks one thing, over all
//! shapes, whether a service reaches them or not.

mod members;
mod names;
mod targets;
mod values;

use super::assemble::Assembly;
use crate::diagnostic::Diagnostics;

/// Checks a model. Faults are reported where they stand.
pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    members::check(assembly, diagnostics);
    names::check(assembly, diagnostics);
    targets::check(assembly, diagnostics);
    values::check(assembly, diagnostics);
}
