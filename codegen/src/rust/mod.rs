//! The back end: a valid model and the facts about it come in, the files of a crate go out.
//!
//! [`plan()`] takes every decision, [`emit`] spells it. Names are made in `names`, the text of
//! specifications becomes documentation in `docs`; neither knows the other stages.

mod docs;
mod emit;
mod endpoint;
mod items;
mod names;
mod plan;
#[cfg(test)]
mod tests;

pub use emit::{emit, harness};
pub use endpoint::endpoint_files;
pub use items::{Items, items};
pub use plan::{Plan, plan};
