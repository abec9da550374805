//! The front end against models that others wrote, and what their tools make of them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod corpus;
mod invalid;
mod models;
mod valid;
