//! The list of application keys of Datadog.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The response of `ListServiceAccountApplicationKeys`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Keys {
    #[serde(default)]
    pub data: Vec<Key>,
    #[serde(default)]
    pub included: Vec<Included>,
    pub meta: Option<Meta>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Key {
    pub attributes: Option<KeyAttributes>,
    pub id: Option<String>,
    pub relationships: Option<Relationships>,
    #[serde(rename = "type")]
    pub kind: Option<KeyType>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum KeyType {
    #[serde(rename = "application_keys")]
    ApplicationKeys,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyAttributes {
    pub created_at: Option<String>,
    pub last4: Option<String>,
    pub name: Option<String>,
    pub scopes: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relationships {
    pub owned_by: Option<One<UserType>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct One<T> {
    pub data: Reference<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Many<T> {
    pub data: Vec<Reference<T>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference<T> {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: T,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum UserType {
    #[serde(rename = "users")]
    Users,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum OrgType {
    #[serde(rename = "orgs")]
    Orgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum RoleType {
    #[serde(rename = "roles")]
    Roles,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum PermissionType {
    #[serde(rename = "permissions")]
    Permissions,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Included {
    #[serde(rename = "users")]
    User { attributes: Option<UserAttributes>, id: Option<String>, relationships: Option<UserRelationships> },
    #[serde(rename = "roles")]
    Role { attributes: Option<RoleAttributes>, id: Option<String>, relationships: Option<RoleRelationships> },
    #[serde(rename = "leaked_keys")]
    LeakedKey { attributes: LeakedKeyAttributes, id: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserAttributes {
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub created_at: Option<OffsetDateTime>,
    pub disabled: Option<bool>,
    pub email: Option<String>,
    pub handle: Option<String>,
    pub icon: Option<String>,
    pub mfa_enabled: Option<bool>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub modified_at: Option<OffsetDateTime>,
    pub name: Option<String>,
    pub service_account: Option<bool>,
    pub status: Option<String>,
    pub title: Option<String>,
    pub verified: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserRelationships {
    pub org: Option<One<OrgType>>,
    pub other_orgs: Option<Many<OrgType>>,
    pub other_users: Option<Many<UserType>>,
    pub roles: Option<Many<RoleType>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleAttributes {
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub created_at: Option<OffsetDateTime>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub modified_at: Option<OffsetDateTime>,
    pub name: Option<String>,
    pub user_count: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleRelationships {
    pub permissions: Option<Many<PermissionType>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeakedKeyAttributes {
    #[serde(with = "time::serde::rfc3339")]
    pub date: OffsetDateTime,
    pub leak_source: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub max_allowed_per_user: Option<i64>,
    pub page: Option<Page>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub total_filtered_count: Option<i64>,
}
