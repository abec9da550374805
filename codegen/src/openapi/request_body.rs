//! Request bodies: what is sent of what a document offers, and what callers choose.
//!
//! One media type is sent. Those that are other spellings of the same value are left out; those that
//! say what is to be done with it, or what bytes are, can be named by the caller. A value of another
//! kind is sent by an operation of its own (`other_bodies`). A format that is not known here is sent as
//! the bytes that the caller gives.

use openapiv3::RequestBody;

use super::body::{Chosen, Kind, OCTETS, essence, rank};
use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use super::parameters::Refused;
use super::service::{Content, content};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Binding, Member, Payload, Presence, Scalar, Spelling};
use crate::source::Origin;

/// Media types of a request that are spellings of one value.
#[derive(Debug)]
pub(super) struct Group {
    /// The one that is sent.
    pub(super) chosen: Chosen,
    /// Those that callers may say in its place: they are spelled in the same way.
    pub(super) equal: Vec<String>,
    /// The Request Body Object.
    pub(super) origin: Origin,
}

impl Lowering<'_> {
    /// The members for a request body: the body, and its media type where callers choose it.
    pub(super) fn request_body(&mut self, operation: &Origin, name: &str) -> Result<Vec<Member>, Refused> {
        let declared = operation.join("requestBody");
        if self.document.get(&declared).is_none() {
            return Ok(Vec::new());
        }
        let origin = self.document.follow(&declared, &mut self.report);
        let body =
            origin.as_ref().and_then(|origin| self.typed::<RequestBody>(origin, dialect::REQUEST_BODY, &[]));
        let (Some(origin), Some(body)) = (origin, body) else {
            let message = format!("the request body of {name} cannot be read");
            let diagnostic = Diagnostic::new(Code::OpenapiUnsupportedBody, &declared, message);
            return Err(Refused(diagnostic.help("the operation is left out")));
        };
        let content = content(&origin, &body.content);
        let mut groups = self.groups(&content, &origin).into_iter();
        let Some(first) = groups.next() else { return Ok(Vec::new()) };
        self.other_bodies.insert(name.to_owned(), groups.collect());
        let mut members = self.body_members(&first, &format!("{}Body", pascal(name)));
        if let Some(member) = members.first_mut() {
            member.presence = if body.required { Presence::Required } else { Presence::Optional };
            member.docs.0 = body.description.or(member.docs.0.take());
        }
        Ok(members)
    }

    /// The members for a body of one of several media types that spell one value.
    pub(super) fn body_members(&mut self, group: &Group, hint: &str) -> Vec<Member> {
        let member = self.sent(&group.chosen, hint, &group.origin);
        let media_type = self.media_type_member(&group.chosen, &group.equal, &group.origin);
        std::iter::once(member).chain(media_type).collect()
    }

    /// The member that is the body.
    fn sent(&mut self, chosen: &Chosen, hint: &str, origin: &Origin) -> Member {
        let mut member = if chosen.kind == Kind::Multipart {
            let target = self.body_of_parts(chosen.schema.as_ref(), hint, origin);
            let mut member = self.plain_member("body", target, chosen.schema.as_ref().unwrap_or(origin));
            member.binding = Some(Binding::Payload(Payload::of(Some(without_boundary(&chosen.media_type)))));
            member
        } else {
            self.payload(chosen, hint, origin, Scalar::StreamingBlob)
        };
        if let (Kind::Form | Kind::Multipart, Some(Binding::Payload(payload))) =
            (chosen.kind, &mut member.binding)
        {
            payload.encodings = self.encodings(&origin.join("content").join(&chosen.media_type));
        }
        member
    }

    /// The media types by what they are spellings of, the one that comes first before the others.
    fn groups(&mut self, content: &Content, origin: &Origin) -> Vec<Group> {
        let mut choices = self.choices_of(content, true);
        for choice in choices.iter_mut().filter(|choice| choice.kind == Kind::Other || choice.is_answer()) {
            choice.is_foreign = true;
            choice.kind = Kind::Bytes;
        }
        choices.sort_by_key(rank);
        let mut groups: Vec<Group> = Vec::new();
        for choice in choices {
            match groups.iter_mut().find(|group| self.is_same(&group.chosen, &choice)) {
                None => groups.push(Group { chosen: choice, equal: Vec::new(), origin: origin.clone() }),
                Some(group) if group.chosen.kind == choice.kind && is_specific(&choice) => {
                    group.equal.push(choice.media_type);
                }
                Some(group) => self.ignore_beside("request", &choice, &group.chosen),
            }
        }
        for foreign in groups.iter().filter(|group| group.chosen.is_foreign) {
            let message = format!("a request body of {} is given as bytes", foreign.chosen.media_type);
            let help = "write the document with a library for its format";
            self.report.say(Code::OpenapiUnsupportedBody, origin, message, help);
        }
        groups
    }

    /// Whether two media types are spellings of one value.
    fn is_same(&mut self, one: &Chosen, other: &Chosen) -> bool {
        match (&one.schema, &other.schema) {
            _ if one.kind == Kind::Bytes && other.kind == Kind::Bytes => true,
            // Neither says what it is.
            (None, None) => true,
            (Some(one), Some(other)) => {
                self.document.get(one) == self.document.get(other) || self.find(one).at == self.find(other).at
            }
            _ => false,
        }
    }

    /// A header by which callers say what they send, where there is more than one answer.
    fn media_type_member(&mut self, chosen: &Chosen, others: &[String], origin: &Origin) -> Option<Member> {
        let is_range = chosen.media_type.contains('*') && chosen.kind != Kind::Json;
        if others.is_empty() && !is_range {
            return None;
        }
        let target = self.shared(Some(Scalar::String));
        let mut member = Member::new("content_type", target, origin.clone());
        "content-type".clone_into(&mut member.wire_name);
        member.binding = Some(Binding::Header("content-type".to_owned()));
        member.spelling = Some(Spelling::SIMPLE);
        let usual = if is_range { OCTETS } else { &chosen.media_type };
        let all: Vec<_> = others.iter().chain(is_range.then_some(&chosen.media_type)).collect();
        let all: Vec<_> = all.into_iter().map(|media_type| format!("`{media_type}`")).collect();
        member.docs.0 = Some(format!(
            "The media type of the body: `{usual}` unless this says otherwise, such as {}.",
            all.join(" or ")
        ));
        Some(member)
    }
}

/// Whether a media type says more than what a value is spelled in: what is to be done with it, or what
/// the bytes are.
fn is_specific(chosen: &Chosen) -> bool {
    let essence = essence(&chosen.media_type);
    !essence.contains('*') && !["application/json", "text/json"].contains(&essence.as_str())
}

/// A boundary is made up for each request.
fn without_boundary(media_type: &str) -> String {
    let parts = media_type.split(';').map(str::trim);
    parts.filter(|part| !part.to_ascii_lowercase().starts_with("boundary")).collect::<Vec<_>>().join("; ")
}
