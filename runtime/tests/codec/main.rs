//! The codecs over types that are made like generated ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod cbor;
mod debugging;
mod depth;
mod documents;
mod forms;
mod nulls;
mod properties;
mod round_trips;
mod scalars;
mod structures;
mod support;
mod syntax;
mod texts;
mod unions;
mod writing;
