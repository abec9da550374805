//! Scripts that answer calls: what is answered is what the client reads, in every protocol, and what
//! does not follow the script says so.

use std::time::Duration;

use drawplate_runtime::call::Call;
use drawplate_runtime::cbor::CBOR;
use drawplate_runtime::client::Handle;
use drawplate_runtime::error::CallErrorKind;
use drawplate_runtime::json::JSON;
use drawplate_runtime::operation::{
    Binding, Content, ErrorCode, ErrorSchema, Operation, OperationSchema, ResponseSchema, StatusPattern,
};
use drawplate_runtime::testing::{Answer, Script};
use drawplate_runtime::xml::Xml;

use crate::service::{
    CreateThing, GetThing, ListThings, ListThingsError, Nothing, Problem, PutThing, PutThingError,
    PutThingInput, Thing, config, create, get, list, put,
};

/// Runs a future on a clock that takes no time.
fn block_on<T>(future: impl std::future::IntoFuture<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.unwrap().block_on(future.into_future())
}

fn thing(name: &str) -> Thing {
    Thing { name: name.to_owned(), key: None, tags: None, status: Some(200) }
}

fn problem(message: &str) -> Problem {
    Problem { message: Some(message.to_owned()), hint: Some("<&> \"".to_owned()) }
}

fn handle(script: &Script) -> Handle {
    script.handle("things")
}

/// The text of the panic.
fn panic_of(run: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = std::panic::catch_unwind(run).expect_err("it has to panic");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn members_travel_back_in_headers_status_and_body() {
    let script = Script::new();
    let tags = Some(vec!["a".to_owned(), "b, \"c\"".to_owned()]);
    let answer = Thing { tags, status: Some(202), key: Some("secret".to_owned()), ..thing("n") };
    script.expect(PutThing).output(answer.clone());
    let reply = block_on(put(&handle(&script)).send_with_metadata()).unwrap();
    assert_eq!(reply.status().as_u16(), 202);
    assert!(*reply.output() == answer);
    script.verify();
}

#[test]
fn an_error_is_the_variant_that_was_asked_for_with_all_that_is_in_it() {
    let script = Script::new();
    script
        .expect(PutThing)
        .error(PutThingError::Busy, problem("busy"))
        .error(PutThingError::Conflict, problem("conflict"));
    let handle = handle(&script);
    // The first is called retryable, so it is tried again.
    let error = block_on(put(&handle)).unwrap_err();
    assert_eq!(error.attempts(), 2);
    let PutThingError::Conflict(error) = error else { panic!("{error:?}") };
    assert_eq!((error.message.as_deref(), error.hint.as_deref()), (Some("conflict"), Some("<&> \"")));
    script.verify();
}

#[test]
fn an_error_that_its_status_alone_tells_has_one_that_leads_to_it() {
    let script = Script::new();
    script
        .expect(ListThings)
        .error(ListThingsError::NotFound, problem("a"))
        .error(ListThingsError::Default, problem("b"));
    let handle = handle(&script);
    let call = || block_on(list(&handle).retries(drawplate_runtime::retry::NoRetries));
    let status = |error: &ListThingsError| error.status().map(|status| status.as_u16());
    let error = call().unwrap_err();
    assert!(matches!(error, ListThingsError::NotFound(_)) && status(&error) == Some(404), "{error:?}");
    let error = call().unwrap_err();
    assert!(matches!(error, ListThingsError::Default(_)) && status(&error) != Some(404), "{error:?}");
}

/// An operation that reads a thing, in another protocol.
macro_rules! protocol {
    ($name:ident, $codec:expr, $error_codec:expr, $error_code:expr) => {
        struct $name;

        impl Operation for $name {
            type Input = Nothing;
            type Output = Thing;
            type Error = PutThingError;
            const SCHEMA: &'static OperationSchema = &OperationSchema {
                name: stringify!($name),
                method: "POST",
                success: &[ResponseSchema::new(
                    StatusPattern::Exact(200),
                    Content::members(&[Binding::Body; 4], $codec),
                )],
                errors: &[
                    ErrorSchema::members("Conflict", 409, &[Binding::Body; 2], $error_codec),
                    ErrorSchema::members("Busy", 400, &[Binding::Body; 2], $error_codec),
                ],
                error_code: $error_code,
                ..OperationSchema::PLAIN
            };
        }
    };
}

protocol!(RestXml, &Xml::document("Thing"), &Xml::within(&["Error"]), ErrorCode::Xml(&["Error"]));
protocol!(AwsQuery, &Xml::within(&["DoResult"]), &Xml::within(&["Error"]), ErrorCode::Xml(&["Error"]));
protocol!(
    Ec2Query,
    &Xml::document("Response"),
    &Xml::within(&["Errors", "Error"]),
    ErrorCode::Xml(&["Errors", "Error"])
);
protocol!(Unwrapped, &Xml::document("Thing"), &Xml::document("Error"), ErrorCode::Xml(&[]));
protocol!(RpcV2Cbor, &CBOR, &CBOR, ErrorCode::RpcV2Cbor);
protocol!(RpcV2Json, &JSON, &JSON, ErrorCode::RpcV2Json);
protocol!(Compatible, &JSON, &JSON, ErrorCode::QueryCompatible(&ErrorCode::AmazonJson));

