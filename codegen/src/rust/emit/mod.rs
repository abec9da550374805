//! The spelling of a plan: files out of decisions that have all been made.
//!
//! One construct per file. This is the only place of the generator that knows tokens; when a
//! function here has to decide something, the decision belongs into [`super::plan`].

mod builder;
mod client;
mod codec;
mod common;
mod config;
pub(in crate::rust) mod endpoint;
mod enumeration;
mod environment;
mod error;
mod event;
mod example;
mod expression;
mod file;
mod front;
mod gate;
mod harness;
mod inline;
mod int_enum;
mod lib_rs;
mod limits;
mod manifest;
mod modules;
mod needed;
mod notification;
mod operation;
mod output;
mod pages;
mod paths;
mod preset;
mod readme;
mod request;
mod response;
mod schema;
mod structure;
mod types;
mod union;
mod waiter;

pub use harness::harness;

use super::plan::Plan;
use crate::request::GeneratedFile;

/// All files of the crate, sorted by path.
pub fn emit(plan: &Plan) -> Vec<GeneratedFile> {
    let (command, tags) = (&plan.package.command, &plan.gates.tags);
    let mut files = vec![
        manifest::file(&plan.package, &plan.gates),
        readme::file(plan),
        lib_rs::file(plan),
        config::file(plan),
        modules::types(plan),
        modules::missing(plan),
    ];
    files.extend(client::files(plan));
    files.extend(modules::operations(plan));
    files.extend(endpoint::files(&plan.endpoint, &plan.package.crate_name, command));
    files.extend(plan.types.iter().map(|plan| types::file(plan, command)));
    files.extend(plan.operations.iter().map(|plan| operation::file(plan, tags, command)));
    files.extend(plan.notifications.iter().map(|plan| notification::file(plan, command)));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
