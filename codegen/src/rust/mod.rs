//! The back end: a valid model and the facts about it come in, the files of a crate go out.

mod docs;
mod names;
