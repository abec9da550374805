//! The response of `AssociateService` of the AWS DevOps Agent.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The response of `AssociateService`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Associated {
    pub association: Association,
    pub webhook: Option<Webhook>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Association {
    pub agent_space_id: String,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
    pub status: Option<Status>,
    pub association_id: String,
    pub service_id: String,
    pub configuration: Configuration,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Valid,
    Invalid,
    PendingConfirmation,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    pub webhook_url: Option<String>,
    pub webhook_id: Option<String>,
    pub webhook_type: Option<WebhookType>,
    pub webhook_secret: Option<String>,
    pub api_key: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WebhookType {
    Hmac,
    Apikey,
    Gitlab,
    Pagerduty,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Configuration {
    SourceAws {
        account_id: String,
        account_type: String,
        assumable_role_arn: String,
        external_id: Option<String>,
    },
    Aws {
        assumable_role_arn: String,
        account_id: String,
        account_type: String,
    },
    Github {
        repo_name: String,
        repo_id: String,
        owner: String,
        owner_type: String,
        instance_identifier: Option<String>,
    },
    Slack {
        workspace_id: String,
        workspace_name: String,
        transmission_target: SlackTarget,
    },
    Dynatrace {
        env_id: String,
        resources: Option<Vec<String>>,
    },
    Servicenow {
        instance_id: Option<String>,
        auth_scopes: Option<Vec<String>>,
    },
    Mcpservernewrelic {
        account_id: String,
        endpoint: String,
    },
    Gitlab {
        project_id: String,
        project_path: String,
        instance_identifier: Option<String>,
    },
    EventChannel {},
    Azure {
        subscription_id: String,
    },
    Azuredevops {
        organization_name: String,
        project_id: String,
        project_name: String,
    },
    Mcpservergrafana {
        endpoint: String,
        organization_id: Option<String>,
        tools: Option<Vec<String>>,
    },
    Pagerduty {
        services: Vec<String>,
        customer_email: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SlackTarget {
    #[serde(rename = "opsOncallTarget")]
    pub ops_oncall_target: SlackChannel,
    #[serde(rename = "opsSRETarget")]
    pub ops_sre_target: Option<SlackChannel>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlackChannel {
    pub channel_name: Option<String>,
    pub channel_id: String,
}
