//! The front end against small models of one construct each, and against those that others wrote.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod corpus;
mod damage;
mod faults;
mod invalid;
mod lowering;
mod models;
mod toy;
mod valid;
