//! How often and when calls are tried again: on tokio's clock, paused, with a transport that follows
//! a script.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use drawplate_runtime::call::Call;
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::http::Request;
use drawplate_runtime::intercept::{CallContext, Flow, HookError, Interceptor};
use drawplate_runtime::retry::{FailedAttempt, NoRetries, Retry, RetryPolicy, StandardRetries};
use drawplate_runtime::transport::TransportErrorKind::{Connect, Interrupted, Other, Timeout};
use drawplate_runtime::transport::{Body, BoxFuture};

use crate::service::{ListThings, PutThing, config, create, list, put};
use crate::steps::{Step, Steps, status, with_header};

const THING: &str = r#"{"name": "n"}"#;

fn busy() -> Step {
    status(503, "{}")
}

fn client(steps: &Steps, retries: impl RetryPolicy + 'static) -> Handle {
    configured(steps, retries, |config| config)
}

fn configured(
    steps: &Steps,
    retries: impl RetryPolicy + 'static,
    configure: impl FnOnce(HandleConfig) -> HandleConfig,
) -> Handle {
    let config = config()
        .transport(steps.clone())
        .retries(retries)
        .auth_scheme("basic", drawplate_runtime::auth::Basic::new("user", "pass"));
    configure(config).build().unwrap()
}

/// The standard policy whose waits are known beforehand.
fn steady() -> StandardRetries {
    StandardRetries::new().jitter(false)
}

fn listing(steps: &Steps) -> Call<ListThings> {
    list(&client(steps, steady()))
}

fn putting(steps: &Steps) -> Call<PutThing> {
    put(&client(steps, steady()))
}

