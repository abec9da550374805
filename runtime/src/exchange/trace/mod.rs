//! Spans for calls and attempts, with the feature `tracing`; without it, nothing at all.
//!
//! Names of fields are those of OpenTelemetry's semantic conventions for
//! [AWS's SDKs](https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/),
//! [RPC](https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/) and
//! [HTTP](https://opentelemetry.io/docs/specs/semconv/http/http-spans/). No path, query, header,
//! body or message is among them: keys and what users type can be in all of those, and so `url.full`
//! shows no more than where the request goes.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(super) use self::off::{AttemptSpan, CallSpan};
#[cfg(feature = "tracing")]
pub(super) use self::on::{AttemptSpan, CallSpan};
