//! Credentials that are kept: when they are asked for, how often, and what happens when there are
//! none.

use std::future::IntoFuture;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use drawplate_runtime::auth::{
    ApiKey, AwsProvider, CachedCredentials, Credentials, CredentialsError, ProvideCredentials, SigV4,
};
use drawplate_runtime::clock::Clock;
use drawplate_runtime::transport::BoxFuture;

use crate::service::{config, put};
use crate::steps::{Steps, status};

/// A clock that is set by hand; its sleeps are tokio's, which the tests pause.
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

/// What the provider does when it is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mood {
    /// It takes a second and gives credentials that last an hour.
    Gives,
    Refuses,
    Hangs,
}

/// Gives credentials whose id says how many were given before.
#[derive(Debug, Clone)]
struct Source {
    clock: Hands,
    asked: Arc<AtomicUsize>,
    mood: Arc<Mutex<Mood>>,
}

impl Source {
    fn new(clock: &Hands, mood: Mood) -> Self {
        Self { clock: clock.clone(), asked: Arc::default(), mood: Arc::new(Mutex::new(mood)) }
    }

    fn become_(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl ProvideCredentials for Source {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
            tokio::time::sleep(Duration::from_secs(1)).await;
            let mood = *self.mood.lock().unwrap();
            match mood {
                Mood::Gives => {
                    let end = self.clock.now() + Duration::from_secs(3600);
                    Ok(Credentials::new(format!("id-{number}"), "CANARY").with_expiry(end))
                }
                Mood::Refuses => Err(CredentialsError::new(format!("refused {number}"))),
                Mood::Hangs => std::future::pending().await,
            }
        })
    }
}

fn kept(mood: Mood) -> (Hands, Source, Arc<CachedCredentials<Source>>) {
    let clock = Hands::default();
    let source = Source::new(&clock, mood);
    let cached = CachedCredentials::new(source.clone()).clock(clock.clone());
    (clock, source, Arc::new(cached))
}

async fn id(cached: &CachedCredentials<Source>) -> Result<String, String> {
    let provided = cached.provide().await;
    provided.map(|found| found.access_key_id().to_owned()).map_err(|error| error.to_string())
}

/// What so many callers get at the same time.
async fn ids(cached: &Arc<CachedCredentials<Source>>, count: usize) -> Vec<Result<String, String>> {
    let spawn = |_| {
        let cached = Arc::clone(cached);
        tokio::spawn(async move { id(&cached).await })
    };
    let tasks: Vec<_> = (0..count).map(spawn).collect();
    let mut all = Vec::new();
    for task in tasks {
        all.push(task.await.unwrap());
    }
    all
}

fn ok(id: &str) -> Result<String, String> {
    Ok(id.to_owned())
}

#[tokio::test(start_paused = true)]
async fn credentials_are_asked_for_once_and_replaced_five_minutes_before_they_expire() {
    let (clock, source, cached) = kept(Mood::Gives);
    assert_eq!(id(&cached).await, ok("id-1"));
    clock.pass(3600 - 301);
    assert_eq!((id(&cached).await, source.asked()), (ok("id-1"), 1));
    clock.pass(1);
    assert_eq!((id(&cached).await, source.asked()), (ok("id-2"), 2));
}