fn travels<O: Operation<Input = Nothing, Output = Thing, Error = PutThingError>>(operation: O) {
    let script = Script::in_order();
    let answer = Thing { tags: Some(vec!["<a>".to_owned(), "b".to_owned()]), ..thing("n & m") };
    script
        .expect(operation)
        .output(answer.clone())
        .error(PutThingError::Conflict, problem("one"))
        .error(PutThingError::Busy, problem("two"));
    let handle = handle(&script);
    let call = || block_on(Call::<O>::new(&handle, Nothing {}));
    assert!(call().unwrap() == answer, "{}", O::SCHEMA.name);
    match (call(), call()) {
        (Err(PutThingError::Conflict(one)), Err(PutThingError::Busy(two))) => {
            assert!(one.hint == problem("").hint, "{}", O::SCHEMA.name);
            assert_eq!((one.message.as_deref(), two.message.as_deref()), (Some("one"), Some("two")));
        }
        other => panic!("{}: {other:?}", O::SCHEMA.name),
    }
    script.verify();
}

#[test]
fn every_protocol_is_spoken_from_the_services_side() {
    travels(RestXml);
    travels(AwsQuery);
    travels(Ec2Query);
    travels(Unwrapped);
    travels(RpcV2Cbor);
    travels(RpcV2Json);
    travels(Compatible);
}

#[test]
fn calls_are_told_apart_by_operation_input_and_request() {
    let script = Script::new();
    let first = script.expect(GetThing).when(|input| input.id == "b").output(thing("b")).any_number();
    script.expect(GetThing).when_request(|request| request.header("x-it") == Some("1")).output(thing("1"));
    script.expect(GetThing).output(thing("else")).times(2);
    let handle = handle(&script);
    let of = |id: &str, header: Option<&str>| {
        let input = PutThingInput { id: id.to_owned(), token: None, secret: None };
        let mut call = Call::<GetThing>::new(&handle, input);
        if let Some(header) = header {
            call = call.header("x-it", header);
        }
        block_on(call).unwrap().name
    };
    let names = [of("a", None), of("b", Some("1")), of("a", Some("1")), of("b", None), of("c", None)];
    assert_eq!(names, ["else", "b", "1", "b", "else"]);
    assert_eq!(first.calls().iter().map(|call| call.input().id.as_str()).collect::<Vec<_>>(), ["b", "b"]);
    script.verify();
}

