//! The request of an attempt, built and authenticated.
//!
//! Each attempt builds its request anew: a call that needs one attempt pays for no copy, and
//! signatures carry the date of the attempt that they prove.

use http::Request;

use super::CallOptions;
use crate::client::Shared;
use crate::endpoint::{BaseUrl, Endpoint, EndpointCall, EndpointError};
use crate::error::CallError;
use crate::operation::OperationSchema;
use crate::request::{self, Settings};
use crate::transport::Body;
use crate::value::Structure;

/// Builds the request, without the proof of who sends it, and says where it goes.
pub(super) fn build(
    shared: &Shared,
    schema: &'static OperationSchema,
    input: &dyn Structure,
    options: &CallOptions,
) -> Result<(Request<Body>, Endpoint), CallError> {
    let resolved = shared.endpoint.resolve(&EndpointCall::new(schema, input));
    let endpoint = resolved.map_err(|error| CallError::endpoint(schema.name, error))?;
    let url = check_url(&endpoint.url, shared).map_err(|error| CallError::endpoint(schema.name, error))?;
    let settings = Settings {
        url: &url,
        endpoint_headers: &endpoint.headers,
        host_prefix: shared.host_prefix,
        compress_from: shared.compress_from,
        user_agent: &shared.user_agent,
        headers: &options.headers,
    };
    let built = request::build(schema, input, &settings);
    let request = built.map_err(|error| CallError::build(schema.name, error))?;
    Ok((request, endpoint))
}

fn check_url(text: &str, shared: &Shared) -> Result<BaseUrl, EndpointError> {
    let url = BaseUrl::parse(text)?;
    if url.is_https() || url.is_loopback() || shared.allow_http {
        Ok(url)
    } else {
        Err(EndpointError::Unencrypted)
    }
}
