//! Events that an operation sends or reads, as the tests see them.

use bytes::Bytes;
use drawplate_runtime::operation::OperationSchema;
use drawplate_runtime::stream::EventStream;
use drawplate_runtime::value::{Value, Variant, View};
use http::{HeaderName, HeaderValue, Request, Response};

use crate::operation::block_on;
use crate::suite::{EventTest, EventsTest, Failure, RequestTest, ResponseTest};
use crate::{fill, message, request, response, same};

type Params = serde_json::Value;

/// The stream of an input.
pub struct Sends<I>(Setter<I>);

type Setter<I> = Box<dyn Fn(&mut I, Vec<&Params>) -> Result<(), String>>;

impl<I: 'static> Sends<I> {
    /// The stream of events of this type that the function finds in an input.
    pub fn of<T: Value + 'static>(get: fn(&mut I) -> &mut EventStream<T>) -> Self {
        Self(Box::new(move |input, events| {
            let events = events.into_iter().map(|params| {
                let mut event = T::empty();
                fill::value(event.slot(), params).map_err(|reason| format!("in params: {reason}"))?;
                Ok(event)
            });
            *get(input) = events.collect::<Result<Vec<T>, String>>()?.into();
            Ok(())
        }))
    }

    /// Makes a stream of events with these parameters.
    pub(crate) fn set<'a>(
        &self,
        input: &mut I,
        events: impl Iterator<Item = &'a Params>,
    ) -> Result<(), String> {
        (self.0)(input, events.collect())
    }
}

impl<I> std::fmt::Debug for Sends<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sends")
    }
}

/// The stream of an output.
pub struct Reads<O> {
    empty: fn() -> Box<dyn Value>,
    all: Box<dyn Fn(O) -> Vec<Read>>,
}

/// What was read: an event, or what came in its place.
enum Read {
    Event(Box<dyn Value>),
    Exception(Box<dyn Value>),
    Failure(String),
}

impl<O: 'static> Reads<O> {
    /// The stream of events of this type that the function finds in an output.
    pub fn of<T: Value + std::fmt::Debug + 'static>(get: fn(&mut O) -> &mut EventStream<T>) -> Self {
        let all = move |mut output| {
            let stream = get(&mut output);
            let mut all = Vec::new();
            while let Some(event) = block_on(stream.next()) {
                all.push(match event {
                    Ok(event) => Read::Event(Box::new(event)),
                    Err(drawplate_runtime::stream::EventStreamError::Exception(it)) => Read::Exception(it),
                    Err(error) => Read::Failure(error.to_string()),
                });
            }
            all
        };
        Self { empty: || Box::new(T::empty()), all: Box::new(all) }
    }

    /// Reads all events and compares them with those that a test expects.
    pub(crate) fn check(
        &self,
        output: O,
        events: &[&EventTest],
        failure: Option<&Failure>,
    ) -> Result<(), String> {
        let mut found = (self.all)(output).into_iter();
        let last = events.len().saturating_sub(1);
        for (index, event) in events.iter().enumerate() {
            if failure.is_some() && index == last {
                return self.check_failure(found.next(), event, failure);
            }
            // What is no event of the union is of no concern to who reads events.
            let Some(params) = &event.params else { continue };
            match found.next() {
                Some(Read::Event(found)) => same::check(&found.view(), &self.expected(params)?.view())?,
                Some(Read::Exception(_)) => return Err("an event was read as an exception".to_owned()),
                Some(Read::Failure(reason)) => return Err(format!("an event was not read: {reason}")),
                None => return Err("an event is missing".to_owned()),
            }
        }
        match (found.next(), failure) {
            (Some(_), _) => Err("there are more events than expected".to_owned()),
            (None, Some(_)) => Err("read as an output, not as an error".to_owned()),
            (None, None) => Ok(()),
        }
    }

    fn check_failure(
        &self,
        found: Option<Read>,
        event: &EventTest,
        failure: Option<&Failure>,
    ) -> Result<(), String> {
        let is_named = failure.is_some_and(Failure::is_named);
        match found {
            Some(Read::Event(_)) | None => Err("read as an event, not as an error".to_owned()),
            Some(Read::Failure(_)) if !is_named => Ok(()),
            Some(Read::Failure(reason)) => Err(format!("read as another error: {reason}")),
            Some(Read::Exception(_)) if !is_named => Ok(()),
            Some(Read::Exception(found)) => {
                if variant(&found.view()) != failure.and_then(|failure| failure.exception) {
                    return Err("read as another exception".to_owned());
                }
                match &event.params {
                    Some(params) => same::check(&found.view(), &self.expected(params)?.view()),
                    None => Ok(()),
                }
            }
        }
    }

    fn expected(&self, params: &Params) -> Result<Box<dyn Value>, String> {
        let mut expected = (self.empty)();
        fill::value(expected.slot(), params).map_err(|reason| format!("in params: {reason}"))?;
        Ok(expected)
    }
}

impl<O> std::fmt::Debug for Reads<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reads")
    }
}

fn variant(view: &View<'_>) -> Option<usize> {
    let View::Union(union) = view else { return None };
    match union.variant() {
        Variant::Known(index, _) => Some(index),
        Variant::Unknown(_) => None,
    }
}

/// Compares the head of a request and the messages that follow it with what a test expects.
pub(crate) fn check_sent(
    test: &EventsTest,
    events: &[&EventTest],
    asked: &Request<Bytes>,
) -> Result<(), String> {
    if let Some(head) = &test.initial_request {
        let host = head.host.as_deref().unwrap_or("example.com");
        request::check(&RequestTest { body: None, ..head.clone() }, host, asked)?;
    }
    if events.is_empty() {
        return Ok(());
    }
    let mut sent = message::messages(asked.body().clone())?;
    // The members beside the stream come first, and a test need not say what becomes of them.
    if sent.len() > events.len() && test.initial_request_params.is_some() {
        sent.remove(0);
    }
    if sent.len() != events.len() {
        return Err(format!("{} messages were sent, not {}", sent.len(), events.len()));
    }
    for (sent, event) in sent.iter().zip(events) {
        message::check(sent, event)?;
        if event.bytes.is_some() {
            let expected = message::messages(message::frame(event)?.into())?;
            let is_same = expected.first().is_some_and(|expected| expected.payload() == sent.payload());
            let is_binary = event.body_media_type.is_none();
            if is_binary && !is_same {
                return Err("the payload is not that of the test's bytes".to_owned());
            }
        }
    }
    Ok(())
}

/// What the service says.
pub(crate) fn reply(
    schema: &OperationSchema,
    test: &EventsTest,
    events: &[&EventTest],
) -> Result<Response<Bytes>, String> {
    let head = test.initial_response.clone();
    let head = head.unwrap_or_else(|| ResponseTest { code: 200, ..ResponseTest::default() });
    let mut response = response::of(&head)?;
    // A service answers in the protocol that it is spoken to in, and the tests need not say so.
    for (name, value) in schema.headers.iter().filter(|(name, _)| *name == "smithy-protocol") {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !events.is_empty() {
        let frames = events.iter().map(|event| message::frame(event)).collect::<Result<Vec<_>, _>>()?;
        *response.body_mut() = frames.concat().into();
    }
    Ok(response)
}
