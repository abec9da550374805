//! The response of a test.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};

use crate::body;
use crate::suite::ResponseTest;

/// The response as it arrives.
pub(crate) fn of(test: &ResponseTest) -> Result<Response<Bytes>, String> {
    let written = test.body.as_deref().unwrap_or_default();
    let bytes = body::bytes(written, test.body_media_type.as_deref())?;
    let mut response = Response::new(Bytes::from(bytes));
    *response.status_mut() = StatusCode::from_u16(test.code).map_err(|error| error.to_string())?;
    for (name, value) in &test.headers {
        let name: HeaderName = name.parse().map_err(|_| format!("`{name}` is no header"))?;
        let value =
            HeaderValue::from_str(value).map_err(|_| format!("`{name}` has a value that none has"))?;
        response.headers_mut().append(name, value);
    }
    Ok(response)
}
