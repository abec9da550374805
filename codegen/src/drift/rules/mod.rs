//! The rules, one a file.

mod auth_details;
mod declared;
mod deprecation;
mod documentation;
mod enum_deprecated;
mod enum_renamed;
mod enum_reordered;
mod enum_value_added;
mod enum_value_removed;
mod error_added;
mod error_changed;
mod error_removed;
mod example;
mod keywords;
mod likely_rename;
mod limit_length;
mod limit_multiple;
mod limit_pattern;
mod limit_range;
mod limit_unique;
mod member_added;
mod member_binding;
mod member_default;
mod member_event;
mod member_given;
mod member_host;
mod member_nullable;
mod member_order;
mod member_presence;
mod member_removed;
mod member_target;
mod member_timestamp;
mod member_token;
mod member_wire_name;
mod metadata;
mod notification;
mod operation_added;
mod operation_auth;
mod operation_host;
mod operation_idempotency;
mod operation_message;
mod operation_pages;
mod operation_reading;
mod operation_removed;
mod operation_renamed;
mod operation_request_line;
mod operation_tags;
mod operation_transfer;
mod operation_waiters;
mod protocol;
mod resource_changed;
mod response_body;
mod response_headers;
mod response_media_type;
mod response_status;
mod sensitive;
mod servers;
mod service_auth;
mod service_endpoint;
mod service_name;
mod service_settings;
mod service_version;
mod shape_added;
mod shape_kind;
mod shape_removed;
mod shape_type;
mod shape_wire;
mod sides;
mod sparse;
mod structure_open;
mod success_status;
mod trait_changed;
mod trait_definition;
mod trait_word;
mod type_added;
mod type_removed;
mod union_tagging;
mod values;
mod variant_added;
mod variant_removed;
mod webhooks;
mod words_all_of;
mod words_callbacks;
mod words_condition;
mod words_const;
mod words_contains;
mod words_content;
mod words_dependent;
mod words_discriminator;
mod words_extensible;
mod words_one_way;
mod words_pattern_properties;
mod words_prefix_items;
mod words_property_names;
mod words_request_media;
mod words_stability;
mod words_sunset;
mod words_unevaluated;

use super::Rule;

/// All rules, by id.
pub(super) const ALL: &[&Rule] = &[
    &words_all_of::RULE,
    &auth_details::RULE,
    &words_callbacks::RULE,
    &deprecation::RULE,
    &words_discriminator::RULE,
    &documentation::RULE,
    &enum_reordered::RULE,
    &enum_value_added::RULE,
    &enum_deprecated::RULE,
    &enum_value_removed::RULE,
    &enum_renamed::RULE,
    &error_added::RULE,
    &error_changed::RULE,
    &error_removed::RULE,
    &words_extensible::RULE,
    &likely_rename::RULE,
    &words_condition::RULE,
    &words_const::RULE,
    &words_contains::RULE,
    &words_content::RULE,
    &words_dependent::RULE,
    &limit_length::RULE,
    &limit_multiple::RULE,
    &limit_pattern::RULE,
    &words_pattern_properties::RULE,
    &words_prefix_items::RULE,
    &words_property_names::RULE,
    &limit_range::RULE,
    &words_unevaluated::RULE,
    &limit_unique::RULE,
    &member_added::RULE,
    &member_binding::RULE,
    &member_default::RULE,
    &member_event::RULE,
    &member_given::RULE,
    &member_host::RULE,
    &member_token::RULE,
    &member_nullable::RULE,
    &member_order::RULE,
    &member_presence::RULE,
    &member_removed::RULE,
    &member_target::RULE,
    &member_timestamp::RULE,
    &member_wire_name::RULE,
    &metadata::RULE,
    &notification::RULE,
    &words_one_way::RULE,
    &operation_added::RULE,
    &operation_auth::RULE,
    &operation_reading::RULE,
    &operation_host::RULE,
    &operation_idempotency::RULE,
    &operation_message::RULE,
    &operation_pages::RULE,
    &operation_removed::RULE,
    &operation_renamed::RULE,
    &operation_request_line::RULE,
    &operation_tags::RULE,
    &operation_transfer::RULE,
    &operation_waiters::RULE,
    &words_request_media::RULE,
    &resource_changed::RULE,
    &response_body::RULE,
    &response_headers::RULE,
    &response_media_type::RULE,
    &response_status::RULE,
    &sensitive::RULE,
    &service_auth::RULE,
    &service_endpoint::RULE,
    &service_name::RULE,
    &protocol::RULE,
    &servers::RULE,
    &service_settings::RULE,
    &service_version::RULE,
    &shape_added::RULE,
    &shape_removed::RULE,
    &shape_type::RULE,
    &shape_wire::RULE,
    &sparse::RULE,
    &words_stability::RULE,
    &structure_open::RULE,
    &success_status::RULE,
    &words_sunset::RULE,
    &trait_changed::RULE,
    &trait_definition::RULE,
    &type_added::RULE,
    &shape_kind::RULE,
    &type_removed::RULE,
    &variant_added::RULE,
    &variant_removed::RULE,
    &union_tagging::RULE,
    &webhooks::RULE,
];
