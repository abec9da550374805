//! Where redirects lead, and what goes along.

use drawplate_runtime::auth::{ApiKey, Basic};
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::http::Request;
use drawplate_runtime::transport::Body;

use crate::service::{config, create, get, put};
use crate::steps::{Step, Steps, status, with_header};
use crate::transport::block_on;

const THING: &str = r#"{"name": "n"}"#;

fn client(steps: &Steps, configure: impl FnOnce(HandleConfig) -> HandleConfig) -> Handle {
    let config = config()
        .transport(steps.clone())
        .clock(crate::transport::TestClock)
        .endpoint(Endpoint::new("https://a.example/base").header("x-endpoint", ["CANARY".to_owned()]))
        .auth_scheme("key", ApiKey::header("x-key", "CANARY"))
        .auth_scheme("second", ApiKey::cookie("session", "CANARY"))
        .auth_scheme("basic", Basic::new("user", "CANARY"));
    configure(config).build().unwrap()
}

fn redirect(code: u16, location: &str) -> Step {
    with_header(code, "location", location, "{}")
}

fn sent(steps: &Steps) -> Vec<Request<Body>> {
    steps.take_sent()
}

#[test]
fn redirects_are_not_followed_unless_that_is_switched_on() {
    for code in [301, 302, 303, 307, 308] {
        let steps = Steps::new([redirect(code, "/elsewhere"), status(200, THING)]);
        let error = block_on(get(&client(&steps, |config| config))).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), code);
        assert_eq!(steps.count(), 1);
    }
}

#[test]
fn within_an_origin_a_request_is_authenticated_again() {
    let steps = Steps::new([
        redirect(307, "/other?a=b"),
        redirect(308, "https://cp.a.example:443/third"),
        status(200, THING),
    ]);
    let handle = client(&steps, |config| config.redirects(2));
    block_on(put(&handle).header("x-mine", "1")).unwrap();
    let sent = sent(&steps);
    let uris: Vec<_> = sent.iter().map(|request| request.uri().to_string()).collect();
    assert_eq!(uris[1..], ["https://cp.a.example/other?a=b", "https://cp.a.example:443/third"]);
    for request in &sent {
        assert_eq!(request.method(), "PUT");
        assert_eq!(request.headers()["x-key"], "CANARY");
        assert_eq!(request.headers()["x-mine"], "1");
        assert_eq!(request.body().as_bytes(), sent[0].body().as_bytes());
    }
}

#[test]
fn no_key_leaves_its_origin_on_a_redirect() {
    for location in ["https://b.example/x", "//b.example/x", "https://cp.a.example:8443/x"] {
        let steps = Steps::new([redirect(302, location), status(200, THING)]);
        let handle = client(&steps, |config| config.redirects(5));
        block_on(get(&handle).header("x-mine", "CANARY")).unwrap();
        let sent = sent(&steps);
        assert_eq!(sent.len(), 2, "{location}");
        let names: Vec<_> = sent[1].headers().keys().map(|name| name.as_str()).collect();
        assert_eq!(names, ["user-agent"], "{location}");
        assert_eq!(sent[1].body().as_bytes().map(|bytes| bytes.len()), Some(0));
    }
}

#[test]
fn a_way_back_to_the_origin_gets_keys_again_for_the_origin_alone() {
    let steps = Steps::new([
        redirect(302, "https://b.example/x"),
        redirect(302, "https://cp.a.example/y"),
        status(200, THING),
    ]);
    block_on(get(&client(&steps, |config| config.redirects(5)))).unwrap();
    let with_keys: Vec<_> =
        sent(&steps).iter().map(|request| request.headers().contains_key("x-key")).collect();
    assert_eq!(with_keys, [true, false, false], "a stranger does not decide where keys go");
}

#[test]
fn what_changes_something_stays_within_its_origin() {
    for (code, location) in [(307, "https://b.example/x"), (302, "/x"), (303, "/x"), (301, "/x")] {
        let steps = Steps::new([redirect(code, location), status(200, THING)]);
        let error = block_on(create(&client(&steps, |config| config.redirects(5)))).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), steps.count()), (code, 1));
    }
}

#[test]
fn encryption_is_not_given_up() {
    let steps = Steps::new([redirect(302, "http://cp.a.example/x"), status(200, THING)]);
    let handle = client(&steps, |config| config.redirects(5).allow_http(true));
    assert_eq!(block_on(get(&handle)).unwrap_err().status().unwrap(), 302);
    assert_eq!(steps.count(), 1);
}

#[test]
fn a_circle_ends() {
    let steps = Steps::new([redirect(302, "/x")]);
    let error = block_on(get(&client(&steps, |config| config.redirects(4)))).unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), steps.count(), error.attempts()), (302, 5, 1));
}
