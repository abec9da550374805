//! An operation of a generated client, as the tests see it.

use std::fmt::Display;
use std::sync::Arc;

use drawplate_runtime::auth::{AuthContext, AuthError, AuthScheme};
use drawplate_runtime::call::Call;
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::operation::{Operation, PathPart};
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::transport::{Body, BoxFuture};
use drawplate_runtime::value::{Structure, Value};
use http::Request;

use crate::endpoint::Configure;
use crate::events::{Reads, Sends, check_sent, reply};
use crate::suite::{Direction, EventsTest, Failure, RequestTest, ResponseTest, Test};
use crate::transport::Recorder;
use crate::{endpoint, fill, request, response, same};

/// Something that can be tested.
pub(crate) trait Probe {
    /// Runs a test; fails with a reason.
    fn test(&self, test: &Test, configure: Option<Configure>) -> Result<(), String>;
}

/// A variant of an operation's error enum that stands for a modelled error.
pub struct Variant<E> {
    empty: fn() -> Box<dyn Value>,
    get: Getter<E>,
}

type Getter<E> = Box<dyn Fn(&E) -> Option<&dyn Value>>;

impl<E> Variant<E> {
    /// The variant that holds a `T`, which the function takes out if the error is this variant.
    pub fn of<T: Value + 'static>(get: fn(&E) -> Option<&T>) -> Self
    where
        E: 'static,
    {
        Self {
            empty: || Box::new(T::empty()),
            get: Box::new(move |error| get(error).map(|value| -> &dyn Value { value })),
        }
    }
}

impl<E> std::fmt::Debug for Variant<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Variant")
    }
}

/// An operation and the variants of its error enum.
pub(crate) struct Tested<O: Operation> {
    errors: Vec<Variant<O::Error>>,
    sends: Option<Sends<O::Input>>,
    reads: Option<Reads<O::Output>>,
}

