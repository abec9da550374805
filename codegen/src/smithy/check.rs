//! What a model must keep to before it can be lowered. Each file checks one thing, over all
//! shapes, whether a service reaches them or not.

mod compression;
mod defaults;
mod definitions;
mod enums;
mod http;
mod limits;
mod members;
mod messages;
mod names;
mod paginated;
mod placement;
mod private;
mod recursion;
mod rename;
mod resources;
mod routes;
mod streaming;
mod targets;
mod texts;
mod trait_targets;
mod unknown_traits;
mod values;

use super::assemble::Assembly;
use crate::diagnostic::Diagnostics;

/// Checks a model. Faults are reported where they stand.
pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    members::check(assembly, diagnostics);
    names::check(assembly, diagnostics);
    targets::check(assembly, diagnostics);
    messages::check(assembly, diagnostics);
    private::check(assembly, diagnostics);
    compression::check(assembly, diagnostics);
    resources::check(assembly, diagnostics);
    routes::check(assembly, diagnostics);
    placement::check(assembly, diagnostics);
    paginated::check(assembly, diagnostics);
    definitions::check(assembly, diagnostics);
    values::check(assembly, diagnostics);
    limits::check(assembly, diagnostics);
    texts::check(assembly, diagnostics);
    unknown_traits::check(assembly, diagnostics);
    trait_targets::check(assembly, diagnostics);
    enums::check(assembly, diagnostics);
    defaults::check(assembly, diagnostics);
    http::check(assembly, diagnostics);
    streaming::check(assembly, diagnostics);
    recursion::check(assembly, diagnostics);
    rename::check(assembly, diagnostics);
}
