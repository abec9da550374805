//! The codecs over types that are made like generated ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[macro_use]
mod support;

mod cbor;
mod debugging;
mod depth;
mod documents;
mod forms;
mod nulls;
mod properties;
mod queries;
mod round_trips;
mod scalars;
mod structures;
mod syntax;
mod texts;
mod unions;
mod writing;
mod xml;
