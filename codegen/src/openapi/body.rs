//! Bodies: which of several media types is used, and as what.
//!
//! JSON first (`application/json`, then `+json` and the like); for requests, forms and parts; XML that a schema
//! describes; then, for requests, bytes and text, for responses text, then anything else as bytes, and
//! streams of events where there is nothing else.
//! What is done with the other media types of a request is for `request_body` to say.

use serde_json::Value;

use super::event_streams::is_stream;
use super::lowering::{Lowering, Part};
use super::schema::Type;
use super::service::Content;
use crate::diagnostic::Code;
use crate::model::{Binding, Member, Payload, Presence, Scalar};
use crate::source::Origin;

pub(super) const OCTETS: &str = "application/octet-stream";
const FORM: &str = "application/x-www-form-urlencoded";

/// What a body is, by its media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    /// XML that a schema describes.
    Xml,
    Text,
    /// A number, or another single value, as a text.
    Single,
    Bytes,
    /// Events, one after the other.
    Stream,
    /// Something unknown.
    Other,
}

/// The body that is chosen.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub(super) media_type: String,
    pub(super) kind: Kind,
    pub(super) request: bool,
    pub(super) schema: Option<Origin>,
    /// It is of a format that is not known here, and callers give its bytes.
    pub(super) is_foreign: bool,
}

