//! What a service sends on its own account: the bodies of webhooks and callbacks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(deprecated, reason = "one of the webhooks is")]

use drawplate_runtime::Document;
use fixture_webhooks::types::{CancelledOrder, OrderShippedPayload, Webhook};
use fixture_webhooks::{callbacks, webhooks};

const SHIPPED: &[u8] = br#"{"type":"order.shipped","parcel":"P1","order":{"id":"7"},"later":true}"#;
const CANCELLED: &[u8] = br#"{"reason":"changed my mind","type":"order.cancelled"}"#;

#[test]
fn a_webhook_is_read_by_a_function_of_its_name() {
    let shipped: webhooks::OrderShipped = webhooks::order_shipped(SHIPPED).unwrap();
    assert_eq!(shipped.parcel, "P1");
    assert_eq!(shipped.order.unwrap().id.as_deref(), Some("7"));
    // What an item refers to, and what its body refers to.
    let cancelled: CancelledOrder = webhooks::order_cancelled(CANCELLED).unwrap();
    assert_eq!(cancelled.reason.as_deref(), Some("changed my mind"));
}

#[test]
fn several_webhooks_are_told_apart_by_what_they_say() {
    let Webhook::OrderShipped(OrderShippedPayload { parcel, .. }) = webhooks::read(SHIPPED).unwrap() else {
        panic!("it says that it is one of a shipped order");
    };
    assert_eq!(parcel, "P1");
    assert!(webhooks::read(CANCELLED).unwrap().as_order_cancelled().is_some());
}

#[test]
fn a_webhook_that_only_its_name_tells_is_read_by_its_name() {
    assert!(webhooks::read_named("order.shipped", SHIPPED).unwrap().as_order_shipped().is_some());
    assert!(webhooks::read_named("order.cancelled", CANCELLED).unwrap().as_order_cancelled().is_some());
    // The name counts, and not what the body says.
    let error = webhooks::read_named("order.shipped", CANCELLED).unwrap_err();
    assert!(error.to_string().contains("parcel"), "{error}");
}

#[test]
fn a_webhook_that_nobody_knows_is_kept() {
    let body = br#"{"type":"order.lost","order":7}"#;
    let Webhook::Unknown(unknown) = webhooks::read(body).unwrap() else { panic!("it is unknown") };
    assert_eq!(unknown.name(), "order.lost");
    let Webhook::Unknown(unknown) = webhooks::read_named("order.found", body).unwrap() else {
        panic!("it is unknown");
    };
    assert_eq!(unknown.name(), "order.found");
    let Document::Object(data) = unknown.into_value() else { panic!("all of it is kept") };
    assert_eq!(data.get("type"), Some(&Document::String("order.lost".to_owned())));
}

#[test]
fn a_callback_is_read_as_its_media_type_says() {
    let progress = callbacks::place_order_progress(br#"{"percent":40}"#).unwrap();
    assert_eq!(progress.percent, 40);
    let done: callbacks::OrderDonePost = callbacks::order_done_post(b"order=7+a&parcels=2").unwrap();
    assert_eq!((done.order.as_deref(), done.parcels), (Some("7 a"), Some(2)));
    assert_eq!(callbacks::order_done_put("schön".as_bytes()).unwrap(), "schön");
}

#[test]
fn a_body_that_is_not_what_is_described_is_an_error_that_names_the_place_and_no_value() {
    for body in [&br#"{"percent":"canary"}"#[..], br#"{"percent":1"#, b"", b"canary", b"\xff"] {
        let error = callbacks::place_order_progress(body).unwrap_err();
        assert!(!format!("{error} {error:?} {error:#?}").contains("canary"), "{error}");
    }
    let error = callbacks::place_order_progress(br#"{"percent":"canary"}"#).unwrap_err();
    assert!(error.to_string().contains("percent"), "{error}");
}
