//! The nine operations as a table: what the documentation says of each, and a way to call it with
//! JSON, so that one test can go through all of them.

mod failure;
mod table;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use drawplate_tests::server::Server;
use drawplate_tests::shapes::Spec;
use serde_json::{Value as Json, json};

pub(crate) use self::failure::Failure;
pub(crate) use self::table::OPERATIONS;
use crate::clients::Target;

/// What is known about an operation without looking at its client.
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) api: ApiName,
    pub(crate) method: &'static str,
    /// The path with [`LABEL`] and [`OTHER_LABEL`] in the place of the labels.
    pub(crate) path: &'static str,
    /// The inputs that are no part of the body, with the labels [`LABEL`] and [`OTHER_LABEL`].
    labels: &'static [(&'static str, &'static str)],
    /// The shape of the body, or for Smithy of the whole input.
    pub(crate) input: Option<&'static str>,
    pub(crate) success: u16,
    /// The shape of the response's body.
    pub(crate) output: Option<&'static str>,
    /// The status of each error and, where errors have one, its code.
    pub(crate) errors: &'static [(u16, &'static str)],
    call: fn(Target, Json) -> Answer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ApiName {
    DevOpsAgent,
    Datadog,
}

pub(crate) const LABEL: &str = "first-label";
pub(crate) const OTHER_LABEL: &str = "second-label";

type Answer = Pin<Box<dyn Future<Output = Result<Json, Failure>>>>;

impl Operation {
    /// The operation with this name.
    pub(crate) fn named(name: &str) -> &'static Self {
        OPERATIONS
            .iter()
            .find(|it| it.name == name)
            .unwrap_or_else(|| panic!("there is no operation `{name}`"))
    }

    /// Calls the operation against a server.
    pub(crate) async fn call(&self, server: &Server, input: Json) -> Result<Json, Failure> {
        self.call_at(server.url(), input).await
    }

    /// Calls the operation at a URL.
    pub(crate) async fn call_at(&self, url: String, input: Json) -> Result<Json, Failure> {
        (self.call)(Target { url, timeout: None }, input).await
    }

    /// Calls the operation with the least that it needs.
    pub(crate) async fn call_simply(&self, server: &Server) -> Result<Json, Failure> {
        self.call(server, self.least_input()).await
    }

    /// Calls the operation with the least that it needs and gives it no more than this time.
    pub(crate) async fn call_within(&self, server: &Server, limit: Duration) -> Result<Json, Failure> {
        (self.call)(Target { url: server.url(), timeout: Some(limit) }, self.least_input()).await
    }

    /// The input with the labels of the table around a body.
    pub(crate) fn input(&self, body: Json) -> Json {
        let mut input = match self.api {
            ApiName::DevOpsAgent => body,
            ApiName::Datadog if self.input.is_some() => json!({ "body": body }),
            ApiName::Datadog => json!({}),
        };
        for (name, value) in self.labels {
            input[*name] = json!(value);
        }
        input
    }

    pub(crate) fn least_input(&self) -> Json {
        self.input(self.input.map_or(Json::Null, |shape| self.spec().least(shape)))
    }

    /// A success as the service would send it.
    pub(crate) fn least_output(&self) -> Json {
        self.output.map_or(Json::Null, |shape| self.spec().least(shape))
    }

    pub(crate) fn labels(&self) -> impl Iterator<Item = &'static str> {
        self.labels.iter().map(|(name, _)| *name)
    }

    /// The spec that describes the operation.
    pub(crate) fn spec(&self) -> &'static Spec {
        match self.api {
            ApiName::DevOpsAgent => Spec::devops_agent(),
            ApiName::Datadog => Spec::datadog(),
        }
    }
}