impl<O: Operation> Tested<O>
where
    O::Input: Value,
    O::Error: Display,
{
    pub(crate) fn new(
        errors: Vec<Variant<O::Error>>,
        sends: Option<Sends<O::Input>>,
        reads: Option<Reads<O::Output>>,
    ) -> Self {
        Self { errors, sends, reads }
    }

    fn request(&self, test: &RequestTest) -> Result<(), String> {
        let mut input = O::Input::empty();
        fill::value(input.slot(), &test.params).map_err(|reason| format!("in params: {reason}"))?;
        let recorder = Arc::new(Recorder::default());
        let host = test.host.as_deref().unwrap_or("example.com");
        let handle = handle::<O>(&recorder, host)?;
        let failure = block_on(Call::<O>::new(&handle, input).send()).err();
        let Some(sent) = recorder.request() else {
            let reason = failure.map(|error| error.to_string()).unwrap_or_default();
            return Err(format!("nothing was sent: {reason}"));
        };
        request::check(test, host, &sent)
    }

    fn output(&self, test: &ResponseTest) -> Result<(), String> {
        let mut expected = O::output(0);
        fill::value(expected.slot(), &test.params).map_err(|reason| format!("in params: {reason}"))?;
        match self.call(test)? {
            Ok(output) => same::check(&output.view(), &expected.view()),
            Err(error) => Err(format!("not read as an output: {error}")),
        }
    }

    fn error(&self, index: usize, test: &ResponseTest) -> Result<(), String> {
        let variant = self.errors.get(index).ok_or("the error enum has no such variant")?;
        let mut expected = (variant.empty)();
        fill::value(expected.slot(), &test.params).map_err(|reason| format!("in params: {reason}"))?;
        match self.call(test)? {
            Ok(_) => Err("read as an output, not as an error".to_owned()),
            Err(error) => match (variant.get)(&error) {
                Some(value) => same::check(&value.view(), &expected.view()),
                None => Err(format!("read as another error: {error}")),
            },
        }
    }

    fn events(&self, test: &EventsTest) -> Result<(), String> {
        let mut input = some_input::<O>();
        if let Some(params) = &test.initial_request_params {
            fill::value(input.slot(), params).map_err(|reason| format!("in params: {reason}"))?;
        }
        let of = |direction| test.events.iter().filter(move |event| event.r#type == direction);
        let sent: Vec<_> = of(Direction::Request).collect();
        if let Some(sends) = &self.sends {
            sends.set(&mut input, sent.iter().filter_map(|event| event.params.as_ref()))?;
        }
        let read: Vec<_> = of(Direction::Response).collect();
        let recorder = Arc::new(Recorder::answering(reply(O::SCHEMA, test, &read)?));
        let host = test.initial_request.as_ref().and_then(|test| test.host.as_deref());
        let handle = handle::<O>(&recorder, host.unwrap_or("example.com"))?;
        let result = block_on(Call::<O>::new(&handle, input).send());
        let asked = recorder.request();
        if !sent.is_empty() || test.initial_request.is_some() {
            let reason = || result.as_ref().err().map(ToString::to_string).unwrap_or_default();
            let asked = asked.ok_or_else(|| format!("nothing was sent: {}", reason()))?;
            check_sent(test, &sent, &asked)?;
        }
        if !test.says_what_is_read() {
            return Ok(());
        }
        match result {
            Ok(output) => self.read(test, &read, output),
            Err(error) => self.failed(test.failure.as_ref(), &error),
        }
    }

    /// Compares the members beside the stream, and the events.
    fn read(
        &self,
        test: &EventsTest,
        events: &[&crate::suite::EventTest],
        output: O::Output,
    ) -> Result<(), String> {
        if let Some(params) = &test.initial_response_params {
            let mut expected = O::output(0);
            fill::value(expected.slot(), params).map_err(|reason| format!("in params: {reason}"))?;
            same::check(&output.view(), &expected.view())?;
        }
        match &self.reads {
            Some(reads) => reads.check(output, events, test.failure.as_ref()),
            None if test.failure.is_some() => Err("read as an output, not as an error".to_owned()),
            None => Ok(()),
        }
    }

    fn failed(&self, expected: Option<&Failure>, error: &O::Error) -> Result<(), String> {
        let expected = expected.ok_or_else(|| format!("the call failed: {error}"))?;
        let is_it = |index: usize| self.errors.get(index).is_some_and(|it| (it.get)(error).is_some());
        match expected.error {
            Some(index) if is_it(index) => Ok(()),
            None if !expected.is_named() => Ok(()),
            _ => Err(format!("the call failed with another error: {error}")),
        }
    }

    fn call(&self, test: &ResponseTest) -> Result<Result<O::Output, O::Error>, String> {
        let recorder = Arc::new(Recorder::answering(response::of(test)?));
        let handle = handle::<O>(&recorder, "example.com")?;
        Ok(block_on(Call::<O>::new(&handle, some_input::<O>()).send()))
    }
}

impl<O: Operation> Probe for Tested<O>
where
    O::Input: Value,
    O::Error: Display,
{
    fn test(&self, test: &Test, configure: Option<Configure>) -> Result<(), String> {
        match test {
            Test::Endpoint(test) => endpoint::check::<O>(test, configure.ok_or("the client has no rules")?),
            Test::Request(test) => self.request(test),
            Test::Output(test) => self.output(test),
            Test::Error(index, test) => self.error(*index, test),
            Test::Events(test) => self.events(test),
        }
    }
}

/// What a client of this operation is configured with.
fn handle<O: Operation>(recorder: &Arc<Recorder>, host: &str) -> Result<Handle, String> {
    let config = config::<O>(recorder).endpoint(Endpoint::new(format!("https://{host}")));
    config.build().map_err(|error| error.to_string())
}

/// The same without an endpoint.
pub(crate) fn config<O: Operation>(recorder: &Arc<Recorder>) -> HandleConfig {
    let mut config = HandleConfig::new("conformance", "conformance", "0")
        .transport(Arc::clone(recorder))
        .retries(NoRetries)
        .idempotency_tokens(|| TOKEN.to_owned());
    for scheme in O::SCHEMA.auth.iter().copied().flatten() {
        config = config.auth_scheme(scheme, NoKey);
    }
    config
}

/// The token that the tests expect where none is given.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// A scheme that adds nothing: the tests are not about keys.
#[derive(Debug)]
struct NoKey;

impl AuthScheme for NoKey {
    fn apply<'a>(
        &'a self,
        _request: &'a mut Request<Body>,
        _context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async { Ok(()) })
    }
}

/// An input that can be sent: labels of the path and of the host are never empty.
fn some_input<O: Operation>() -> O::Input
where
    O::Input: Value,
{
    let mut input = O::Input::empty();
    for part in O::SCHEMA.host_prefix.iter().chain(O::SCHEMA.path) {
        if let PathPart::Label(index) | PathPart::GreedyLabel(index) | PathPart::EndpointLabel(index) = *part
        {
            fill::something(input.member_mut(index));
        }
    }
    input
}

pub(crate) fn block_on<F: IntoFuture>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    // Without a thread to run on there is no test to be had, and the caller reports the panic.
    #[allow(clippy::expect_used, reason = "a panic is a verdict")]
    let runtime = runtime.expect("a runtime");
    runtime.block_on(async { future.await })
}
