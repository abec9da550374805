//! The rules, one a file.

mod constraints;
mod enum_value_added;
mod enum_value_removed;
mod error_added;
mod error_removed;
mod member_added;
mod member_binding;
mod member_default;
mod member_nullable;
mod member_presence;
mod member_removed;
mod member_wire_name;
mod operation_added;
mod operation_auth;
mod operation_deprecated;
mod operation_idempotency;
mod operation_removed;
mod operation_request_line;
mod protocol;
mod sensitive;
mod servers;
mod shape_kind;
mod success_status;
mod variant_added;
mod variant_removed;

use super::Rule;

/// All rules, by id.
pub(super) const ALL: &[&Rule] = &[
    &enum_value_added::RULE,
    &enum_value_removed::RULE,
    &error_added::RULE,
    &error_removed::RULE,
    &member_added::RULE,
    &member_binding::RULE,
    &constraints::RULE,
    &member_default::RULE,
    &member_nullable::RULE,
    &member_presence::RULE,
    &member_removed::RULE,
    &member_wire_name::RULE,
    &operation_added::RULE,
    &operation_auth::RULE,
    &operation_deprecated::RULE,
    &operation_idempotency::RULE,
    &operation_removed::RULE,
    &operation_request_line::RULE,
    &sensitive::RULE,
    &protocol::RULE,
    &servers::RULE,
    &success_status::RULE,
    &shape_kind::RULE,
    &variant_added::RULE,
    &variant_removed::RULE,
];
