//! The generated types by the names that the specs give them.

use std::fmt;

use drawplate_runtime::codec::{Codec, DecodeError};
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value;
use drawplate_tests::shapes::Spec;
use serde_json::Value as Json;

/// A spec and the types that were generated from it.
pub(crate) struct Api {
    pub(crate) spec: &'static Spec,
    pub(crate) types: &'static [Type],
    /// Responses that lack a required member are repaired rather than refused.
    pub(crate) repairs: bool,
}

/// A generated structure or union.
pub(crate) struct Type {
    /// The name in the spec.
    pub(crate) name: &'static str,
    read: Read,
}

type Read = fn(&[u8]) -> Result<Box<dyn Held>, DecodeError>;

/// A value of a generated type.
pub(crate) trait Held {
    /// The value as JSON.
    fn write(&self) -> Json;
    /// What `Debug` prints of the value.
    fn debug(&self) -> String;
    /// The same on several lines.
    fn debug_on_many_lines(&self) -> String;
}

impl Type {
    pub(crate) fn read(&self, json: &Json) -> Result<Box<dyn Held>, DecodeError> {
        self.read_bytes(json.to_string().as_bytes())
    }

    pub(crate) fn read_bytes(&self, bytes: &[u8]) -> Result<Box<dyn Held>, DecodeError> {
        (self.read)(bytes)
    }
}

impl Api {
    /// Reads a value of the type with this name in the spec.
    pub(crate) fn read(&self, name: &str, json: &Json) -> Result<Box<dyn Held>, DecodeError> {
        let it = self.types.iter().find(|it| it.name == name);
        it.unwrap_or_else(|| panic!("there is no type `{name}`")).read(json)
    }
}

impl<T: Value + fmt::Debug> Held for T {
    fn write(&self) -> Json {
        let mut body = Vec::new();
        JSON.encode(self.view(), &ValueSchema::PLAIN, &mut body).expect("what was read can be written");
        serde_json::from_slice(&body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&body)))
    }

    fn debug(&self) -> String {
        format!("{self:?}")
    }

    fn debug_on_many_lines(&self) -> String {
        format!("{self:#?}")
    }
}

/// Reads a value of a generated type from JSON.
pub(crate) fn read<T: Value>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    JSON.decode(bytes, value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

fn held<T: Value + fmt::Debug + 'static>(bytes: &[u8]) -> Result<Box<dyn Held>, DecodeError> {
    read::<T>(bytes).map(|value| Box::new(value) as Box<dyn Held>)
}

pub(crate) fn apis() -> [Api; 2] {
    [
        Api { spec: Spec::devops_agent(), types: DEVOPS_AGENT, repairs: true },
        Api { spec: Spec::datadog(), types: DATADOG, repairs: false },
    ]
}

macro_rules! types {
    ($($name:literal => $type:ty),* $(,)?) => {
        &[$(Type { name: $name, read: held::<$type> }),*]
    };
}

