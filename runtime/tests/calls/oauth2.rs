//! Tokens that a client fetches for itself: when, how often, and what is said when there is none.

use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use drawplate_runtime::auth::{ApiKey, ClientCredentials};
use drawplate_runtime::client::Handle;
use drawplate_runtime::clock::Clock;
use drawplate_runtime::transport::BoxFuture;

use crate::service::{config, put};
use crate::steps::{Step, Steps, status};

const THING: &str = r#"{"name": "n"}"#;
const URL: &str = "https://auth.example.com/oauth/token";

/// A clock that is set by hand.
#[derive(Debug, Clone, Default)]
struct Hands(Arc<Mutex<Duration>>);

impl Hands {
    fn pass(&self, seconds: u64) {
        *self.0.lock().unwrap() += Duration::from_secs(seconds);
    }
}

impl Clock for Hands {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + *self.0.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

fn client(steps: &Steps, clock: &Hands, scheme: ClientCredentials) -> Handle {
    config()
        .transport(steps.clone())
        .clock(clock.clone())
        .auth_scheme("key", scheme)
        .auth_scheme("second", ApiKey::header("x-key", "k"))
        .build()
        .unwrap()
}

fn scheme() -> ClientCredentials {
    ClientCredentials::new(URL, "client:1", "CANARY /+")
}

fn token(name: &str, life: u64) -> Step {
    let body = format!(r#"{{"access_token": "{name}", "token_type": "Bearer", "expires_in": {life}}}"#);
    status(200, body.leak())
}

/// The proofs that requests of the operation carried; of requests for tokens, the path.
fn proofs(steps: &Steps) -> Vec<String> {
    let sent = steps.take_sent();
    let proof = |request: &drawplate_runtime::http::Request<_>| match request.uri().path() {
        "/oauth/token" => "token".to_owned(),
        _ => request.headers()["authorization"].to_str().unwrap().to_owned(),
    };
    sent.iter().map(proof).collect()
}

#[tokio::test(start_paused = true)]
async fn a_token_is_asked_for_as_the_specification_says() {
    let steps = Steps::new([token("t", 3600), status(200, THING)]);
    let scheme = scheme().scopes(["a", "b:c"]).parameter("audience", "x&y");
    put(&client(&steps, &Hands::default(), scheme)).await.unwrap();
    let asked = steps.take_sent().remove(0);
    assert_eq!((asked.method().as_str(), asked.uri().to_string().as_str()), ("POST", URL));
    assert_eq!(asked.headers()["content-type"], "application/x-www-form-urlencoded");
    // `client%3A1:CANARY+%2F%2B`: RFC 6749, section 2.3.1 and appendix B.
    assert_eq!(asked.headers()["authorization"], "Basic Y2xpZW50JTNBMTpDQU5BUlkrJTJGJTJC");
    let body = asked.body().as_bytes().unwrap();
    assert_eq!(body, "grant_type=client_credentials&scope=a+b%3Ac&audience=x%26y");
}

#[tokio::test(start_paused = true)]
async fn the_secret_can_travel_in_the_body() {
    let steps = Steps::new([token("t", 3600), status(200, THING)]);
    put(&client(&steps, &Hands::default(), scheme().secret_in_body())).await.unwrap();
    let asked = steps.take_sent().remove(0);
    assert!(!asked.headers().contains_key("authorization"));
    let body = asked.body().as_bytes().unwrap();
    assert_eq!(body, "grant_type=client_credentials&client_id=client%3A1&client_secret=CANARY+%2F%2B");
}

#[tokio::test(start_paused = true)]
async fn a_token_is_kept_until_shortly_before_it_expires() {
    let answers =
        [token("t1", 3600), status(200, THING), status(200, THING), token("t2", 3600), status(200, THING)];
    let (steps, clock) = (Steps::new(answers), Hands::default());
    let handle = client(&steps, &clock, scheme());
    put(&handle).await.unwrap();
    clock.pass(3539);
    put(&handle).await.unwrap();
    clock.pass(1);
    put(&handle).await.unwrap();
    assert_eq!(proofs(&steps), ["token", "Bearer t1", "Bearer t1", "token", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_wait_for_one_token() {
    let steps = Steps::new([token("t", 3600), status(200, THING)]);
    let handle = client(&steps, &Hands::default(), scheme());
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(put(&handle).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let proofs = proofs(&steps);
    assert_eq!(proofs.iter().filter(|proof| *proof == "token").count(), 1);
    assert_eq!(proofs.iter().filter(|proof| *proof == "Bearer t").count(), 20);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_given_up_while_it_fetches_leaves_the_fetching_to_the_next() {
    let steps = Steps::new([Step::Stall, token("t", 3600), status(200, THING)]);
    let handle = client(&steps, &Hands::default(), scheme());
    put(&handle).timeout(Duration::from_secs(1)).await.unwrap_err();
    put(&handle).await.unwrap();
    assert_eq!(proofs(&steps), ["token", "token", "Bearer t"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_renewed_is_used_to_its_end() {
    let down = || status(503, "{}");
    let (steps, clock) = (
        Steps::new([token("t", 3600), status(200, THING), down(), status(200, THING), down()]),
        Hands::default(),
    );
    let handle = client(&steps, &clock, scheme());
    put(&handle).await.unwrap();
    clock.pass(3599);
    put(&handle).await.unwrap();
    clock.pass(1);
    put(&handle).await.unwrap_err();
    assert_eq!(proofs(&steps), ["token", "Bearer t", "token", "Bearer t", "token"]);
}

#[tokio::test(start_paused = true)]
async fn without_a_token_nothing_is_sent_and_the_error_says_why() {
    let refused = r#"{"error": "invalid_client", "error_description": "CANARY"}"#;
    for (answer, reason) in [
        (status(401, refused), "the token's server answered 401: invalid_client"),
        (status(500, "<html>CANARY"), "the token's server answered 500"),
        (status(200, "CANARY"), "the token's server answered without a token"),
        (status(200, r#"{"access_token": ""}"#), "the token's server answered without a token"),
        (
            status(200, r#"{"access_token": "CANARY", "token_type": "mac"}"#),
            "the token is not one that its holder may use as it is",
        ),
        (
            Step::Fail(drawplate_runtime::transport::TransportErrorKind::Connect),
            "the token's server gave no answer",
        ),
    ] {
        let steps = Steps::new([answer]);
        let error = put(&client(&steps, &Hands::default(), scheme())).await.unwrap_err();
        assert_eq!(error.to_string(), format!("PutThing: not authenticated: no credentials: {reason}"));
        assert!(!format!("{error:?}").contains("CANARY"), "{error:?}");
        assert_eq!(steps.count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_secret_is_not_sent_in_the_open() {
    for url in
        ["http://auth.example.com/token", "ftp://auth.example.com", "", "https://u:p@auth.example.com/"]
    {
        let steps = Steps::new([token("t", 1)]);
        let scheme = ClientCredentials::new(url, "id", "CANARY");
        assert!(!format!("{scheme:?}").contains("CANARY"), "{scheme:?}");
        let error = put(&client(&steps, &Hands::default(), scheme)).await.unwrap_err();
        assert!(error.to_string().contains("the token's URL is not"), "{error}");
        assert_eq!(steps.count(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_life_can_be_unknown_a_text_or_a_fraction() {
    for (life, seconds) in
        [("", 300 - 30), (r#", "expires_in": "100""#, 90), (r#", "expires_in": 100.5"#, 90)]
    {
        let body = format!(r#"{{"access_token": "t"{life}}}"#).leak();
        let again = || status(200, body);
        let (steps, clock) = (
            Steps::new([again(), status(200, THING), status(200, THING), again(), status(200, THING)]),
            Hands::default(),
        );
        let handle = client(&steps, &clock, scheme());
        put(&handle).await.unwrap();
        clock.pass(seconds - 1);
        put(&handle).await.unwrap();
        clock.pass(1);
        put(&handle).await.unwrap();
        assert_eq!(proofs(&steps), ["token", "Bearer t", "Bearer t", "token", "Bearer t"], "{life}");
    }
}