#[tokio::test(start_paused = true)]
async fn many_callers_share_one_request_for_credentials() {
    let (clock, source, cached) = kept(Mood::Gives);
    assert_eq!(ids(&cached, 50).await, vec![ok("id-1"); 50]);
    clock.pass(3600);
    assert_eq!(ids(&cached, 50).await, vec![ok("id-2"); 50]);
    assert_eq!(source.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn callers_that_wait_share_a_failure_and_the_next_caller_asks_again() {
    let (_, source, cached) = kept(Mood::Refuses);
    let refused = Err("no credentials: refused 1".to_owned());
    assert_eq!((ids(&cached, 50).await, source.asked()), (vec![refused; 50], 1));
    source.become_(Mood::Gives);
    assert_eq!(id(&cached).await, ok("id-2"));
}

#[tokio::test(start_paused = true)]
async fn while_one_caller_replaces_what_is_about_to_expire_the_others_go_on_with_it() {
    let (clock, source, cached) = kept(Mood::Gives);
    id(&cached).await.unwrap();
    clock.pass(3600 - 300);
    let mut all = ids(&cached, 10).await;
    all.sort_unstable();
    assert_eq!(all.iter().filter(|id| **id == ok("id-1")).count(), 9);
    assert_eq!((all.last().cloned(), source.asked()), (Some(ok("id-2")), 2));
}

#[tokio::test(start_paused = true)]
async fn credentials_that_cannot_be_replaced_are_used_until_they_expire() {
    let (clock, source, cached) = kept(Mood::Gives);
    id(&cached).await.unwrap();
    source.become_(Mood::Refuses);
    clock.pass(3600 - 300);
    for _ in 0..20 {
        assert_eq!(id(&cached).await, ok("id-1"));
    }
    assert_eq!(source.asked(), 2, "not every call asks a provider that is down");
    clock.pass(10);
    assert_eq!((id(&cached).await, source.asked()), (ok("id-1"), 3));
    clock.pass(290);
    assert_eq!(id(&cached).await, Err("no credentials: refused 4".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_holds_nobody_up_who_has_valid_credentials() {
    let (clock, source, cached) = kept(Mood::Gives);
    id(&cached).await.unwrap();
    source.become_(Mood::Hangs);
    clock.pass(3600 - 300);
    let started = tokio::time::Instant::now();
    assert_eq!(id(&cached).await, ok("id-1"));
    assert_eq!(started.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_is_given_up_leaves_the_asking_to_the_next() {
    let (_, source, cached) = kept(Mood::Hangs);
    let first = tokio::time::timeout(Duration::from_secs(3), id(&cached));
    let second = async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        source.become_(Mood::Gives);
        id(&cached).await
    };
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_err());
    assert_eq!(second, ok("id-2"));
}

#[tokio::test(start_paused = true)]
async fn calls_of_a_client_sign_with_what_is_kept() {
    let (clock, source, cached) = kept(Mood::Gives);
    let steps = Steps::new([status(200, r#"{"name": "n"}"#)]);
    let handle = config()
        .transport(steps.clone())
        .clock(clock)
        .auth_scheme("key", SigV4::new("service", cached).region("us-east-1"))
        .auth_scheme("second", ApiKey::query("k", "v"))
        .build()
        .unwrap();
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(put(&handle).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let sent = steps.take_sent();
    let signed = |request: &drawplate_runtime::http::Request<_>| {
        request.headers()["authorization"].to_str().unwrap().contains("Credential=id-1/")
    };
    assert!(sent.len() == 20 && sent.iter().all(signed));
    assert_eq!(source.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_provider_of_the_vendors_crates_is_a_provider() {
    let end = SystemTime::UNIX_EPOCH + Duration::from_secs(1_900_000_000);
    let theirs = aws_credential_types::Credentials::new(
        "id",
        "CANARY-secret",
        Some("CANARY-token".to_owned()),
        Some(end),
        "test",
    );
    let found = AwsProvider::new(theirs).provide().await.unwrap();
    assert_eq!(found.access_key_id(), "id");
    assert_eq!(found.secret_access_key().expose(), "CANARY-secret");
    assert_eq!(found.session_token().unwrap().expose(), "CANARY-token");
    assert_eq!(found.expires_at(), Some(end));
    assert!(!format!("{found:?}").contains("CANARY"), "{found:?}");
}

#[test]
fn what_is_kept_is_not_printed() {
    let cached = CachedCredentials::new(Credentials::new("id", "CANARY").with_session_token("CANARY"));
    let future = std::pin::pin!(cached.provide());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(future.poll(&mut context).is_ready());
    assert!(!format!("{cached:?}").contains("CANARY"), "{cached:?}");
}
