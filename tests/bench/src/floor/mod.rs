//! The bodies as somebody would write them down by hand, with serde derived.
//!
//! This is the floor that generated code is held against: what a careful user gets without any
//! generator. Nothing here keeps what it does not know.
#![allow(missing_docs)]

pub mod association;
pub mod connection;
pub mod keys;
