//! What callers put into requests: it stays where it was put, or nothing is sent.

use drawplate_runtime::Timestamp;
use drawplate_runtime::retry::NoRetries;
use fixture_bindings as bindings;
use fixture_parameters as parameters;

use crate::support::{Nowhere, Standing, finish, texts};

pub(crate) const TEXT_SEEDS: &[&str] = &[
    "a/b\u{0}c d\u{0}e+f",
    "..\u{0}%2e%2E\u{0}.",
    "x\r\ny: z\u{0}\\\u{0}é\u{1f600}",
    "?#&=\u{0};,\"\u{0}%00",
    "name\u{0}value\u{0}\u{7f}",
];

pub(crate) const URL_SEEDS: &[&str] = &[
    "https://example.com:8443/base/",
    "http://localhost:1\u{0}eu",
    "https://user:pass@example.com/..//x?y#z\u{0}a.b/c",
    "http://[::1]:80/\u{0}%2e%2e",
    "HTTPS://EXAMPLE.com:99999\\@evil.com\u{0}\r\n",
];

/// Labels of a path and of a host, and a query.
pub(crate) fn labels(bytes: &[u8]) {
    let [bucket, key, query] = texts(bytes);
    let input = bindings::operation::GetInput::builder()
        .bucket(&bucket)
        .key(&key)
        .when(Timestamp::from_seconds(0))
        .host("h")
        .tags([&query])
        .build();
    let transport = Nowhere::default();
    let config = bindings::Config::builder()
        .endpoint_url("https://example.com")
        .transport(transport.clone())
        .clock(Standing)
        .retries(NoRetries)
        .build();
    let client = bindings::Client::new(config).unwrap();
    let _outcome = finish(client.get(input));
    let Some(request) = transport.sent() else { return };
    let uri = request.uri();
    let host = uri.host().unwrap_or_default();
    assert!(host == "example.com" || host.ends_with(".example.com"), "{uri}");
    let path = uri.path();
    assert!(path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\'), "{path}");
    let decoded = |text: &str| text.replace("%2E", ".").replace("%2e", ".");
    assert!(!path.split('/').any(|segment| matches!(decoded(segment).as_str(), "." | "..")), "{path}");
    // The bucket is one segment, and the key has as many as its own text.
    let template = path_of("b", "k").split('/').count();
    assert_eq!(path.split('/').count(), template + key.matches('/').count(), "{path}");
    let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| pair.starts_with("tag="));
    assert_eq!(pairs.count(), 1, "{uri}");
}

/// The path with labels that are plain.
fn path_of(bucket: &str, key: &str) -> String {
    let input = bindings::operation::GetInput::builder()
        .bucket(bucket)
        .key(key)
        .when(Timestamp::from_seconds(0))
        .host("h")
        .build();
    let transport = Nowhere::default();
    let config = bindings::Config::builder()
        .endpoint_url("https://example.com")
        .transport(transport.clone())
        .clock(Standing)
        .build();
    let _outcome = finish(bindings::Client::new(config).unwrap().get(input));
    transport.sent().map(|request| request.uri().path().to_owned()).unwrap_or_default()
}

/// Headers and cookies, described ones and those of a single call.
pub(crate) fn headers(bytes: &[u8]) {
    let [name, value, described] = texts(bytes);
    let input =
        parameters::operation::GetThingInput::builder().id("1").x_trace(&described).session(&value).build();
    let transport = Nowhere::default();
    let config = parameters::Config::builder()
        .transport(transport.clone())
        .clock(Standing)
        .retries(NoRetries)
        .header_key("key")
        .build();
    let client = parameters::Client::new(config).unwrap();
    let _outcome = finish(client.get_thing(input).header(&name, &value));
    let Some(request) = transport.sent() else { return };
    let headers = request.headers();
    assert_eq!(
        headers.get("x-key").map(|key| key.as_bytes()),
        Some(b"key".as_slice()),
        "keys cannot be replaced"
    );
    assert!(!headers.contains_key("host") && !headers.contains_key("transfer-encoding"), "{headers:?}");
    for (name, value) in headers {
        assert!(value.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t')), "{name}");
    }
    let cookies = headers.get_all("cookie").iter().map(|value| value.as_bytes());
    let separators = cookies.flatten().filter(|byte| **byte == b';').count();
    assert_eq!(separators, 0, "one cookie stays one");
}

/// Endpoints and what server variables are set to.
pub(crate) fn urls(bytes: &[u8]) {
    let [url, variable] = texts(bytes);
    for config in
        [parameters::Config::builder().endpoint_url(&url), parameters::Config::builder().base(&variable)]
    {
        let transport = Nowhere::default();
        let config = config.transport(transport.clone()).clock(Standing).retries(NoRetries).header_key("key");
        let Ok(client) = parameters::Client::new(config.build()) else { continue };
        let _outcome =
            finish(client.get_thing(parameters::operation::GetThingInput::builder().id("1").build()));
        let Some(request) = transport.sent() else { continue };
        let uri = request.uri();
        let authority = uri.authority().expect("requests have absolute URIs");
        assert!(!authority.as_str().contains('@'), "{uri}");
        let host = authority.host();
        let is_local = host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || host.starts_with("127.");
        assert!(uri.scheme_str() == Some("https") || is_local, "{uri}");
        assert!(uri.path().ends_with("/things/1"), "{uri}");
        assert!(!uri.path().split('/').any(|segment| matches!(segment, "." | "..")), "{uri}");
    }
}
