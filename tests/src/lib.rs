//! What the tests share: a server to talk to, bodies to send, and readers of their own for what
//! the specs and the seed pages say.
//!
//! A test may panic; everything here is made for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod seeds;
pub mod server;
pub mod shapes;
pub mod sigv4;
pub mod tables;

/// The examples of the README, which have to compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
