//! Waiters against a real server, on a clock that runs as fast as it is asked to.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use drawplate_runtime::clock::Clock;
use drawplate_runtime::transport::BoxFuture;
use drawplate_runtime::waiter::{WaitError, Waited};
use drawplate_tests::server::{Reply, Server};
use fixture_paging::operation::{DescribeJobError, DescribeJobInput};
use fixture_paging::{Client, Config};
use serde_json::json;

/// Time passes only while somebody sleeps for less than a minute: longer sleeps are time limits of
/// calls that are answered.
#[derive(Debug, Clone, Default)]
struct FastClock(Arc<Mutex<Vec<Duration>>>);

impl Clock for FastClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        self.0.lock().unwrap().iter().sum()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration >= Duration::from_secs(6) {
            return Box::pin(std::future::pending());
        }
        self.0.lock().unwrap().push(duration);
        Box::pin(std::future::ready(()))
    }
}

fn client(server: &Server, clock: &FastClock) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).clock(clock.clone()).build()).unwrap()
}

fn job(state: &str) -> Reply {
    Reply::json(200, &json!({ "job": { "state": state, "id": "1" }, "parts": [{ "state": state }] }))
}

fn error(code: &str) -> Reply {
    Reply::json(400, &json!({ "__type": code }))
}

fn input() -> DescribeJobInput {
    DescribeJobInput::builder().id("1").build()
}

const LIMIT: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_waiter_asks_again_until_the_state_is_reached() {
    let replies = [job("NEW"), error("Busy"), job("NEW"), job("NEW"), job("DONE")];
    let (server, clock) = (Server::with(replies).await, FastClock::default());
    let waited = client(&server, &clock).wait_until_job_done(input()).max_wait(LIMIT).await.unwrap();
    assert_eq!(waited.into_output().unwrap().job.unwrap().state.as_deref(), Some("DONE"));
    assert_eq!(server.take_requests().len(), 5);
    // From one second up to what doubles with each call, and to four seconds at most.
    let delays = clock.0.lock().unwrap().clone();
    for (delay, most) in delays.iter().zip([1, 2, 4, 4]) {
        assert!((Duration::from_secs(1)..=Duration::from_secs(most)).contains(delay), "{delays:?}");
    }
    assert_eq!(delays.len(), 4);
}

#[tokio::test]
async fn an_error_can_be_what_is_waited_for() {
    let (server, clock) = (Server::with([job("NEW"), error("Gone")]).await, FastClock::default());
    let waited = client(&server, &clock).wait_until_job_gone(input()).max_wait(LIMIT).await.unwrap();
    assert!(matches!(waited, Waited::Error(DescribeJobError::Gone(_))), "{waited:?}");
}

#[tokio::test]
async fn input_and_output_are_compared_and_parts_are_counted() {
    let clock = FastClock::default();
    let server = Server::with([job("NEW"), job("NEW"), job("DONE")]).await;
    assert!(client(&server, &clock).wait_until_same_job(input()).max_wait(LIMIT).await.is_ok());
    assert!(client(&server, &clock).wait_until_parts_done(input()).max_wait(LIMIT).await.is_ok());
    assert_eq!(server.take_requests().len(), 3);
}

#[tokio::test]
async fn a_state_of_failure_and_an_unexpected_error_end_the_wait() {
    let (server, clock) = (Server::with([job("BROKEN")]).await, FastClock::default());
    let failed = client(&server, &clock).wait_until_job_done(input()).max_wait(LIMIT).await.unwrap_err();
    assert!(matches!(failed, WaitError::Failed { state: Waited::Output(_) }), "{failed:?}");

    let (server, clock) = (Server::with([error("Other")]).await, FastClock::default());
    let failed = client(&server, &clock).wait_until_job_done(input()).max_wait(LIMIT).await.unwrap_err();
    let WaitError::Call { error } = &failed else { panic!("{failed:?}") };
    assert_eq!(error.code(), Some("Other"));
    assert!(failed.to_string().contains("Other"), "{failed}");
}

#[tokio::test]
async fn the_wait_ends_when_the_time_is_up() {
    let (server, clock) = (Server::with((0..100).map(|_| job("NEW"))).await, FastClock::default());
    let limit = Duration::from_secs(20);
    let wait = client(&server, &clock).wait_until_job_done(input()).min_delay(Duration::from_secs(2));
    let timed_out = wait.max_wait(limit).await.unwrap_err();
    assert!(matches!(timed_out, WaitError::TimedOut { last: Some(_), .. }), "{timed_out:?}");
    assert!(clock.monotonic() <= limit, "{:?}", clock.monotonic());
    assert!((4..=10).contains(&server.take_requests().len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn code_that_is_not_asynchronous_blocks_until_the_state_is_reached() {
    let (server, clock) = (Server::with([job("NEW"), job("DONE")]).await, FastClock::default());
    let client = client(&server, &clock);
    let wait = || client.wait_until_job_done(input()).max_wait_blocking(LIMIT);
    assert!(wait().is_err_and(|error| error.to_string().contains("spawn_blocking")));
    let waited = tokio::task::block_in_place(wait).unwrap();
    assert_eq!(waited.into_output().unwrap().job.unwrap().state.as_deref(), Some("DONE"));
}
