//! The errors of all operations in one form.

use std::error::Error;

use drawplate_aws_devops_agent as aws_devops_agent;
use drawplate_datadog as datadog;

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

macro_rules! failures {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                let debug = format!("{error:#?}");
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
