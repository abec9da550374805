//! The documented Datadog bodies as somebody would write them down by hand, with serde.
//!
//! Unions have the tag that the documentation shows; there is no place for what is not known.

use serde::{Deserialize, Serialize};

/// The response of `CreateActionConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Connection {
    pub data: ConnectionData,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConnectionData {
    pub attributes: ConnectionAttributes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "type")]
    pub kind: ConnectionType,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ConnectionType {
    #[serde(rename = "action_connection")]
    ActionConnection,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConnectionAttributes {
    pub integration: Integration,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Integration {
    #[serde(rename = "AWS")]
    Aws { credentials: AwsCredentials },
    #[serde(rename = "Anthropic")]
    Anthropic { credentials: AnthropicCredentials },
    #[serde(rename = "Asana")]
    Asana { credentials: AsanaCredentials },
    #[serde(rename = "Azure")]
    Azure { credentials: AzureCredentials },
    #[serde(rename = "CircleCI")]
    CircleCi { credentials: CircleCiCredentials },
    #[serde(rename = "Clickup")]
    Clickup { credentials: ClickupCredentials },
    #[serde(rename = "Cloudflare")]
    Cloudflare { credentials: CloudflareCredentials },
    #[serde(rename = "ConfigCat")]
    ConfigCat { credentials: ConfigCatCredentials },
    #[serde(rename = "Datadog")]
    Datadog { credentials: DatadogCredentials },
    #[serde(rename = "Fastly")]
    Fastly { credentials: FastlyCredentials },
    #[serde(rename = "Freshservice")]
    Freshservice { credentials: FreshserviceCredentials },
    #[serde(rename = "GCP")]
    Gcp { credentials: GcpCredentials },
    #[serde(rename = "Gemini")]
    Gemini { credentials: GeminiCredentials },
    #[serde(rename = "Gitlab")]
    Gitlab { credentials: GitlabCredentials },
    #[serde(rename = "GreyNoise")]
    GreyNoise { credentials: GreyNoiseCredentials },
    #[serde(rename = "HTTP")]
    Http { base_url: String, credentials: HttpCredentials },
    #[serde(rename = "LaunchDarkly")]
    LaunchDarkly { credentials: LaunchDarklyCredentials },
    #[serde(rename = "Notion")]
    Notion { credentials: NotionCredentials },
    #[serde(rename = "Okta")]
    Okta { credentials: OktaCredentials },
    #[serde(rename = "OpenAI")]
    OpenAi { credentials: OpenAiCredentials },
    #[serde(rename = "ServiceNow")]
    ServiceNow { credentials: ServiceNowCredentials },
    #[serde(rename = "Split")]
    Split { credentials: SplitCredentials },
    #[serde(rename = "Statsig")]
    Statsig { credentials: StatsigCredentials },
    #[serde(rename = "VirusTotal")]
    VirusTotal { credentials: VirusTotalCredentials },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum AwsCredentials {
    #[serde(rename = "AWSAssumeRole")]
    AwsAssumeRole {
        account_id: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        external_id: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        principal_id: Option<String>,
        role: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum AnthropicCredentials {
    #[serde(rename = "AnthropicAPIKey")]
    AnthropicApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum AsanaCredentials {
    #[serde(rename = "AsanaAccessToken")]
    AsanaAccessToken { access_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum AzureCredentials {
    #[serde(rename = "AzureTenant")]
    AzureTenant {
        app_client_id: String,
        client_secret: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        custom_scopes: Option<String>,
        tenant_id: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum CircleCiCredentials {
    #[serde(rename = "CircleCIAPIKey")]
    CircleCiApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ClickupCredentials {
    #[serde(rename = "ClickupAPIKey")]
    ClickupApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum CloudflareCredentials {
    #[serde(rename = "CloudflareAPIToken")]
    CloudflareApiToken { api_token: String },
    #[serde(rename = "CloudflareGlobalAPIToken")]
    CloudflareGlobalApiToken { auth_email: String, global_api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ConfigCatCredentials {
    #[serde(rename = "ConfigCatSDKKey")]
    ConfigCatSdkKey { api_password: String, api_username: String, sdk_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum DatadogCredentials {
    #[serde(rename = "DatadogAPIKey")]
    DatadogApiKey {
        api_key: String,
        app_key: String,
        datacenter: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subdomain: Option<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum FastlyCredentials {
    #[serde(rename = "FastlyAPIKey")]
    FastlyApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum FreshserviceCredentials {
    #[serde(rename = "FreshserviceAPIKey")]
    FreshserviceApiKey { api_key: String, domain: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum GcpCredentials {
    #[serde(rename = "GCPServiceAccount")]
    GcpServiceAccount { private_key: String, service_account_email: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum GeminiCredentials {
    #[serde(rename = "GeminiAPIKey")]
    GeminiApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum GitlabCredentials {
    #[serde(rename = "GitlabAPIKey")]
    GitlabApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum GreyNoiseCredentials {
    #[serde(rename = "GreyNoiseAPIKey")]
    GreyNoiseApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum HttpCredentials {
    #[serde(rename = "HTTPTokenAuth")]
    HttpTokenAuth {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        body: Option<HttpBody>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        headers: Option<Vec<HttpHeader>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tokens: Option<Vec<HttpToken>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url_parameters: Option<Vec<UrlParam>>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum LaunchDarklyCredentials {
    #[serde(rename = "LaunchDarklyAPIKey")]
    LaunchDarklyApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum NotionCredentials {
    #[serde(rename = "NotionAPIKey")]
    NotionApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum OktaCredentials {
    #[serde(rename = "OktaAPIToken")]
    OktaApiToken { api_token: String, domain: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum OpenAiCredentials {
    #[serde(rename = "OpenAIAPIKey")]
    OpenAiApiKey { api_token: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ServiceNowCredentials {
    #[serde(rename = "ServiceNowBasicAuth")]
    ServiceNowBasicAuth { instance: String, password: String, username: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum SplitCredentials {
    #[serde(rename = "SplitAPIKey")]
    SplitApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum StatsigCredentials {
    #[serde(rename = "StatsigAPIKey")]
    StatsigApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum VirusTotalCredentials {
    #[serde(rename = "VirusTotalAPIKey")]
    VirusTotalApiKey { api_key: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HttpBody {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HttpHeader {
    pub name: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HttpToken {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UrlParam {
    pub name: String,
    pub value: String,
}
