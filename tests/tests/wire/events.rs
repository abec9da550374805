//! Streams of events, against a real server: what is sent, what is read, and what goes wrong.

mod input;
mod output;
mod rpc;
mod server;
mod text;
