//! Exceptions: changes that a maintainer knows and accepts, until a date.

use std::collections::BTreeSet;

use drawplate_codegen::drift;
use drawplate_codegen::options::DriftException;
use time::{Date, Month};

use super::report::{Allowed, Entry, StaleException};
use crate::console::Failure;

/// Marks the changes that are allowed, and gives back the exceptions that allow nothing.
pub(super) fn apply(
    exceptions: &[DriftException],
    today: Date,
    changes: &mut [Entry],
) -> Result<Vec<StaleException>, Failure> {
    let mut stale = Vec::new();
    for exception in exceptions {
        let last = last_day(exception)?;
        known_rule(&exception.rule)?;
        let state = if last < today {
            "expired"
        } else if allow(exception, changes) {
            continue;
        } else {
            "unused"
        };
        stale.push(StaleException {
            rule: exception.rule.clone(),
            target: exception.target.clone(),
            state,
            expires: exception.expires.to_string(),
        });
    }
    Ok(stale)
}

/// Marks the changes that an exception is about; says whether there are any.
fn allow(exception: &DriftException, changes: &mut [Entry]) -> bool {
    let mut any = false;
    for entry in changes.iter_mut().filter(|entry| is_about(exception, entry)) {
        any = true;
        let allowed = || Allowed { reason: exception.reason.clone(), expires: exception.expires.to_string() };
        entry.allowed.get_or_insert_with(allowed);
    }
    any
}

fn is_about(exception: &DriftException, entry: &Entry) -> bool {
    let spots = [&entry.old, &entry.new].into_iter().flatten();
    let named = spots.flat_map(|spot| [Some(spot.pointer.as_str()), spot.shape.as_deref()]).flatten();
    let fits = |name: &str| match exception.target.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == exception.target,
    };
    entry.rule == exception.rule && named.chain([entry.subject.as_str()]).any(fits)
}

fn last_day(exception: &DriftException) -> Result<Date, Failure> {
    let date = exception.expires;
    let month = Month::try_from(date.month).ok();
    let found = month.and_then(|month| Date::from_calendar_date(i32::from(date.year), month, date.day).ok());
    found.ok_or_else(|| Failure::new(format!("`expires = {date}` of `[[drift]]` is no day of the calendar")))
}

fn known_rule(id: &str) -> Result<(), Failure> {
    let ids: BTreeSet<&str> = drift::rules().iter().map(|rule| rule.id).collect();
    if ids.contains(id) {
        return Ok(());
    }
    let start = id.split('-').next().unwrap_or(id);
    let near: Vec<&str> = ids.into_iter().filter(|known| known.starts_with(start)).collect();
    let help = if near.is_empty() { String::new() } else { format!("; there are: {}", near.join(", ")) };
    Err(Failure::new(format!("`[[drift]]` names the rule `{id}`, which there is none of{help}")))
}