impl Lowering<'_> {
    /// The media type that is used of a response, if there is one. A stream beside something else has
    /// an operation of its own.
    pub(super) fn choose(&mut self, content: &Content) -> Option<Chosen> {
        let choices = self.choices_of(content, false);
        let best = choices.iter().min_by_key(|chosen| rank(chosen))?.clone();
        let is_elsewhere = |other: &Chosen| other.is_stream() && !best.is_stream();
        let is_ignored = |other: &&Chosen| other.media_type != best.media_type && !is_elsewhere(other);
        for other in choices.iter().filter(is_ignored) {
            self.ignore_beside("response", other, &best);
        }
        Some(best)
    }

    /// All media types that a request or a response offers.
    pub(super) fn choices_of(&mut self, content: &Content, request: bool) -> Vec<Chosen> {
        let mut choices = Vec::new();
        for (media_type, schema) in content {
            let kind = self.kind(media_type, schema.as_ref(), request);
            let (media_type, schema) = (media_type.clone(), schema.clone());
            choices.push(Chosen { media_type, kind, request, schema, is_foreign: false });
        }
        choices
    }

    pub(super) fn ignore_beside(&mut self, direction: &str, other: &Chosen, best: &Chosen) {
        let (other, best) = (essence(&other.media_type), essence(&best.media_type));
        self.report.ignore(format!("{direction} media type {other} beside {best}"));
    }

    /// A member that is the whole body. Bytes are of this type: a stream where nobody else needs them
    /// as a whole.
    pub(super) fn payload(&mut self, chosen: &Chosen, hint: &str, origin: &Origin, bytes: Scalar) -> Member {
        let at = chosen.schema.as_ref().unwrap_or(origin);
        let mut member = match (chosen.kind, &chosen.schema) {
            (Kind::Json | Kind::Form | Kind::Single, Some(schema)) => {
                self.use_schema(schema, hint).member("body", Presence::Required, schema)
            }
            (Kind::Json | Kind::Form, None) => {
                let target = self.shared(None);
                self.plain_member("body", target, at)
            }
            (Kind::Text | Kind::Single, _) => {
                let target = self.shared(Some(Scalar::String));
                self.plain_member("body", target, at)
            }
            (Kind::Bytes, _) => {
                let target = self.shared(Some(bytes));
                self.plain_member("body", target, at)
            }
            (Kind::Xml, Some(schema)) => match self.xml_payload(schema, hint, chosen.request) {
                Some(member) => member,
                None => self.unspelled_xml(schema),
            },
            (Kind::Stream, schema) => {
                let target = self.stream(chosen, schema.as_ref(), hint, origin);
                self.plain_member("body", target, at)
            }
            // A response of parts is bytes; requests of parts are lowered elsewhere.
            (Kind::Multipart | Kind::Other | Kind::Xml, _) => {
                let target = self.shared(Some(Scalar::Blob));
                self.plain_member("body", target, at)
            }
        };
        let media_type = if chosen.media_type.contains('*') && chosen.kind == Kind::Json {
            "application/json".to_owned()
        } else if chosen.media_type.contains('*') {
            OCTETS.to_owned()
        } else {
            chosen.media_type.clone()
        };
        member.binding = Some(Binding::Payload(Payload::of(Some(media_type))));
        member
    }

    /// XML that is given and taken as it is.
    fn unspelled_xml(&mut self, schema: &Origin) -> Member {
        let message = "OpenAPI gives this schema no spelling in XML: the body is bytes as they are";
        let help = "describe it by properties and lists, name the root element by `xml.name`, or offer JSON";
        self.report.say(Code::OpenapiUnsupportedSchema, schema, message, help);
        let target = self.shared(Some(Scalar::Blob));
        self.plain_member("body", target, schema)
    }

    fn kind(&mut self, media_type: &str, schema: Option<&Origin>, request: bool) -> Kind {
        let essence = essence(media_type);
        if is_stream(&essence) {
            return Kind::Stream;
        }
        if is_json(&essence) {
            return Kind::Json;
        }
        let structured = schema.is_some_and(|schema| !self.is_raw(schema));
        if essence.contains('*') && structured {
            return Kind::Json;
        }
        if essence == FORM {
            return self.form_kind(schema, request);
        }
        let is_xml = is_xml(&essence);
        if is_xml && structured {
            return Kind::Xml;
        }
        if essence.starts_with("multipart/") {
            return Kind::Multipart;
        }
        if is_xml {
            return Kind::Other;
        }
        match (essence.starts_with("text/"), structured) {
            (true, false) => Kind::Text,
            (true, true) if schema.is_some_and(|schema| self.is_single(schema)) => Kind::Single,
            (false, false) => Kind::Bytes,
            (_, true) => Kind::Other,
        }
    }

    /// A form has names for its values: what has none is a text that has been escaped already. What is
    /// sent may be one of several objects, or whatever callers give; what is read is what is described.
    fn form_kind(&mut self, schema: Option<&Origin>, request: bool) -> Kind {
        let Some(schema) = schema else { return if request { Kind::Form } else { Kind::Text } };
        let found = self.find(schema);
        let merged = self.merge(&[Part { origin: found.at, plain: false }], None);
        let is_choice = !merged.choices.is_empty();
        match self.kind_of(&merged).as_slice() {
            [Type::Object] | [] if is_choice && !request => Kind::Text,
            [Type::Object] => Kind::Form,
            [] if request && merged.values().is_none() => Kind::Form,
            _ => Kind::Text,
        }
    }

    /// Whether a schema is a single value.
    fn is_single(&mut self, schema: &Origin) -> bool {
        let found = self.find(schema);
        let merged = self.merge(&[Part { origin: found.at, plain: false }], None);
        matches!(self.simple(&merged), Some(Some(_)))
    }

    /// Whether a schema is a text, or bytes, or says nothing.
    pub(super) fn is_raw(&mut self, schema: &Origin) -> bool {
        let found = self.find(schema);
        let merged = self.merge(&[Part { origin: found.at, plain: false }], None);
        if let Some(values) = merged.values() {
            return values.iter().all(Value::is_string);
        }
        match self.simple(&merged) {
            Some(None | Some(Scalar::String | Scalar::Blob | Scalar::Timestamp)) => true,
            Some(Some(_)) | None => false,
        }
    }
}

/// Which media type comes first.
pub(super) fn rank(chosen: &Chosen) -> usize {
    match (chosen.kind, chosen.request) {
        (Kind::Json, _) => usize::from(essence(&chosen.media_type) != "application/json"),
        (Kind::Form | Kind::Multipart, true) => 2,
        (Kind::Xml, _) => 3,
        (Kind::Bytes, true) if chosen.is_foreign => 6,
        (Kind::Text | Kind::Single, false) | (Kind::Bytes, true) => 4,
        (Kind::Text | Kind::Single, true) | (Kind::Bytes, false) => 5,
        (Kind::Form | Kind::Multipart | Kind::Other, _) => 6,
        (Kind::Stream, true) => 5,
        (Kind::Stream, false) => 7,
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether documents of this media type are JSON.
pub(super) fn is_json(essence: &str) -> bool {
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    subtype == "json" || subtype.ends_with("+json")
}

/// Media types of XML (RFC 7303, section 4.2).
fn is_xml(essence: &str) -> bool {
    essence.split_once('/').is_some_and(|(_, subtype)| subtype == "xml" || subtype.ends_with("+xml"))
}

impl Chosen {
    /// The media type, as written.
    pub(super) fn media_type(&self) -> &str {
        &self.media_type
    }
}
