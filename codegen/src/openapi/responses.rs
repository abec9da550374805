//! Responses: successes and errors, by status.
//!
//! 2xx are successes; where there is none, 3xx are, and where there is none of those either,
//! `default` describes them. All others are errors. Each response is a structure whose one member
//! is the body. Errors that refer to one component, or to one schema, share a structure.

use serde_json::{Map, Value, json};

use super::body::Chosen;
use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use super::service::content;
use super::status;
use crate::model::{Docs, Response, Scalar, ShapeId, ShapeKind, StatusPattern, StructureShape};
use crate::source::Origin;

/// The responses of an operation.
pub(super) struct Responses {
    pub(super) success: Vec<Response>,
    pub(super) errors: Vec<Response>,
}

impl Lowering<'_> {
    /// Lowers all responses of an operation.
    pub(super) fn responses(&mut self, operation: &Origin, name: &str) -> Responses {
        let at = operation.join("responses");
        let declared = self.document.get(&at).and_then(Value::as_object);
        let keys: Vec<String> = declared.into_iter().flat_map(Map::keys).cloned().collect();
        let all: Vec<_> = keys.iter().filter_map(|key| Some((pattern(key)?, at.join(key)))).collect();
        let has = |class: u16| all.iter().any(|(status, _)| self::class(*status) == Some(class));
        let succeeds = if has(2) { Some(2) } else { has(3).then_some(3) };
        let mut responses = Responses { success: Vec::new(), errors: Vec::new() };
        for (status, origin) in &all {
            match self::class(*status) {
                Some(1) => self.report.ignore("informational response"),
                class if class.is_some() && class == succeeds => {
                    let first = responses.success.is_empty();
                    let response = self.success(*status, origin, name, first);
                    responses.success.push(response);
                }
                _ => responses.errors.push(self.error(*status, origin, name)),
            }
        }
        if succeeds.is_none() {
            responses.success.push(self.fallback(&all, operation, name));
        }
        responses
    }

    /// The success of an operation that describes none.
    fn fallback(&mut self, all: &[(StatusPattern, Origin)], operation: &Origin, name: &str) -> Response {
        let success = StatusPattern::Class(2);
        match all.iter().find(|(status, _)| *status == StatusPattern::Default) {
            Some((_, origin)) => self.success(success, origin, name, true),
            None => {
                self.report.ignore("operation that describes no success");
                Response {
                    name: status::name(success),
                    status: success,
                    shape: None,
                    headers: None,
                    media_types: Vec::new(),
                    docs: Docs::default(),
                    origin: operation.clone(),
                }
            }
        }
    }

    fn success(&mut self, status: StatusPattern, origin: &Origin, name: &str, first: bool) -> Response {
        let (mut response, at, content) = self.response(status, origin);
        if content.is_empty() {
            return response;
        }
        let Some(chosen) = self.choose(&content) else { return response };
        let label = if first { String::new() } else { response.name.clone() };
        let operation = pascal(name);
        let shape = self.wrapper(
            &format!("{operation}{label}Output"),
            &chosen,
            &format!("{operation}{label}Response"),
            &at,
            Scalar::StreamingBlob,
        );
        response.shape = Some(shape);
        response.media_types = vec![chosen.media_type().to_owned()];
        response
    }

    fn error(&mut self, status: StatusPattern, origin: &Origin, name: &str) -> Response {
        let (mut response, at, content) = self.response(status, origin);
        if content.is_empty() {
            return response;
        }
        let Some(chosen) = self.choose(&content).filter(|chosen| !chosen.is_stream()) else {
            self.report.ignore("error response whose body is kept as it comes");
            return response;
        };
        if self.choose_stream(&content).is_some() {
            self.report.ignore("error response of events beside another");
        }
        let (key, name) =
            self.error_name(&chosen, origin, &at, &format!("{}{}", pascal(name), response.name));
        let key = (key, chosen.media_type().to_owned());
        let shape = match self.replies.get(&key) {
            Some(shape) => *shape,
            None => {
                let shape = self.wrapper(&name, &chosen, &format!("{name}Body"), &at, Scalar::Blob);
                self.replies.insert(key, shape);
                shape
            }
        };
        response.shape = Some(shape);
        response.media_types = vec![chosen.media_type().to_owned()];
        response
    }

    /// What an error's structure is shared by, and its name.
    fn error_name(
        &mut self,
        chosen: &Chosen,
        declared: &Origin,
        at: &Origin,
        fallback: &str,
    ) -> (Origin, String) {
        if declared != at {
            let name = at.pointer.tokens().last().map_or_else(|| fallback.to_owned(), |name| pascal(name));
            return (at.clone(), name);
        }
        if let Some(schema) = &chosen.schema {
            let found = self.find(schema);
            if let Some(name) = found.name {
                return (found.at, format!("{}Response", pascal(&name)));
            }
        }
        (at.clone(), fallback.to_owned())
    }

    /// A structure that holds nothing but a body.
    pub(super) fn wrapper(
        &mut self,
        name: &str,
        chosen: &Chosen,
        hint: &str,
        origin: &Origin,
        bytes: Scalar,
    ) -> ShapeId {
        let name = self.names.claim(name);
        let member = self.payload(chosen, hint, origin, bytes);
        let structure = StructureShape { members: vec![member], ..StructureShape::default() };
        self.add_shape(&name, ShapeKind::Structure(structure), origin)
    }

    /// A response without its body, where it is described, and its content.
    fn response(
        &mut self,
        status: StatusPattern,
        origin: &Origin,
    ) -> (Response, Origin, super::service::Content) {
        let at = self.document.follow(origin, &mut self.report).unwrap_or_else(|| origin.clone());
        let read: openapiv3::Response =
            self.typed(&at, dialect::RESPONSE, &[("description", json!(""))]).unwrap_or_default();
        let response = Response {
            name: status::name(status),
            status,
            shape: None,
            headers: self.response_headers(&at),
            media_types: read.content.keys().cloned().collect(),
            docs: Docs(Some(read.description).filter(|text| !text.is_empty())),
            origin: at.clone(),
        };
        let mut content = content(&at, &read.content);
        if !content.is_empty() && is_without_content(status, origin) {
            self.report.ignore("content of a response that never has any");
            content.clear();
        }
        (response, at, content)
    }
}

fn pattern(key: &str) -> Option<StatusPattern> {
    if key == "default" {
        return Some(StatusPattern::Default);
    }
    let digit = key.chars().next()?.to_digit(10)?;
    match key.parse() {
        Ok(code) => Some(StatusPattern::Exact(code)),
        Err(_) => key
            .get(1..)?
            .eq_ignore_ascii_case("XX")
            .then_some(StatusPattern::Class(u8::try_from(digit).ok()?)),
    }
}

/// Whether there is no content whatever a document says: responses to HEAD, and those with these
/// statuses (RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5). They stand below their method.
fn is_without_content(status: StatusPattern, declared: &Origin) -> bool {
    let method = declared.pointer.tokens().iter().rev().nth(2).copied();
    method == Some("head") || [204, 205, 304].map(StatusPattern::Exact).contains(&status)
}

fn class(status: StatusPattern) -> Option<u16> {
    match status {
        StatusPattern::Exact(code) => Some(code / 100),
        StatusPattern::Class(class) => Some(u16::from(class)),
        StatusPattern::Default => None,
    }
}
