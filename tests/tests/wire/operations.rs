//! The nine operations as a table: what the documentation says of each, and a way to call it with
//! JSON, so that one test can go through all of them.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use std::time::Duration;

use drawplate_aws_devops_agent as aws_devops_agent;
use drawplate_datadog as datadog;
use drawplate_runtime::call::Call;
use drawplate_runtime::operation::Operation as Modeled;
use drawplate_runtime::value::{Value, View};
use drawplate_tests::server::Server;
use drawplate_tests::shapes::Spec;
use serde_json::{Value as Json, json};

use crate::clients::{self, Target};
use crate::types::{self, Held};

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

/// What an error of any operation says about itself.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The first word that `Debug` prints: the variant.
    pub(crate) variant: String,
    pub(crate) display: String,
    pub(crate) debug: String,
    /// What `Display` says of the sources, outermost first.
    pub(crate) sources: Vec<String>,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) retryable: bool,
    pub(crate) throttling: bool,
    pub(crate) timeout: bool,
}

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

/// What every operation of the DevOps Agent answers when it fails.
pub(crate) const AWS_ERRORS: &[(u16, &str)] = &[
    (400, "ValidationException"),
    (413, "ContentSizeExceededException"),
    (402, "ServiceQuotaExceededException"),
    (409, "ConflictException"),
    (500, "InternalServerException"),
    (403, "AccessDeniedException"),
    (400, "InvalidParameterException"),
    (404, "ResourceNotFoundException"),
    (429, "ThrottlingException"),
];

const KEYS: &str = "/api/v2/service_accounts/first-label/application_keys";
const KEY: &str = "/api/v2/service_accounts/first-label/application_keys/second-label";
const ACCOUNT: (&str, &str) = ("service_account_id", LABEL);
const KEY_LABELS: &[(&str, &str)] = &[ACCOUNT, ("app_key_id", OTHER_LABEL)];

/// The variants that the error statuses of the Datadog operations become.
const BAD: (u16, &str) = (400, "BadRequest");
const FORBIDDEN: (u16, &str) = (403, "Forbidden");
const ABSENT: (u16, &str) = (404, "NotFound");
const BUSY: (u16, &str) = (429, "TooManyRequests");

/// A function that calls an operation with the input in JSON.
macro_rules! call {
    ($client:ident::$operation:ident, $method:ident) => {
        |target, input| {
            Box::pin(async move {
                let input = types::read::<<$client::operation::$operation as Modeled>::Input>(
                    input.to_string().as_bytes(),
                );
                let client = clients::$client(&target);
                run(client.$method(input.expect("the test's input is one")), target.timeout).await
            })
        }
    };
}

