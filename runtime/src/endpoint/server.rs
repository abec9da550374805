//! What keeps the value of a server variable in its place in the URL.
//!
//! In comes a value, out comes the same value or an error. Nothing is repaired or encoded.

use super::rules::is_valid_host_label;
use super::{BaseUrl, EndpointError};

/// Checks a value that becomes a part of the host name or the port.
///
/// # Errors
///
/// [`EndpointError::Invalid`] unless it is host labels (RFC 1123) with dots between.
pub fn host_part<'a>(parameter: &'static str, value: &'a str) -> Result<&'a str, EndpointError> {
    if is_valid_host_label(value, true) {
        return Ok(value);
    }
    Err(EndpointError::Invalid { parameter, reason: "is not a host name" })
}

/// Checks a value that becomes a part of the path.
///
/// # Errors
///
/// [`EndpointError::Invalid`] if it holds anything but unreserved characters and `/`, or a
/// segment `.` or `..`.
pub fn path_part<'a>(parameter: &'static str, value: &'a str) -> Result<&'a str, EndpointError> {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if value.bytes().all(unreserved) && !value.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Ok(value);
    }
    Err(EndpointError::Invalid { parameter, reason: "is not a plain path" })
}

/// Checks the URL that the paths of relative servers come after.
///
/// # Errors
///
/// [`EndpointError::Url`] unless it is a URL, and [`EndpointError::Invalid`] if it has a path, which
/// nobody could tell from the server's.
pub fn origin(parameter: &'static str, value: &str) -> Result<String, EndpointError> {
    let url = BaseUrl::parse(value)?;
    if url.path().is_empty() {
        return Ok(url.to_string());
    }
    let reason =
        "has a path, and servers of the specification have their own: set `endpoint_url` for another";
    Err(EndpointError::Invalid { parameter, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_cannot_leave_its_place() {
        for value in ["datadoghq.eu", "us3.datadoghq.com", "8443"] {
            assert_eq!(host_part("site", value), Ok(value));
        }
        for value in ["", "a@b", "a/b", "a#b", "a?b", "a:1", "a b", "a\\b", "a..b", "%61", "a\n", "\u{e9}"] {
            assert!(host_part("site", value).is_err(), "{value:?}");
        }
        for value in ["", "v1", "a/b", "~x"] {
            assert_eq!(path_part("base", value), Ok(value));
        }
        assert_eq!(origin("origin", "HTTPS://Api.example:8443/"), Ok("https://api.example:8443".to_owned()));
        for value in
            ["api.example", "https://api.example/v1", "https://a@api.example", "https://a.example?b", ""]
        {
            assert!(origin("origin", value).is_err(), "{value:?}");
        }
        for value in ["..", "a/../b", ".", "a?b", "a#b", "a@b", "%2e%2e", "a b", "a\\b"] {
            assert!(path_part("base", value).is_err(), "{value:?}");
        }
    }
}
