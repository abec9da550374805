//! Bodies as the documented operations carry them.
//!
//! They are written for the benches; members and their order follow the specifications.

use std::fmt::Write;

/// The response of `CreateActionConnection` whose integration is the first of the 24.
pub const CONNECTION_FIRST: &str = r#"{"data":{"attributes":{"integration":{"credentials":{"account_id":"112233445566","external_id":"33a1011635c44b38a064cf14e82e1d8f","principal_id":"123456789012","role":"automation-reader","type":"AWSAssumeRole"},"type":"AWS"},"name":"Production account"},"id":"5f5a6e3c-1c3b-4b0e-9f2d-0f6f4d1c7a11","type":"action_connection"}}"#;

/// The same in the middle: number 13.
pub const CONNECTION_MIDDLE: &str = r#"{"data":{"attributes":{"integration":{"credentials":{"api_key":"kept-out-of-logs","type":"GeminiAPIKey"},"type":"Gemini"},"name":"Summaries"},"id":"0d0e5a2b-58a5-4bb0-8a0e-40c3df9c0b55","type":"action_connection"}}"#;

/// The same at the end: number 24.
pub const CONNECTION_LAST: &str = r#"{"data":{"attributes":{"integration":{"credentials":{"api_key":"kept-out-of-logs","type":"VirusTotalAPIKey"},"type":"VirusTotal"},"name":"File checks"},"id":"bb1c7a39-7a37-4ef5-9b1a-8d0b3f4a2c90","type":"action_connection"}}"#;

/// The same with an integration that came after the client.
pub const CONNECTION_UNKNOWN: &str = r#"{"data":{"attributes":{"integration":{"credentials":{"token":"kept-out-of-logs","workspace":"w-17","type":"NimbusToken"},"type":"Nimbus"},"name":"New things"},"id":"3a8f8d2e-7c6e-4a0a-b8a3-5a5f0a7f9f31","type":"action_connection"}}"#;

/// The request of `CreateActionConnection`.
pub const CONNECTION_REQUEST: &str = r#"{"data":{"attributes":{"integration":{"credentials":{"account_id":"112233445566","role":"automation-reader","type":"AWSAssumeRole"},"type":"AWS"},"name":"Production account"},"type":"action_connection"}}"#;

/// The response of `AssociateService` with the configuration that is inserted.
fn association(configuration: &str) -> String {
    format!(
        r#"{{"association":{{"agentSpaceId":"space-7f3c","createdAt":"2026-03-01T09:30:00Z","updatedAt":"2026-03-02T10:00:00.5Z","status":"valid","associationId":"assoc-19","serviceId":"service-4","configuration":{configuration}}},"webhook":{{"webhookUrl":"https://hooks.example.com/17","webhookId":"hook-17","webhookType":"hmac","webhookSecret":"kept-out-of-logs"}}}}"#
    )
}

/// The first branch of the union of configurations.
pub fn association_first() -> String {
    association(
        r#"{"sourceAws":{"accountId":"112233445566","accountType":"source","assumableRoleArn":"arn:aws:iam::112233445566:role/agent","externalId":"ext-9"}}"#,
    )
}

/// A branch in the middle.
pub fn association_middle() -> String {
    association(r#"{"gitlab":{"projectId":"42","projectPath":"group/project","instanceIdentifier":"main"}}"#)
}

/// The last branch.
pub fn association_last() -> String {
    association(r#"{"pagerduty":{"services":["checkout","search"],"customerEmail":"oncall@example.com"}}"#)
}

/// A branch that came after the client.
pub fn association_unknown() -> String {
    association(r#"{"msteams":{"teamId":"t-1","channels":["general","alerts"]}}"#)
}

/// The response of `RegisterService`.
pub const REGISTRATION: &str = r#"{"serviceId":"service-4","additionalStep":{"oauth":{"authorizationUrl":"https://login.example.com/authorize?client_id=17"}},"tags":{"team":"payments","stage":"prod"}}"#;

/// The response of `ListServiceAccountApplicationKeys` with this many keys, two users, a role and a
/// leaked key.
pub fn keys(count: usize) -> String {
    let mut out = String::from(r#"{"data":["#);
    for index in 0..count {
        let separator = if index == 0 { "" } else { "," };
        let _ = write!(
            out,
            r#"{separator}{{"attributes":{{"created_at":"2025-11-{:02}T08:15:30.000Z","last4":"{index:04x}","name":"Key of the deployment pipeline {index}","scopes":["dashboards_read","dashboards_write","monitors_read"]}},"id":"8a1f0c5e-0000-4000-8000-{index:012}","relationships":{{"owned_by":{{"data":{{"id":"6b1d2f3a-0000-4000-8000-{:012}","type":"users"}}}}}},"type":"application_keys"}}"#,
            1 + index % 28,
            index % 7,
        );
    }
    let _ = write!(
        out,
        r#"],"included":[{USER},{ROLE},{LEAKED}],"meta":{{"max_allowed_per_user":1000,"page":{{"total_filtered_count":{count}}}}}}}"#
    );
    out
}

const USER: &str = r#"{"attributes":{"created_at":"2024-02-19T08:15:30.000Z","disabled":false,"email":"bot@example.com","handle":"bot@example.com","icon":"https://example.com/icon.png","mfa_enabled":false,"modified_at":"2025-02-19T08:15:30.000Z","name":"Pipeline","service_account":true,"status":"Active","title":"Bot","verified":true},"id":"6b1d2f3a-0000-4000-8000-000000000001","relationships":{"org":{"data":{"id":"0a1b2c3d-0000-4000-8000-000000000001","type":"orgs"}},"roles":{"data":[{"id":"77aa0c5e-0000-4000-8000-000000000001","type":"roles"}]}},"type":"users"}"#;
const ROLE: &str = r#"{"attributes":{"created_at":"2024-02-19T08:15:30.000Z","modified_at":"2025-02-19T08:15:30.000Z","name":"Deployer","user_count":3},"id":"77aa0c5e-0000-4000-8000-000000000001","relationships":{"permissions":{"data":[{"id":"99aa0c5e-0000-4000-8000-000000000001","type":"permissions"}]}},"type":"roles"}"#;
const LEAKED: &str = r#"{"attributes":{"date":"2025-02-19T08:15:30.000Z","leak_source":"a public repository"},"id":"key-19","type":"leaked_keys"}"#;
