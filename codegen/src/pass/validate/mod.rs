//! Is the model in order? Everything behind this pass relies on what it checks.
//!
//! - [`names`]: nothing is nameless, and nothing is there twice;
//! - [`shapes`]: enums and unions are not empty, map keys are text, every structure can end;
//! - [`nesting`]: lists and maps lie not too deep inside each other;
//! - [`operations`]: inputs and responses are structures, labels exist and are required, no two
//!   members travel in the same place, and each can travel where it is bound to.
//!
//! What `spec.toml` says of a model that is in order is settled last.

mod names;
mod nesting;
mod operations;
mod shapes;

use super::{keep, streams};
use crate::diagnostic::Diagnostics;
use crate::model::{Draft, Model, Valid};
use crate::options::Options;

/// The model, if it is in order. Operations that no client can call yet are left out of it, and
/// structures keep what nobody knows where the maintainer asks for that.
pub fn validate(draft: Draft, options: &Options, diagnostics: &mut Diagnostics) -> Option<Valid<Model>> {
    let Draft(mut model) = draft;
    let mut found = Diagnostics::default();
    streams::skip(&mut model, &mut found);
    names::check(&model, &mut found);
    shapes::check(&model, &mut found);
    nesting::check(&model, &mut found);
    operations::check(&model, &mut found);
    if !found.has_errors() {
        keep::settle(&mut model, options, &mut found);
    }
    let valid = !found.has_errors();
    diagnostics.append(found);
    valid.then(|| Valid::assume(model))
}

#[cfg(test)]
mod tests;
