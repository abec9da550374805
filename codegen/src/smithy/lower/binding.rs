//! Where a member travels, as its traits say.
//!
//! A member keeps what its traits say even in a structure that is nested in others, where HTTP
//! traits count for nothing: which structures are at the top of a message is for `bind` to see.

use super::text::text;
use super::traits;
use crate::model::{Binding, EventBinding, Payload, QueryStyle};
use crate::smithy::ast::{Traits, find};

/// The binding of a member in an HTTP message; `None` for the document in the body.
pub(super) fn binding(all: &Traits, media_type: Option<&str>) -> Option<Binding> {
    let has = |id: &str| find(all, id).is_some();
    if has(traits::HTTP_LABEL) {
        Some(Binding::Label)
    } else if let Some(name) = text(all, traits::HTTP_QUERY) {
        Some(Binding::Query { name, style: QueryStyle::Repeat })
    } else if has(traits::HTTP_QUERY_PARAMS) {
        Some(Binding::QueryMap)
    } else if let Some(name) = text(all, traits::HTTP_HEADER) {
        Some(Binding::Header(name))
    } else if let Some(prefix) = text(all, traits::HTTP_PREFIX_HEADERS) {
        Some(Binding::HeaderPrefix(prefix))
    } else if has(traits::HTTP_PAYLOAD) {
        Some(Binding::Payload(Payload::of(media_type.map(str::to_owned))))
    } else if has(traits::HTTP_RESPONSE_CODE) {
        Some(Binding::StatusCode)
    } else {
        None
    }
}

/// The binding of a member in an event of a stream; `None` for the document in its payload.
pub(super) fn event_binding(all: &Traits) -> Option<EventBinding> {
    if find(all, traits::EVENT_HEADER).is_some() {
        Some(EventBinding::Header)
    } else {
        find(all, traits::EVENT_PAYLOAD).map(|_| EventBinding::Payload)
    }
}