const DEVOPS_AGENT: &[Type] = types![
    "AWSConfiguration" => drawplate_aws_devops_agent::types::AwsConfiguration,
    "AccessDeniedException" => drawplate_aws_devops_agent::types::AccessDeniedException,
    "AdditionalServiceRegistrationStep" => drawplate_aws_devops_agent::types::AdditionalServiceRegistrationStep,
    "AssociateServiceInput" => drawplate_aws_devops_agent::operation::AssociateServiceInput,
    "AssociateServiceOutput" => drawplate_aws_devops_agent::operation::AssociateServiceOutput,
    "Association" => drawplate_aws_devops_agent::types::Association,
    "AzureConfiguration" => drawplate_aws_devops_agent::types::AzureConfiguration,
    "AzureDevOpsConfiguration" => drawplate_aws_devops_agent::types::AzureDevOpsConfiguration,
    "ConflictException" => drawplate_aws_devops_agent::types::ConflictException,
    "ContentSizeExceededException" => drawplate_aws_devops_agent::types::ContentSizeExceededException,
    "DatadogAuthorizationConfig" => drawplate_aws_devops_agent::types::DatadogAuthorizationConfig,
    "DatadogServiceDetails" => drawplate_aws_devops_agent::types::DatadogServiceDetails,
    "DynatraceConfiguration" => drawplate_aws_devops_agent::types::DynatraceConfiguration,
    "DynatraceOAuthClientCredentialsConfig" => drawplate_aws_devops_agent::types::DynatraceOAuthClientCredentialsConfig,
    "DynatraceServiceAuthorizationConfig" => drawplate_aws_devops_agent::types::DynatraceServiceAuthorizationConfig,
    "DynatraceServiceDetails" => drawplate_aws_devops_agent::types::DynatraceServiceDetails,
    "EventChannelConfiguration" => drawplate_aws_devops_agent::types::EventChannelConfiguration,
    "EventChannelDetails" => drawplate_aws_devops_agent::types::EventChannelDetails,
    "GenericWebhook" => drawplate_aws_devops_agent::types::GenericWebhook,
    "GitHubConfiguration" => drawplate_aws_devops_agent::types::GitHubConfiguration,
    "GitLabConfiguration" => drawplate_aws_devops_agent::types::GitLabConfiguration,
    "GitLabDetails" => drawplate_aws_devops_agent::types::GitLabDetails,
    "GrafanaServiceDetails" => drawplate_aws_devops_agent::types::GrafanaServiceDetails,
    "InternalServerException" => drawplate_aws_devops_agent::types::InternalServerException,
    "InvalidParameterException" => drawplate_aws_devops_agent::types::InvalidParameterException,
    "MCPServerAPIKeyConfig" => drawplate_aws_devops_agent::types::McpServerApiKeyConfig,
    "MCPServerAuthorizationConfig" => drawplate_aws_devops_agent::types::McpServerAuthorizationConfig,
    "MCPServerAuthorizationDiscoveryConfig" => drawplate_aws_devops_agent::types::McpServerAuthorizationDiscoveryConfig,
    "MCPServerBearerTokenConfig" => drawplate_aws_devops_agent::types::McpServerBearerTokenConfig,
    "MCPServerDetails" => drawplate_aws_devops_agent::types::McpServerDetails,
    "MCPServerGrafanaConfiguration" => drawplate_aws_devops_agent::types::McpServerGrafanaConfiguration,
    "MCPServerNewRelicConfiguration" => drawplate_aws_devops_agent::types::McpServerNewRelicConfiguration,
    "MCPServerOAuth3LOConfig" => drawplate_aws_devops_agent::types::McpServerOAuth3LoConfig,
    "MCPServerOAuthClientCredentialsConfig" => drawplate_aws_devops_agent::types::McpServerOAuthClientCredentialsConfig,
    "NewRelicApiKeyConfig" => drawplate_aws_devops_agent::types::NewRelicApiKeyConfig,
    "NewRelicServiceAuthorizationConfig" => drawplate_aws_devops_agent::types::NewRelicServiceAuthorizationConfig,
    "NewRelicServiceDetails" => drawplate_aws_devops_agent::types::NewRelicServiceDetails,
    "OAuthAdditionalStepDetails" => drawplate_aws_devops_agent::types::OAuthAdditionalStepDetails,
    "PagerDutyAuthorizationConfig" => drawplate_aws_devops_agent::types::PagerDutyAuthorizationConfig,
    "PagerDutyConfiguration" => drawplate_aws_devops_agent::types::PagerDutyConfiguration,
    "PagerDutyDetails" => drawplate_aws_devops_agent::types::PagerDutyDetails,
    "PagerDutyOAuthClientCredentialsConfig" => drawplate_aws_devops_agent::types::PagerDutyOAuthClientCredentialsConfig,
    "RegisterServiceInput" => drawplate_aws_devops_agent::operation::RegisterServiceInput,
    "RegisterServiceOutput" => drawplate_aws_devops_agent::operation::RegisterServiceOutput,
    "RegisteredAzureIdentityDetails" => drawplate_aws_devops_agent::types::RegisteredAzureIdentityDetails,
    "ResourceNotFoundException" => drawplate_aws_devops_agent::types::ResourceNotFoundException,
    "ServiceConfiguration" => drawplate_aws_devops_agent::types::ServiceConfiguration,
    "ServiceDetails" => drawplate_aws_devops_agent::types::ServiceDetails,
    "ServiceNowConfiguration" => drawplate_aws_devops_agent::types::ServiceNowConfiguration,
    "ServiceNowOAuthClientCredentialsConfig" => drawplate_aws_devops_agent::types::ServiceNowOAuthClientCredentialsConfig,
    "ServiceNowServiceAuthorizationConfig" => drawplate_aws_devops_agent::types::ServiceNowServiceAuthorizationConfig,
    "ServiceNowServiceDetails" => drawplate_aws_devops_agent::types::ServiceNowServiceDetails,
    "ServiceQuotaExceededException" => drawplate_aws_devops_agent::types::ServiceQuotaExceededException,
    "SlackChannel" => drawplate_aws_devops_agent::types::SlackChannel,
    "SlackConfiguration" => drawplate_aws_devops_agent::types::SlackConfiguration,
    "SlackTransmissionTarget" => drawplate_aws_devops_agent::types::SlackTransmissionTarget,
    "SourceAwsConfiguration" => drawplate_aws_devops_agent::types::SourceAwsConfiguration,
    "ThrottlingException" => drawplate_aws_devops_agent::types::ThrottlingException,
    "ValidationException" => drawplate_aws_devops_agent::types::ValidationException,
    "ValidationExceptionField" => drawplate_aws_devops_agent::types::ValidationExceptionField,
];

