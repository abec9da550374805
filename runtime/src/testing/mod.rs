//! Tests of programs that use a generated client, without a network (feature `testing`).
//!
//! A [`Script`] says which calls are to come and how they are answered. A generated client is made
//! for it with `Client::scripted(&script)`, which needs neither keys nor an endpoint; a client with a
//! configuration of its own takes [`Script::transport`]. Everything but the wire is real: requests
//! are built and can be looked at as they would be sent, responses are written by the codecs of the
//! protocol and read like those of the service, and retries, timeouts and interceptors do their work.
//!
//! ```text
//! let script = Script::new();
//! let created = script
//!     .expect(CreateServiceAccount)
//!     .when(|input| input.body.data.attributes.email.ends_with("@example.com"))
//!     .answer(Answer::status(503))
//!     .output(UserResponse::builder().build());
//! let client = Client::scripted(&script);
//! // ... the code under test creates an account, and tries again when the service falters ...
//! assert_eq!(created.calls().len(), 2);
//! script.verify();
//! ```
//!
//! - Each answer is for one call, in their order; [`Expectation::times`] and
//!   [`Expectation::any_number`] say otherwise of the last one. An attempt of a retry is a call.
//! - A call takes the first expectation that it fits and that has an answer left. With
//!   [`Script::in_order`] it has to fit the first one that is not used up.
//! - A call that fits none fails with an error that says why not, for each of them, and so does
//!   [`Script::verify`] later, even if the code under test did not mind. It fails too for expectations
//!   that were not met. A script that is dropped verifies itself.
//! - Waiting is done by tokio's clock: under `#[tokio::test(start_paused = true)]` delays, timeouts and
//!   retries take no time.

#![allow(clippy::panic, reason = "a test that goes wrong is to stop, and to say so")]

mod answer;
mod body;
mod captured;
mod condition;
mod expectation;
mod handle;
mod report;
mod rule;
mod script;
mod service;
mod transport;

pub use self::answer::Answer;
pub(crate) use self::captured::Called;
pub use self::captured::{CapturedCall, CapturedRequest};
pub use self::expectation::{AnyRequest, Expectation};
pub use self::report::Deviation;
pub use self::script::Script;
pub use self::transport::ScriptedTransport;
