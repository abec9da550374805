//! Which proofs are added to a request, and what is said when there is none.

use drawplate_runtime::auth::{ApiKey, Basic, Bearer};
use drawplate_runtime::client::HandleConfig;
use drawplate_runtime::http::Request;
use drawplate_runtime::transport::Body;

use crate::service::{config, put};
use crate::transport::{Scripted, TestClock, block_on};

/// The request that is sent, or the text of the error.
fn sent(configure: impl Fn(HandleConfig) -> HandleConfig) -> Result<Request<Body>, String> {
    let transport = Scripted::answering(200, &[], r#"{"name": "n"}"#);
    let handle = configure(config().transport(transport.clone()).clock(TestClock)).build().unwrap();
    match block_on(put(&handle)) {
        Ok(_) => Ok(transport.only_request()),
        Err(error) => {
            transport.assert_nothing_was_sent();
            Err(error.to_string())
        }
    }
}

#[test]
fn all_schemes_of_an_alternative_are_applied_together() {
    let request = sent(|config| {
        config
            .auth_scheme("key", ApiKey::header("DD-API-KEY", "k1"))
            .auth_scheme("second", ApiKey::header("DD-APPLICATION-KEY", "k2"))
            .auth_scheme("basic", Basic::new("user", "pass"))
    });
    let request = request.unwrap();
    assert_eq!(request.headers()["dd-api-key"], "k1");
    assert_eq!(request.headers()["dd-application-key"], "k2");
    assert!(!request.headers().contains_key("authorization"), "the first alternative is enough");
}

#[test]
fn an_alternative_that_is_half_configured_is_passed_over() {
    let request = sent(|config| {
        config
            .auth_scheme("key", ApiKey::header("DD-API-KEY", "k1"))
            .auth_scheme("basic", Basic::new("user", "pass"))
    });
    let request = request.unwrap();
    assert!(!request.headers().contains_key("dd-api-key"));
    assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNz");
}

#[test]
fn without_keys_the_error_says_which_and_how_to_set_them() {
    let error = sent(|config| config.auth_scheme("second", Bearer::new("CANARY"))).unwrap_err();
    assert_eq!(
        error,
        "PutThing: not authenticated: not configured: `key` (set `Config::key` or `THINGS_KEY`); \
         or `basic` (set `Config::user`)"
    );
}

#[test]
fn keys_travel_where_the_scheme_says() {
    let with = |key: ApiKey| {
        sent(|config| config.auth_scheme("key", key.clone()).auth_scheme("second", Bearer::new("t"))).unwrap()
    };
    let prefixed = with(ApiKey::header_with_scheme("x-auth", "Token", "k"));
    assert_eq!(prefixed.headers()["x-auth"], "Token k");
    assert_eq!(prefixed.headers()["authorization"], "Bearer t");
    let query = with(ApiKey::query("api key", "a&b"));
    assert_eq!(query.uri().query(), Some("api%20key=a%26b"));
    assert_eq!(query.uri().path(), "/base/things/a%20b");
    let cookie = with(ApiKey::cookie("session", "a=="));
    assert_eq!(cookie.headers()["cookie"], "session=a==");
}

#[test]
fn a_key_that_cannot_be_sent_is_an_error_and_not_a_panic() {
    for key in ["CANARY\r\nx: y", "CANARY\n", "CANARY\u{e9}"] {
        for scheme in [
            ApiKey::header("x-key", key),
            ApiKey::header_with_scheme("x-key", "Token", key),
            ApiKey::cookie("x-key", key),
        ] {
            let configure = |config: HandleConfig| {
                config.auth_scheme("key", scheme.clone()).auth_scheme("second", Bearer::new("t"))
            };
            let error = sent(configure).unwrap_err();
            assert!(error.contains("x-key") && !error.contains("CANARY"), "{error}");
        }
    }
    assert!(sent(|config| config.auth_scheme("basic", Basic::new("a:b", "CANARY"))).is_err());
}