const DATADOG: &[Type] = types![
    "APIErrorResponse" => drawplate_datadog::types::ApiErrorResponse,
    "AWSAssumeRole" => drawplate_datadog::types::AwsAssumeRole,
    "AWSCredentials" => drawplate_datadog::types::AwsCredentials,
    "AWSIntegration" => drawplate_datadog::types::AwsIntegration,
    "ActionConnectionAttributes" => drawplate_datadog::types::ActionConnectionAttributes,
    "ActionConnectionData" => drawplate_datadog::types::ActionConnectionData,
    "ActionConnectionIntegration" => drawplate_datadog::types::ActionConnectionIntegration,
    "AnthropicAPIKey" => drawplate_datadog::types::AnthropicApiKey,
    "AnthropicCredentials" => drawplate_datadog::types::AnthropicCredentials,
    "AnthropicIntegration" => drawplate_datadog::types::AnthropicIntegration,
    "ApplicationKeyCreateAttributes" => drawplate_datadog::types::ApplicationKeyCreateAttributes,
    "ApplicationKeyCreateData" => drawplate_datadog::types::ApplicationKeyCreateData,
    "ApplicationKeyCreateRequest" => drawplate_datadog::types::ApplicationKeyCreateRequest,
    "ApplicationKeyRelationships" => drawplate_datadog::types::ApplicationKeyRelationships,
    "ApplicationKeyResponse" => drawplate_datadog::types::ApplicationKeyResponse,
    "ApplicationKeyResponseIncludedItem" => drawplate_datadog::types::ApplicationKeyResponseIncludedItem,
    "ApplicationKeyResponseMeta" => drawplate_datadog::types::ApplicationKeyResponseMeta,
    "ApplicationKeyResponseMetaPage" => drawplate_datadog::types::ApplicationKeyResponseMetaPage,
    "ApplicationKeyUpdateAttributes" => drawplate_datadog::types::ApplicationKeyUpdateAttributes,
    "ApplicationKeyUpdateData" => drawplate_datadog::types::ApplicationKeyUpdateData,
    "ApplicationKeyUpdateRequest" => drawplate_datadog::types::ApplicationKeyUpdateRequest,
    "AsanaAccessToken" => drawplate_datadog::types::AsanaAccessToken,
    "AsanaCredentials" => drawplate_datadog::types::AsanaCredentials,
    "AsanaIntegration" => drawplate_datadog::types::AsanaIntegration,
    "AzureCredentials" => drawplate_datadog::types::AzureCredentials,
    "AzureIntegration" => drawplate_datadog::types::AzureIntegration,
    "AzureTenant" => drawplate_datadog::types::AzureTenant,
    "CircleCIAPIKey" => drawplate_datadog::types::CircleCiApiKey,
    "CircleCICredentials" => drawplate_datadog::types::CircleCiCredentials,
    "CircleCIIntegration" => drawplate_datadog::types::CircleCiIntegration,
    "ClickupAPIKey" => drawplate_datadog::types::ClickupApiKey,
    "ClickupCredentials" => drawplate_datadog::types::ClickupCredentials,
    "ClickupIntegration" => drawplate_datadog::types::ClickupIntegration,
    "CloudflareAPIToken" => drawplate_datadog::types::CloudflareApiToken,
    "CloudflareCredentials" => drawplate_datadog::types::CloudflareCredentials,
    "CloudflareGlobalAPIToken" => drawplate_datadog::types::CloudflareGlobalApiToken,
    "CloudflareIntegration" => drawplate_datadog::types::CloudflareIntegration,
    "ConfigCatCredentials" => drawplate_datadog::types::ConfigCatCredentials,
    "ConfigCatIntegration" => drawplate_datadog::types::ConfigCatIntegration,
    "ConfigCatSDKKey" => drawplate_datadog::types::ConfigCatSdkKey,
    "CreateActionConnectionRequest" => drawplate_datadog::types::CreateActionConnectionRequest,
    "CreateActionConnectionResponse" => drawplate_datadog::types::CreateActionConnectionResponse,
    "DatadogAPIKey" => drawplate_datadog::types::DatadogApiKey,
    "DatadogCredentials" => drawplate_datadog::types::DatadogCredentials,
    "DatadogIntegration" => drawplate_datadog::types::DatadogIntegration,
    "FastlyAPIKey" => drawplate_datadog::types::FastlyApiKey,
    "FastlyCredentials" => drawplate_datadog::types::FastlyCredentials,
    "FastlyIntegration" => drawplate_datadog::types::FastlyIntegration,
    "FreshserviceAPIKey" => drawplate_datadog::types::FreshserviceApiKey,
    "FreshserviceCredentials" => drawplate_datadog::types::FreshserviceCredentials,
    "FreshserviceIntegration" => drawplate_datadog::types::FreshserviceIntegration,
    "FullApplicationKey" => drawplate_datadog::types::FullApplicationKey,
    "FullApplicationKeyAttributes" => drawplate_datadog::types::FullApplicationKeyAttributes,
    "GCPCredentials" => drawplate_datadog::types::GcpCredentials,
    "GCPIntegration" => drawplate_datadog::types::GcpIntegration,
    "GCPServiceAccount" => drawplate_datadog::types::GcpServiceAccount,
    "GeminiAPIKey" => drawplate_datadog::types::GeminiApiKey,
    "GeminiCredentials" => drawplate_datadog::types::GeminiCredentials,
    "GeminiIntegration" => drawplate_datadog::types::GeminiIntegration,
    "GitlabAPIKey" => drawplate_datadog::types::GitlabApiKey,
    "GitlabCredentials" => drawplate_datadog::types::GitlabCredentials,
    "GitlabIntegration" => drawplate_datadog::types::GitlabIntegration,
    "GreyNoiseAPIKey" => drawplate_datadog::types::GreyNoiseApiKey,
    "GreyNoiseCredentials" => drawplate_datadog::types::GreyNoiseCredentials,
    "GreyNoiseIntegration" => drawplate_datadog::types::GreyNoiseIntegration,
    "HTTPBody" => drawplate_datadog::types::HttpBody,
    "HTTPCredentials" => drawplate_datadog::types::HttpCredentials,
    "HTTPHeader" => drawplate_datadog::types::HttpHeader,
    "HTTPIntegration" => drawplate_datadog::types::HttpIntegration,
    "HTTPToken" => drawplate_datadog::types::HttpToken,
    "HTTPTokenAuth" => drawplate_datadog::types::HttpTokenAuth,
    "JSONAPIErrorItem" => drawplate_datadog::types::JsonApiErrorItem,
    "JSONAPIErrorItemSource" => drawplate_datadog::types::JsonApiErrorItemSource,
    "JSONAPIErrorResponse" => drawplate_datadog::types::JsonApiErrorResponse,
    "LaunchDarklyAPIKey" => drawplate_datadog::types::LaunchDarklyApiKey,
    "LaunchDarklyCredentials" => drawplate_datadog::types::LaunchDarklyCredentials,
    "LaunchDarklyIntegration" => drawplate_datadog::types::LaunchDarklyIntegration,
    "LeakedKey" => drawplate_datadog::types::LeakedKey,
    "LeakedKeyAttributes" => drawplate_datadog::types::LeakedKeyAttributes,
    "ListApplicationKeysResponse" => drawplate_datadog::types::ListApplicationKeysResponse,
    "NotionAPIKey" => drawplate_datadog::types::NotionApiKey,
    "NotionCredentials" => drawplate_datadog::types::NotionCredentials,
    "NotionIntegration" => drawplate_datadog::types::NotionIntegration,
    "OktaAPIToken" => drawplate_datadog::types::OktaApiToken,
    "OktaCredentials" => drawplate_datadog::types::OktaCredentials,
    "OktaIntegration" => drawplate_datadog::types::OktaIntegration,
    "OpenAIAPIKey" => drawplate_datadog::types::OpenAiApiKey,
    "OpenAICredentials" => drawplate_datadog::types::OpenAiCredentials,
    "OpenAIIntegration" => drawplate_datadog::types::OpenAiIntegration,
    "Organization" => drawplate_datadog::types::Organization,
    "OrganizationAttributes" => drawplate_datadog::types::OrganizationAttributes,
    "PartialApplicationKey" => drawplate_datadog::types::PartialApplicationKey,
    "PartialApplicationKeyAttributes" => drawplate_datadog::types::PartialApplicationKeyAttributes,
    "PartialApplicationKeyResponse" => drawplate_datadog::types::PartialApplicationKeyResponse,
    "Permission" => drawplate_datadog::types::Permission,
    "PermissionAttributes" => drawplate_datadog::types::PermissionAttributes,
    "RelationshipToOrganization" => drawplate_datadog::types::RelationshipToOrganization,
    "RelationshipToOrganizationData" => drawplate_datadog::types::RelationshipToOrganizationData,
    "RelationshipToOrganizations" => drawplate_datadog::types::RelationshipToOrganizations,
    "RelationshipToPermissionData" => drawplate_datadog::types::RelationshipToPermissionData,
    "RelationshipToPermissions" => drawplate_datadog::types::RelationshipToPermissions,
    "RelationshipToRoleData" => drawplate_datadog::types::RelationshipToRoleData,
    "RelationshipToRoles" => drawplate_datadog::types::RelationshipToRoles,
    "RelationshipToUser" => drawplate_datadog::types::RelationshipToUser,
    "RelationshipToUserData" => drawplate_datadog::types::RelationshipToUserData,
    "RelationshipToUsers" => drawplate_datadog::types::RelationshipToUsers,
    "Role" => drawplate_datadog::types::Role,
    "RoleAttributes" => drawplate_datadog::types::RoleAttributes,
    "RoleResponseRelationships" => drawplate_datadog::types::RoleResponseRelationships,
    "ServiceAccountCreateAttributes" => drawplate_datadog::types::ServiceAccountCreateAttributes,
    "ServiceAccountCreateData" => drawplate_datadog::types::ServiceAccountCreateData,
    "ServiceAccountCreateRequest" => drawplate_datadog::types::ServiceAccountCreateRequest,
    "ServiceNowBasicAuth" => drawplate_datadog::types::ServiceNowBasicAuth,
    "ServiceNowCredentials" => drawplate_datadog::types::ServiceNowCredentials,
    "ServiceNowIntegration" => drawplate_datadog::types::ServiceNowIntegration,
    "SplitAPIKey" => drawplate_datadog::types::SplitApiKey,
    "SplitCredentials" => drawplate_datadog::types::SplitCredentials,
    "SplitIntegration" => drawplate_datadog::types::SplitIntegration,
    "StatsigAPIKey" => drawplate_datadog::types::StatsigApiKey,
    "StatsigCredentials" => drawplate_datadog::types::StatsigCredentials,
    "StatsigIntegration" => drawplate_datadog::types::StatsigIntegration,
    "UrlParam" => drawplate_datadog::types::UrlParam,
    "User" => drawplate_datadog::types::User,
    "UserAttributes" => drawplate_datadog::types::UserAttributes,
    "UserRelationships" => drawplate_datadog::types::UserRelationships,
    "UserResponse" => drawplate_datadog::types::UserResponse,
    "UserResponseIncludedItem" => drawplate_datadog::types::UserResponseIncludedItem,
    "UserResponseRelationships" => drawplate_datadog::types::UserResponseRelationships,
    "VirusTotalAPIKey" => drawplate_datadog::types::VirusTotalApiKey,
    "VirusTotalCredentials" => drawplate_datadog::types::VirusTotalCredentials,
    "VirusTotalIntegration" => drawplate_datadog::types::VirusTotalIntegration,
];
