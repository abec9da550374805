//! Where a call goes.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use drawplate_runtime::call::Call;
use drawplate_runtime::client::HandleConfig;
use drawplate_runtime::operation::{Operation, PathPart};
use drawplate_runtime::value::{Structure, Value};
use serde_json::Value as Json;

use crate::fill;
use crate::operation::{block_on, config};
use crate::suite::EndpointTest;
use crate::transport::Recorder;

/// Parameters of the endpoint rules, by their names in the specification.
#[derive(Debug)]
pub struct Given<'a>(pub(crate) &'a BTreeMap<String, Json>);

impl Given<'_> {
    /// The text that is given.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.get(name)?.as_str().map(str::to_owned)
    }

    /// The boolean that is given.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        self.0.get(name)?.as_bool()
    }

    /// The list of texts that is given.
    pub fn texts(&self, name: &str) -> Option<Vec<String>> {
        let items = self.0.get(name)?.as_array()?;
        Some(items.iter().filter_map(Json::as_str).map(str::to_owned).collect())
    }
}

/// Gives a client the parameters of its endpoint.
pub(crate) type Configure = fn(&Given<'_>, HandleConfig) -> HandleConfig;

/// Calls the operation, and looks where the request went.
pub(crate) fn check<O: Operation>(test: &EndpointTest, configure: Configure) -> Result<(), String>
where
    O::Input: Value,
    O::Error: Display,
{
    let mut input = O::Input::empty();
    fill::value(input.slot(), &test.params).map_err(|reason| format!("in params: {reason}"))?;
    if test.url.is_some() {
        labels::<O>(&mut input, &test.params);
    }
    let recorder = Arc::new(Recorder::default());
    let handle = configure(&Given(&test.config), config::<O>(&recorder).host_prefix(false).allow_http(true));
    let handle = handle.build().map_err(|error| error.to_string())?;
    let failure = block_on(Call::<O>::new(&handle, input).send()).err().map(|error| error.to_string());
    match (recorder.request(), &test.url, &test.error) {
        (Some(sent), Some(expected), _) if sent.uri().to_string().starts_with(expected.as_str()) => Ok(()),
        (Some(sent), expected, _) => Err(format!("sent to {}, not to {expected:?}", sent.uri())),
        (None, None, Some(expected)) if failure.as_ref().is_some_and(|it| it.contains(expected)) => Ok(()),
        (None, expected, error) => Err(format!("not sent: {failure:?}, expected {expected:?} or {error:?}")),
    }
}

/// Labels of the path are never empty; a test about endpoints may leave them out.
fn labels<O: Operation>(input: &mut O::Input, params: &Json) {
    for part in O::SCHEMA.path {
        if let PathPart::Label(index) | PathPart::GreedyLabel(index) | PathPart::EndpointLabel(index) = *part
            && params.get(index.to_string()).is_none()
        {
            fill::something(input.member_mut(index));
        }
    }
}