#[test]
fn what_was_sent_can_be_looked_at() {
    let script = Script::new();
    let expected = script.expect(PutThing).output(thing("n"));
    block_on(put(&handle(&script))).unwrap();
    let calls = expected.calls();
    let [call] = calls.as_slice() else { panic!("{calls:?}") };
    let request = call.request();
    assert_eq!(request.operation(), Some("PutThing"));
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "https://cp.service.invalid/things/a%20b");
    assert_eq!(request.header("content-type"), Some("application/json"));
    // The token was made on the way.
    let token = call.input().token.clone().unwrap();
    assert_eq!(request.text(), format!(r#"{{"token":"{token}","secret":"CANARY-secret"}}"#));
    assert!(request.input::<CreateThing>().is_none(), "it is a call of another operation");
    assert!(!format!("{calls:?} {script:?}").contains("CANARY"));
}

#[test]
fn a_call_that_was_not_expected_says_why_and_is_not_forgotten() {
    let script = Script::new();
    script.expect(ListThings).output(vec!["a".to_owned()]).any_number();
    script.expect(PutThing).when(|input| input.id == "other").output(thing("n")).any_number();
    let expected = PutThingInput { id: "a b".to_owned(), token: None, secret: None };
    script.expect(PutThing).with_input(expected).output(thing("n")).any_number();
    script.expect(PutThing);
    let error = block_on(put(&handle(&script))).unwrap_err();
    assert_eq!((error.call_error().unwrap().kind(), error.attempts()), (CallErrorKind::Transport, 1));
    let said = error.to_string();
    for part in [
        "unexpected call of `PutThing`: PUT /things/a%20b",
        r#"id: "a b""#,
        "`ListThings` (runtime/tests/calls/scripts.rs:",
        "another operation",
        "the condition at runtime/tests/calls/scripts.rs:",
        "the input is not PutThingInput",
        "it has no answer",
    ] {
        assert!(said.contains(part), "`{part}` is missing: {said}");
    }
    assert!(!said.contains("CANARY"), "{said}");
    let deviation = script.check().unwrap_err().to_string();
    assert!(deviation.contains("unexpected call of `PutThing`"), "{deviation}");
    assert!(panic_of(std::panic::AssertUnwindSafe(|| script.verify())).contains("unexpected call"));
}

#[test]
fn a_call_that_did_not_come_fails_the_test() {
    let missing = |expect: fn(&Script)| {
        let script = Script::new();
        expect(&script);
        panic_of(std::panic::AssertUnwindSafe(|| script.verify()))
    };
    let said = missing(|script| drop(script.expect(PutThing).output(thing("n")).times(2)));
    assert!(said.contains("`PutThing`") && said.contains("0 of 2 calls came"), "{said}");
    let said = missing(|script| drop(script.expect(PutThing)));
    assert!(said.contains("0 of 1 call came"), "{said}");
    let script = Script::new();
    script.expect(PutThing).output(thing("n"));
    let dropped = panic_of(std::panic::AssertUnwindSafe(|| drop(script)));
    assert!(dropped.contains("0 of 1 call came"), "{dropped}");
    let script = Script::new();
    script.expect(PutThing).output(thing("n")).any_number();
    script.verify();
}

#[test]
fn a_script_in_order_is_followed_in_order() {
    let script = Script::in_order();
    script.expect(GetThing).output(thing("a"));
    script.expect(ListThings).output(Vec::new());
    let handle = handle(&script);
    let said = block_on(list(&handle)).unwrap_err().to_string();
    assert!(said.contains("it is not its turn") && said.contains("in order"), "{said}");
    assert!(block_on(get(&handle)).is_ok() && block_on(list(&handle)).is_ok());
    assert!(block_on(get(&handle)).is_err(), "all is over");
    assert!(script.check().is_err());
    panic_of(std::panic::AssertUnwindSafe(|| script.verify()));
}

#[tokio::test(start_paused = true)]
async fn faults_are_what_they_would_be_on_a_network() {
    for (answer, kind) in [
        (Answer::connection_refused(), CallErrorKind::Connect),
        (Answer::connection_reset(), CallErrorKind::Interrupted),
        (Answer::timeout(), CallErrorKind::Timeout),
        (Answer::silence(), CallErrorKind::Timeout),
        (Answer::json(200, r#"["a"]"#).truncated(3), CallErrorKind::Interrupted),
        (Answer::json(200, r#"["a"]"#).stalled(3), CallErrorKind::Timeout),
        (Answer::json(200, r#"["a"]"#).after(Duration::from_secs(3600)), CallErrorKind::Timeout),
        (Answer::json(200, r#"["a"]"#).in_pieces(1, Duration::from_secs(30)), CallErrorKind::Timeout),
        (Answer::json(200, r#"["a""#), CallErrorKind::Decode),
    ] {
        let script = Script::new();
        script.expect(ListThings).answer(answer.clone());
        let handle = config().transport(script.transport()).build().unwrap();
        let error = list(&handle).await.unwrap_err();
        assert_eq!(error.call_error().map(|error| error.kind()), Some(kind), "{answer:?}: {error}");
        script.verify();
    }
    let script = Script::new();
    script.expect(ListThings).answer(Answer::json(200, r#"["a"]"#).in_pieces(2, Duration::from_secs(1)));
    assert_eq!(list(&handle(&script)).await.unwrap(), ["a"]);
}

#[tokio::test(start_paused = true)]
async fn retries_take_one_answer_each_and_no_time_where_the_clock_is_paused() {
    let script = Script::new();
    let calls = script
        .expect(GetThing)
        .answer(Answer::status(503))
        .answer(Answer::status(429).header("retry-after", "20"))
        .output(thing("n"));
    let begun = tokio::time::Instant::now();
    let reply = get(&handle(&script)).await.unwrap();
    assert_eq!((reply.name.as_str(), calls.calls().len()), ("n", 3));
    assert!(begun.elapsed() >= Duration::from_secs(20), "the clock says what the server asked for");
    script.verify();
}

#[test]
fn answers_can_be_made_of_the_input_and_requests_without_an_operation_be_answered() {
    let script = Script::new();
    script
        .expect(CreateThing)
        .respond(|input| Answer::output::<CreateThing>(&thing(&format!("made of {}", input.id))))
        .any_number();
    let handle = handle(&script);
    assert_eq!(block_on(create(&handle)).unwrap().name, "made of a");
    script
        .expect_request()
        .answer_with(|request| Answer::json(200, format!("[\"{}\"]", request.uri().path())));
    assert_eq!(block_on(list(&handle)).unwrap(), ["/things"]);
    assert_eq!(script.requests().len(), 2);
    script.verify();
}

#[test]
fn what_the_protocol_cannot_say_is_refused_where_the_test_says_it() {
    let said = panic_of(|| {
        let script = std::mem::ManuallyDrop::new(Script::new());
        script.expect(PutThing).output(Thing { status: Some(9999), ..thing("n") });
    });
    assert!(said.contains("`PutThing`") && said.contains("status"), "{said}");
    assert!(panic_of(|| drop(Answer::timeout().header("a", "b"))).contains("fault"));
    assert!(panic_of(|| drop(Answer::status(99))).contains("99"));
}