pub(crate) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AssociateService",
        api: ApiName::DevOpsAgent,
        method: "POST",
        path: "/v1/agentspaces/first-label/associations",
        labels: &[("agentSpaceId", LABEL)],
        input: Some("AssociateServiceInput"),
        success: 201,
        output: Some("AssociateServiceOutput"),
        errors: AWS_ERRORS,
        call: call!(aws_devops_agent::AssociateService, associate_service),
    },
    Operation {
        name: "RegisterService",
        api: ApiName::DevOpsAgent,
        method: "POST",
        path: "/v1/register/first-label",
        labels: &[("service", LABEL)],
        input: Some("RegisterServiceInput"),
        success: 201,
        output: Some("RegisterServiceOutput"),
        errors: AWS_ERRORS,
        call: call!(aws_devops_agent::RegisterService, register_service),
    },
    Operation {
        name: "CreateActionConnection",
        api: ApiName::Datadog,
        method: "POST",
        path: "/api/v2/actions/connections",
        labels: &[],
        input: Some("CreateActionConnectionRequest"),
        success: 201,
        output: Some("CreateActionConnectionResponse"),
        errors: &[BAD, FORBIDDEN, BUSY],
        call: call!(datadog::CreateActionConnection, create_action_connection),
    },
    Operation {
        name: "CreateServiceAccount",
        api: ApiName::Datadog,
        method: "POST",
        path: "/api/v2/service_accounts",
        labels: &[],
        input: Some("ServiceAccountCreateRequest"),
        success: 201,
        output: Some("UserResponse"),
        errors: &[BAD, FORBIDDEN, BUSY],
        call: call!(datadog::CreateServiceAccount, create_service_account),
    },
    Operation {
        name: "ListServiceAccountApplicationKeys",
        api: ApiName::Datadog,
        method: "GET",
        path: KEYS,
        labels: &[ACCOUNT],
        input: None,
        success: 200,
        output: Some("ListApplicationKeysResponse"),
        errors: &[BAD, FORBIDDEN, ABSENT, BUSY],
        call: call!(datadog::ListServiceAccountApplicationKeys, list_service_account_application_keys),
    },
    Operation {
        name: "CreateServiceAccountApplicationKey",
        api: ApiName::Datadog,
        method: "POST",
        path: KEYS,
        labels: &[ACCOUNT],
        input: Some("ApplicationKeyCreateRequest"),
        success: 201,
        output: Some("ApplicationKeyResponse"),
        errors: &[BAD, FORBIDDEN, BUSY],
        call: call!(datadog::CreateServiceAccountApplicationKey, create_service_account_application_key),
    },
    Operation {
        name: "GetServiceAccountApplicationKey",
        api: ApiName::Datadog,
        method: "GET",
        path: KEY,
        labels: KEY_LABELS,
        input: None,
        success: 200,
        output: Some("PartialApplicationKeyResponse"),
        errors: &[FORBIDDEN, ABSENT, BUSY],
        call: call!(datadog::GetServiceAccountApplicationKey, get_service_account_application_key),
    },
    Operation {
        name: "UpdateServiceAccountApplicationKey",
        api: ApiName::Datadog,
        method: "PATCH",
        path: KEY,
        labels: KEY_LABELS,
        input: Some("ApplicationKeyUpdateRequest"),
        success: 200,
        output: Some("PartialApplicationKeyResponse"),
        errors: &[BAD, FORBIDDEN, ABSENT, BUSY],
        call: call!(datadog::UpdateServiceAccountApplicationKey, update_service_account_application_key),
    },
    Operation {
        name: "DeleteServiceAccountApplicationKey",
        api: ApiName::Datadog,
        method: "DELETE",
        path: KEY,
        labels: KEY_LABELS,
        input: None,
        success: 204,
        output: None,
        errors: &[FORBIDDEN, ABSENT, BUSY],
        call: call!(datadog::DeleteServiceAccountApplicationKey, delete_service_account_application_key),
    },
];

async fn run<O>(mut call: Call<O>, timeout: Option<Duration>) -> Result<Json, Failure>
where
    O: Modeled,
    O::Output: std::fmt::Debug,
    O::Error: Into<Failure>,
{
    if let Some(timeout) = timeout {
        call = call.timeout(timeout);
    }
    let output = call.await.map_err(Into::into)?;
    Ok(if matches!(output.view(), View::Absent) { Json::Null } else { output.write() })
}

macro_rules! failures {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                let debug = format!("{error:?}");
                let sources = std::iter::successors(error.source(), |error: &&dyn Error| (*error).source());
                Self {
                    variant: debug.split('(').next().unwrap_or_default().to_owned(),
                    display: error.to_string(),
                    sources: sources.map(ToString::to_string).collect(),
                    status: error.status().map(|status| status.as_u16()),
                    code: error.code().map(ToOwned::to_owned),
                    message: error.message().map(ToOwned::to_owned),
                    request_id: error.request_id().map(ToOwned::to_owned),
                    body: error.body().map(<[u8]>::to_vec),
                    retryable: error.is_retryable(),
                    throttling: error.is_throttling(),
                    timeout: error.is_timeout(),
                    debug,
                }
            }
        }
    )*};
}

failures! {
    aws_devops_agent::operation::AssociateServiceError,
    aws_devops_agent::operation::RegisterServiceError,
    datadog::operation::CreateActionConnectionError,
    datadog::operation::CreateServiceAccountError,
    datadog::operation::ListServiceAccountApplicationKeysError,
    datadog::operation::CreateServiceAccountApplicationKeyError,
    datadog::operation::GetServiceAccountApplicationKeyError,
    datadog::operation::UpdateServiceAccountApplicationKeyError,
    datadog::operation::DeleteServiceAccountApplicationKeyError,
}
