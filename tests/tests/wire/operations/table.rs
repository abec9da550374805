//! What the documentation says of each operation.

use std::time::Duration;

use drawplate_aws_devops_agent as aws_devops_agent;
use drawplate_datadog as datadog;
use drawplate_runtime::call::Call;
use drawplate_runtime::operation::Operation as Modeled;
use drawplate_runtime::value::{Value, View};
use serde_json::Value as Json;

use super::{ApiName, Failure, LABEL, OTHER_LABEL, Operation};
use crate::clients;
use crate::types::{self, Held};

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
