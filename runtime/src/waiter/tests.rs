//! What results mean, and how long to wait between them.

#![allow(clippy::unwrap_used)]

use std::time::Duration;

use super::accept::{Seen, Verdict, judge};
use super::delay::Backoff;
use super::{Acceptor, Expected, Matcher, State};
use crate::document::Document;
use crate::jmespath::Expr;

const NAMES: Expr = Expr::Field("names");

fn verdict(matcher: Matcher, output: Result<&str, Option<&str>>) -> Verdict {
    let document: Option<Document> = output.ok().map(|json| json.parse().unwrap());
    let input = || "{\"want\": \"a\"}".parse().unwrap();
    let seen = Seen { input: &input, output: document.as_ref(), error: output.err() };
    judge(&[Acceptor { state: State::Success, matcher }], &seen)
}

#[test]
fn outputs_match_as_the_comparator_says() {
    for (expected, output, reached) in [
        (Expected::Any("a"), r#"{"names": ["b", "a"]}"#, true),
        (Expected::Any("a"), r#"{"names": []}"#, false),
        (Expected::All("a"), r#"{"names": ["a", "a"]}"#, true),
        (Expected::All("a"), r#"{"names": ["a", "b"]}"#, false),
        // An empty list is not one in which all are something.
        (Expected::All("a"), r#"{"names": []}"#, false),
        (Expected::Text("a"), r#"{"names": "a"}"#, true),
        (Expected::Text("a"), r#"{}"#, false),
        (Expected::Boolean(true), r#"{"names": true}"#, true),
        (Expected::Boolean(true), r#"{"names": "true"}"#, false),
    ] {
        let wanted = if reached { Verdict::Reached } else { Verdict::Again };
        assert_eq!(verdict(Matcher::Output(NAMES, expected), Ok(output)), wanted, "{expected:?} {output}");
    }
}

#[test]
fn errors_match_by_their_code_and_end_the_wait_otherwise() {
    assert_eq!(verdict(Matcher::Error("Gone"), Err(Some("Gone"))), Verdict::Reached);
    assert_eq!(verdict(Matcher::Error("Gone"), Err(Some("Other"))), Verdict::Unexpected);
    assert_eq!(verdict(Matcher::Error("Gone"), Err(None)), Verdict::Unexpected);
    assert_eq!(verdict(Matcher::Error("Gone"), Ok("{}")), Verdict::Again);
    assert_eq!(verdict(Matcher::Success(false), Err(None)), Verdict::Reached);
    assert_eq!(verdict(Matcher::Success(true), Ok("{}")), Verdict::Reached);
}

#[test]
fn input_and_output_can_be_looked_at_together() {
    static INPUT: Expr = Expr::Then(&Expr::Field("input"), &Expr::Field("want"));
    static OUTPUT: Expr = Expr::Then(&Expr::Field("output"), &Expr::Field("name"));
    let equal = Expr::Compare(crate::jmespath::Comparator::Equal, &INPUT, &OUTPUT);
    let matcher = Matcher::InputOutput(equal, Expected::Boolean(true));
    assert_eq!(verdict(matcher, Ok(r#"{"name": "a"}"#)), Verdict::Reached);
    assert_eq!(verdict(matcher, Ok(r#"{"name": "b"}"#)), Verdict::Again);
}

#[test]
fn delays_double_up_to_the_longest_and_leave_time_for_a_last_call() {
    let seconds = Duration::from_secs;
    let backoff = Backoff { least: seconds(2), most: seconds(10) };
    let longest = |attempt, left| backoff.delay(attempt, seconds(left), 1.0);
    let delays = [1, 2, 3, 4, 90].map(|attempt| longest(attempt, 1000).unwrap().as_secs());
    assert_eq!(delays, [2, 4, 8, 10, 10]);
    assert_eq!(backoff.delay(4, seconds(1000), 0.0), Some(seconds(2)));
    assert_eq!(longest(4, 7), Some(seconds(5)));
    assert_eq!(longest(4, 2), None);
    assert_eq!(longest(1, 0), None);
}
