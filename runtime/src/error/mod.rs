//! What can go wrong with a call.
//!
//! A generated error enum has a variant for each error response that the specification describes
//! ([`Modeled`]), one for all other error responses ([`UnmodeledError`]), and one for calls that got
//! no usable response at all ([`CallError`]). [`operation_error!`](crate::operation_error) gives it
//! the accessors they share.
//!
//! Nothing here prints a body, a header's value or anything of an input: those may hold secrets.
//! What is printed of a response is its status, its request id, and the error's code and message.

mod call;
mod class;
mod excerpt;
mod hook;
mod info;
mod kind;
mod modeled;
mod operation_error;
mod place;
mod reply;

pub use self::call::{
    AuthFailure, BuildFailure, CallError, DecodeFailure, EndpointFailure, TimeoutError, TransportFailure,
};
pub use self::excerpt::Excerpt;
pub use self::hook::HookFailure;
pub use self::info::ErrorInfo;
pub use self::kind::CallErrorKind;
pub use self::modeled::{Modeled, UnmodeledError};
#[doc(hidden)]
pub use self::operation_error::{AsParts, Parts};
#[cfg(feature = "blocking")]
pub(crate) use self::place::Place;
pub use self::reply::ErrorReply;
