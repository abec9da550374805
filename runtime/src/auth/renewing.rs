//! A value that expires: fetched when it is first needed, kept, and replaced before its end.
//!
//! Who fetches it, and from where, is the caller's business: tokens and credentials are kept here
//! alike. One caller fetches at a time, inside of its own future; if that is dropped, the next one
//! that waits takes its place, so that nothing runs in the background.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::CredentialsError;
use crate::clock::{Clock, within};

/// How long a caller that has a valid value waits for a newer one.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long after an early renewal that failed the next one begins.
const PAUSE: Duration = Duration::from_secs(10);

/// A value that was fetched just now.
#[derive(Debug)]
pub(super) struct Fresh<T> {
    pub(super) value: T,
    /// From when on it cannot be used. What has no end is never replaced.
    pub(super) end: Option<SystemTime>,
}

/// Keeps a value, and replaces it before its end.
#[derive(Debug)]
pub(super) struct Renewing<T> {
    margin: Duration,
    state: Mutex<State<T>>,
    /// Held by the one who fetches.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct State<T> {
    kept: Option<Kept<T>>,
    /// How many times nothing could be fetched, and why the last time.
    failures: u64,
    last_failure: Option<CredentialsError>,
}

#[derive(Debug)]
struct Kept<T> {
    value: T,
    renew: Option<SystemTime>,
    end: Option<SystemTime>,
}

/// What there is at a given time.
enum Found<T> {
    Valid(T),
    /// It is valid, and about to end.
    Aging(T),
    /// None; so many times it could not be fetched.
    Nothing(u64),
}

impl<T: Clone> Renewing<T> {
    /// Values are replaced this long before their end, or when a tenth of their life is left if that
    /// is less.
    pub(super) fn new(margin: Duration) -> Self {
        let state = State { kept: None, failures: 0, last_failure: None };
        Self { margin, state: Mutex::new(state), turn: tokio::sync::Mutex::new(()) }
    }

    /// The value at this time. A value that is about to end is replaced by the first caller who sees
    /// that; until it has ended, all others go on with it, and so does everybody if it cannot be
    /// replaced. Where there is none, all callers wait for the one who fetches, and share what comes
    /// of it, be it a value or an error.
    pub(super) async fn get<F>(
        &self,
        now: SystemTime,
        clock: Option<&dyn Clock>,
        fetch: impl FnOnce() -> F,
    ) -> Result<T, CredentialsError>
    where
        F: Future<Output = Result<Fresh<T>, CredentialsError>> + Send,
    {
        match self.find(now) {
            Found::Valid(value) => Ok(value),
            Found::Aging(value) => Ok(self.renew(now, clock, fetch).await.unwrap_or(value)),
            Found::Nothing(failures) => self.fetch(now, failures, fetch).await,
        }
    }

    /// A newer value, if nobody else is fetching one and it arrives soon.
    async fn renew<F>(
        &self,
        now: SystemTime,
        clock: Option<&dyn Clock>,
        fetch: impl FnOnce() -> F,
    ) -> Option<T>
    where
        F: Future<Output = Result<Fresh<T>, CredentialsError>> + Send,
    {
        let _turn = self.turn.try_lock().ok()?;
        if let Found::Valid(value) = self.find(now) {
            return Some(value);
        }
        self.postpone(now);
        let fetched = match clock {
            Some(clock) => within(clock, Some(PATIENCE), std::pin::pin!(fetch())).await,
            None => Some(fetch().await),
        };
        fetched.and_then(Result::ok).map(|fresh| self.keep(now, fresh))
    }

    async fn fetch<F>(
        &self,
        now: SystemTime,
        failures: u64,
        fetch: impl FnOnce() -> F,
    ) -> Result<T, CredentialsError>
    where
        F: Future<Output = Result<Fresh<T>, CredentialsError>>,
    {
        let _turn = self.turn.lock().await;
        match self.find(now) {
            Found::Valid(value) | Found::Aging(value) => return Ok(value),
            Found::Nothing(more) if more > failures => {
                if let Some(error) = self.lock().last_failure.clone() {
                    return Err(error);
                }
            }
            Found::Nothing(_) => {}
        }
        match fetch().await {
            Ok(fresh) => Ok(self.keep(now, fresh)),
            Err(error) => {
                let mut state = self.lock();
                state.failures = state.failures.wrapping_add(1);
                state.last_failure = Some(error.clone());
                Err(error)
            }
        }
    }

    fn find(&self, now: SystemTime) -> Found<T> {
        let state = self.lock();
        let is_before = |end: Option<SystemTime>| end.is_none_or(|end| now < end);
        match &state.kept {
            Some(kept) if !is_before(kept.end) => Found::Nothing(state.failures),
            Some(kept) if !is_before(kept.renew) => Found::Aging(kept.value.clone()),
            Some(kept) => Found::Valid(kept.value.clone()),
            None => Found::Nothing(state.failures),
        }
    }

    fn keep(&self, now: SystemTime, fresh: Fresh<T>) -> T {
        let renew = fresh.end.map(|end| {
            let life = end.duration_since(now).unwrap_or_default();
            end.checked_sub(self.margin.min(life / 10)).unwrap_or(now)
        });
        let mut state = self.lock();
        state.kept = Some(Kept { value: fresh.value.clone(), renew, end: fresh.end });
        state.last_failure = None;
        fresh.value
    }

    /// A renewal that fails or is given up is not repeated by every single call.
    fn postpone(&self, now: SystemTime) {
        if let Some(kept) = &mut self.lock().kept {
            kept.renew = now.checked_add(PAUSE);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