#[tokio::test(start_paused = true)]
async fn a_call_has_three_attempts_one_and_two_seconds_apart() {
    let steps = Steps::new([busy()]);
    let error = listing(&steps).await.unwrap_err();
    assert_eq!(steps.gaps(), [1000, 2000]);
    assert_eq!(error.attempts(), 3);
    assert_eq!(error.to_string(), "ListThings (3 attempts): Default (503)");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_succeeds_is_the_last() {
    let steps = Steps::new([busy(), status(200, r#"["a"]"#)]);
    assert_eq!(listing(&steps).await.unwrap(), ["a"]);
    assert_eq!(steps.gaps(), [1000]);
}

#[tokio::test(start_paused = true)]
async fn jitter_makes_waits_a_part_of_the_backoff() {
    let mut waits = Vec::new();
    for _ in 0..20 {
        let steps = Steps::new([busy()]);
        list(&client(&steps, StandardRetries::new())).await.unwrap_err();
        let gaps = steps.gaps();
        assert!(gaps[0] <= 1001 && gaps[1] <= 2001, "{gaps:?}");
        waits.extend(gaps);
    }
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 20, "{waits:?}");
}

#[tokio::test(start_paused = true)]
async fn waits_double_up_to_the_longest_one() {
    let steps = Steps::new([busy()]);
    let retries =
        steady().max_attempts(6).base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(500));
    list(&client(&steps, retries)).await.unwrap_err();
    assert_eq!(steps.gaps(), [100, 200, 400, 500, 500]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_when_to_come_back_is_heeded() {
    for (header, value, expected) in [
        ("retry-after", "7", 7000),
        ("retry-after", "0", 1000),
        ("retry-after", "soon", 1000),
        ("x-amz-retry-after", "2500", 2500),
        ("x-ratelimit-reset", "9", 9000),
    ] {
        let steps = Steps::new([with_header(429, header, value, "[]"), status(200, "[]")]);
        listing(&steps).await.unwrap();
        assert_eq!(steps.gaps(), [expected], "{header}: {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_gives_a_date_is_heeded() {
    let date = drawplate_runtime::Timestamp::from_seconds(drawplate_runtime::Timestamp::now().seconds() + 30);
    let date = date.format(drawplate_runtime::schema::TimestampFormat::HttpDate).unwrap();
    let steps = Steps::new([with_header(503, "retry-after", date, "[]"), status(200, "[]")]);
    listing(&steps).await.unwrap();
    // The date is in whole seconds of the system's clock, which is not paused.
    assert!((27_000..=30_000).contains(&steps.gaps()[0]), "{:?}", steps.gaps());
}

#[tokio::test(start_paused = true)]
async fn what_a_server_asks_for_is_capped() {
    let next_year = drawplate_runtime::Timestamp::from_seconds(
        drawplate_runtime::Timestamp::now().seconds() + 31_536_000,
    );
    let date = next_year.format(drawplate_runtime::schema::TimestampFormat::HttpDate).unwrap();
    for (header, value) in [
        ("retry-after", "86400"),
        ("retry-after", &date),
        ("x-amz-retry-after", "86400000"),
        ("x-ratelimit-reset", "86400"),
        ("x-ratelimit-reset", &next_year.seconds().to_string()),
    ] {
        let steps = Steps::new([with_header(429, header, value, "[]"), status(200, "[]")]);
        let handle = configured(&steps, steady(), |config| config.operation_timeout(None));
        list(&handle).await.unwrap();
        assert_eq!(steps.gaps(), [60_000], "{header}: {value}");
    }
    let steps = Steps::new([with_header(429, "retry-after", u64::MAX, "[]"), status(200, "[]")]);
    let retries = steady().max_server_delay(Duration::from_secs(5));
    list(&client(&steps, retries)).await.unwrap();
    assert_eq!(steps.gaps(), [5000]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_outlasts_the_call_is_not_begun() {
    let steps = Steps::new([with_header(429, "retry-after", 60, "[]")]);
    let started = tokio::time::Instant::now();
    let error = listing(&steps).timeout(Duration::from_secs(30)).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (429, 1),
        "the error is the server's own"
    );
    assert_eq!(started.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_timeout_of_a_call_covers_all_attempts() {
    let steps = Steps::new([busy(), Step::Stall]);
    let started = tokio::time::Instant::now();
    let error = listing(&steps).timeout(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(error.to_string(), "ListThings (2 attempts): no response within 5s");
    assert_eq!(started.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_takes_too_long_is_made_again() {
    let steps = Steps::new([Step::Stall, status(200, "[]")]);
    let handle = configured(&steps, steady(), |config| config.attempt_timeout(Duration::from_secs(3)));
    list(&handle).await.unwrap();
    assert_eq!(steps.gaps(), [4000], "three seconds of the attempt and one of the backoff");
}

/// How many attempts there are of a call that can be sent twice, and of one that cannot.
async fn attempts(step: Step) -> [usize; 2] {
    let (twice, once) = (Steps::new([step.clone()]), Steps::new([step]));
    listing(&twice).await.unwrap_err();
    create(&client(&once, steady())).await.unwrap_err();
    [twice.count(), once.count()]
}

/// Safety, line 13.
#[tokio::test(start_paused = true)]
async fn retries_happen_only_where_they_are_safe() {
    let aws = |code: &'static str| with_header(400, "x-amzn-errortype", code, "{}");
    assert_eq!(attempts(Step::Fail(Connect)).await, [3, 3], "nothing was sent");
    assert_eq!(attempts(Step::Fail(Interrupted)).await, [3, 1], "it may have been carried out");
    assert_eq!(attempts(Step::Fail(Timeout)).await, [3, 1]);
    assert_eq!(attempts(Step::Fail(Other)).await, [1, 1], "it would fail again");
    assert_eq!(attempts(status(429, "[]")).await, [3, 3], "it was turned down");
    for code in [408, 500, 502, 503, 504] {
        assert_eq!(attempts(status(code, "[]")).await, [3, 1], "{code}");
    }
    for code in [400, 401, 403, 404, 409, 501, 505] {
        assert_eq!(attempts(status(code, "[]")).await, [1, 1], "{code}");
    }
    let [_, throttled] = attempts(aws("ThrottlingException")).await;
    let [_, retryable] = attempts(aws("Busy")).await;
    let [_, other] = attempts(aws("Conflict")).await;
    assert_eq!([throttled, retryable, other], [3, 3, 1], "the error's code says so");
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_token_makes_a_call_safe_and_stays_the_same() {
    let tokens = Arc::new(Mutex::new(0));
    let steps = Steps::new([Step::Fail(Interrupted), busy(), status(200, THING)]);
    let handle = configured(&steps, steady(), |config| {
        config.idempotency_tokens(move || {
            let mut count = tokens.lock().unwrap();
            *count += 1;
            format!("token-{count}")
        })
    });
    put(&handle).await.unwrap();
    let sent = steps.take_sent();
    assert_eq!(sent.len(), 3);
    for request in sent {
        let body = String::from_utf8_lossy(request.body().as_bytes().unwrap()).into_owned();
        assert!(body.contains("token-1"), "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_turned_off_for_a_client_and_for_a_call() {
    let steps = Steps::new([busy()]);
    list(&client(&steps, NoRetries)).await.unwrap_err();
    assert_eq!(steps.count(), 1);
    listing(&steps).retries(NoRetries).await.unwrap_err();
    assert_eq!(steps.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn calls_of_a_client_share_a_budget_that_successes_fill_again() {
    let steps = Steps::new([busy()]);
    // Three retries, and nothing is left for the fourth.
    let policy = Arc::new(steady().budget(15));
    let handle = client(&steps, policy.clone());
    list(&handle).await.unwrap_err();
    list(&handle.clone()).await.unwrap_err();
    assert_eq!(steps.count(), 3 + 2);
    list(&handle).await.unwrap_err();
    assert_eq!(steps.count(), 3 + 2 + 1, "the budget is gone");

    let healthy = client(&Steps::new([status(200, "[]")]), policy);
    for _ in 0..5 {
        list(&healthy).await.unwrap();
    }
    list(&handle).await.unwrap_err();
    assert_eq!(steps.count(), 3 + 2 + 1 + 2, "five successes are worth a retry");
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_a_timeout_costs_twice_as_much_and_a_success_gives_it_back() {
    let steps = Steps::new([Step::Fail(Timeout), status(200, "[]"), Step::Fail(Timeout)]);
    let handle = client(&steps, steady().budget(10));
    list(&handle).await.unwrap();
    list(&handle).await.unwrap_err();
    assert_eq!(steps.count(), 2 + 2, "the bucket was full again, and empty after one retry");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_sent_is_not_tried_again() {
    let steps = Steps::new([status(200, THING)]);
    let error = putting(&steps).header("x-bad", "a\nb").await.unwrap_err();
    assert_eq!((steps.count(), error.attempts()), (0, 0));
}

/// Tries again whatever the operation is, and remembers what it was shown.
#[derive(Debug, Default)]
struct Custom(Mutex<Vec<String>>);

impl RetryPolicy for Custom {
    fn retry(&self, failed: &FailedAttempt<'_>) -> Option<Retry> {
        self.0.lock().unwrap().push(format!("{failed:?}"));
        (failed.attempt() < 5).then(|| Retry::after(Duration::from_millis(10)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_of_ones_own_decides_alone() {
    let steps = Steps::new([status(409, "{}")]);
    let policy = Arc::new(Custom::default());
    create(&client(&steps, policy.clone())).await.unwrap_err();
    assert_eq!(steps.gaps(), [10; 4]);
    let seen = policy.0.lock().unwrap();
    assert_eq!(seen.len(), 5);
    assert!(seen[4].contains("attempt: 5") && seen[4].contains("409"), "{}", seen[4]);
}

/// Sends a body of which there is nothing left once it is sent.
#[derive(Debug)]
struct Once;

impl Interceptor for Once {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        *request.body_mut() = Body::from_pieces(Box::pin(Body::from("a")));
        Box::pin(std::future::ready(Ok(Flow::Send)))
    }
}

/// Safety, line 13.
#[tokio::test(start_paused = true)]
async fn a_stream_body_that_cannot_be_replayed_is_not_retried() {
    let steps = Steps::new([busy()]);
    let error = putting(&steps).interceptor(Once).await.unwrap_err();
    assert_eq!((steps.count(), error.attempts()), (1, 1));
}
