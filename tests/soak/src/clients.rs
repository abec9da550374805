//! The two generated clients, configured as a careful program would, and one call of each kind.

use std::error::Error;
use std::time::Duration;

use drawplate_aws_devops_agent as agent;
use drawplate_datadog as datadog;
use drawplate_runtime::auth::Credentials;
use drawplate_runtime::retry::StandardRetries;

use crate::server::CALL;

/// The longest that an attempt and a call may take.
pub(crate) const ATTEMPT: Duration = Duration::from_millis(500);
pub(crate) const CALL_LIMIT: Duration = Duration::from_millis(2000);

/// The clients. Clones share connections and budgets.
#[derive(Debug, Clone)]
pub(crate) struct Clients {
    agent: agent::Client,
    datadog: datadog::Client,
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is an output.
    Output,
    /// The service said no.
    Status(u16),
    /// There is no answer, or none that can be read: what went wrong, in a word.
    Failed(&'static str),
}

impl Clients {
    pub(crate) fn new(url: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let retries = || StandardRetries::new().base_delay(Duration::from_millis(2));
        let agent = agent::Config::builder()
            .region("us-east-1")
            .endpoint_url(url)
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .retries(retries())
            .attempt_timeout(ATTEMPT)
            .operation_timeout(CALL_LIMIT);
        let datadog = datadog::Config::builder()
            .endpoint_url(url)
            .api_key("key")
            .app_key("key")
            .retries(retries())
            .attempt_timeout(ATTEMPT)
            .operation_timeout(CALL_LIMIT);
        Ok(Self {
            agent: agent::Client::new(agent.build())?,
            datadog: datadog::Client::new(datadog.build())?,
        })
    }

    /// Makes the call with this number: one that reads, one that changes something and is signed,
    /// one that changes something.
    pub(crate) async fn call(&self, number: u64) -> Outcome {
        match number % 4 {
            0 => self.associate(number).await,
            1 => self.connect(number).await,
            _ => self.list(number).await,
        }
    }

    async fn list(&self, number: u64) -> Outcome {
        let input = datadog::operation::ListServiceAccountApplicationKeysInput::builder()
            .service_account_id(number.to_string())
            .page_size(10)
            .build();
        match self.datadog.list_service_account_application_keys(input).header(CALL, number.to_string()).await
        {
            Ok(_) => Outcome::Output,
            Err(error) => outcome(error.status(), error.call_error()),
        }
    }

    async fn connect(&self, number: u64) -> Outcome {
        use datadog::types::{
            ActionConnectionAttributes, ActionConnectionData, ActionConnectionDataType,
            ActionConnectionIntegration, AwsAssumeRole, AwsCredentials, AwsIntegration,
            CreateActionConnectionRequest,
        };
        let role = AwsAssumeRole::builder().account_id("123456789012").role("r").build();
        let integration = AwsIntegration::builder().credentials(AwsCredentials::AwsAssumeRole(role)).build();
        let attributes = ActionConnectionAttributes::builder()
            .name("n")
            .integration(ActionConnectionIntegration::AwsIntegration(integration))
            .build();
        let kind = ActionConnectionDataType::ActionConnection;
        let data = ActionConnectionData::builder().attributes(attributes).r#type(kind).build();
        let request = CreateActionConnectionRequest::builder().data(data).build();
        match self.datadog.create_action_connection(request).header(CALL, number.to_string()).await {
            Ok(_) => Outcome::Output,
            Err(error) => outcome(error.status(), error.call_error()),
        }
    }

    async fn associate(&self, number: u64) -> Outcome {
        let azure = agent::types::AzureConfiguration::builder().subscription_id("s").build();
        let input = agent::operation::AssociateServiceInput::builder()
            .agent_space_id("space")
            .service_id(number.to_string())
            .configuration(agent::types::ServiceConfiguration::Azure(azure))
            .build();
        match self.agent.associate_service(input).header(CALL, number.to_string()).await {
            Ok(_) => Outcome::Output,
            Err(error) => outcome(error.status(), error.call_error()),
        }
    }
}

fn outcome(
    status: Option<drawplate_runtime::http::StatusCode>,
    error: Option<&drawplate_runtime::error::CallError>,
) -> Outcome {
    match (error, status) {
        (Some(error), _) => Outcome::Failed(error.kind().name()),
        (None, Some(status)) => Outcome::Status(status.as_u16()),
        (None, None) => Outcome::Failed("unknown"),
    }
}
