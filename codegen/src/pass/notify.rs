//! How is what a service sends on its own account spelled?

use crate::model::{Binding, Model, Notification, Scalar, ShapeKind};
use crate::protocol::{PayloadMember, PayloadRule, Rules, WireCodec};

/// The codec of each notification's body, in their order.
pub(super) fn codecs(model: &Model, rules: &Rules) -> Vec<WireCodec> {
    model.notifications.all.iter().map(|notification| codec(model, rules, notification)).collect()
}

fn codec(model: &Model, rules: &Rules, notification: &Notification) -> WireCodec {
    let (service, member) = (&model.service, &notification.payload);
    let (shape, media_type) = (&model.shapes[member.target], media_type(notification));
    match shape.kind {
        // Whatever the media type is: it is not taken apart.
        ShapeKind::Scalar(Scalar::Blob) => WireCodec::Bytes,
        _ => spelled(rules, &PayloadMember { service, member, shape, media_type }),
    }
}

/// As a request of the client is spelled, but that a root element may have any name.
fn spelled(rules: &Rules, payload: &PayloadMember<'_>) -> WireCodec {
    let Some(http) = &rules.http else { return WireCodec::Json };
    let PayloadRule { codec, .. } = (http.payload)(payload);
    match codec {
        WireCodec::Xml { .. } => WireCodec::XmlWithin(Vec::new()),
        codec => codec,
    }
}

fn media_type(notification: &Notification) -> Option<&str> {
    match &notification.payload.binding {
        Some(Binding::Payload(payload)) => payload.media_type.as_deref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Payload, Protocol, ShapeId};
    use crate::protocol;
    use crate::toy::{Toy, text};

    fn codec_of(media_type: &str, target: impl FnOnce(&mut Toy) -> ShapeId) -> Option<WireCodec> {
        let mut toy = Toy::new();
        let target = target(&mut toy);
        toy.notification("hook", target);
        for sent in &mut toy.model.notifications.all {
            sent.payload.binding = Some(Binding::Payload(Payload::of(Some(media_type.to_owned()))));
        }
        codecs(&toy.model, protocol::rules(Protocol::PlainHttp)).pop()
    }

    #[test]
    fn a_body_is_read_as_its_media_type_says_and_bytes_as_they_are() {
        for (media_type, codec) in [
            ("application/json", WireCodec::Json),
            ("application/cloudevents+json", WireCodec::Json),
            ("application/x-www-form-urlencoded", WireCodec::Form(Vec::new())),
            ("application/xml", WireCodec::XmlWithin(Vec::new())),
        ] {
            let structure = |toy: &mut Toy| toy.structure("A", &[]);
            assert_eq!(codec_of(media_type, structure), Some(codec), "{media_type}");
        }
        assert_eq!(codec_of("text/plain", |toy| toy.add("B", text())), Some(WireCodec::Text));
        let blob = |toy: &mut Toy| toy.add("C", ShapeKind::Scalar(Scalar::Blob));
        assert_eq!(codec_of("text/plain", blob), Some(WireCodec::Bytes));
    }
}
