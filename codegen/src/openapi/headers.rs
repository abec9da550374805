//! Headers of responses: a structure of them beside what a response holds.
//!
//! Responses with the same headers share a structure, which is called after the headers, so that
//! neither the order of operations nor a new one changes its name. All are optional, whatever is
//! said: what stands between a service and its clients adds and removes headers.

use indexmap::IndexSet;
use serde_json::{Map, Value};

use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use crate::diagnostic::Code;
use crate::model::{
    Binding, Deprecation, Docs, Member, Presence, Scalar, ShapeId, ShapeKind, StructureShape,
};
use crate::source::Origin;

impl Lowering<'_> {
    /// The structure for the headers of a response, if it describes any.
    pub(super) fn response_headers(&mut self, response: &Origin) -> Option<ShapeId> {
        let at = response.join("headers");
        let declared = self.document.get(&at).and_then(Value::as_object);
        let names: Vec<String> = declared.into_iter().flat_map(Map::keys).cloned().collect();
        let names = self.distinct(names, &at);
        let places: Vec<_> = names.iter().map(|name| self.header_place(&at.join(name))).collect();
        let key: Vec<_> =
            names.iter().cloned().zip(places.iter().map(|place| self.identity(place))).collect();
        if key.is_empty() {
            return None;
        }
        if let Some(known) = self.header_sets.get(&key) {
            return Some(*known);
        }
        let name = self.names.claim(&set_name(&names));
        let headers = names.iter().zip(&places);
        let members = headers.map(|(header, place)| self.header(header, place)).collect();
        let structure = StructureShape { members, ..StructureShape::default() };
        let shape = self.add_shape(&name, ShapeKind::Structure(structure), &at);
        self.shapes[shape].docs = Docs(Some(format!("Headers of responses: {}.", names.join(", "))));
        self.header_sets.insert(key, shape);
        Some(shape)
    }

    /// The names without those that differ in case alone, which are one header (RFC 9110, section 5.1), and
    /// without "Content-Type", which is ignored since the content says it (OpenAPI 3.0.4, section 4.7.16.1).
    fn distinct(&mut self, names: Vec<String>, at: &Origin) -> Vec<String> {
        let mut seen = IndexSet::from(["content-type".to_owned()]);
        let mut distinct = Vec::new();
        for name in names {
            if seen.insert(name.to_ascii_lowercase()) {
                distinct.push(name);
            } else if !name.eq_ignore_ascii_case("content-type") {
                let message = format!("the header `{name}` is there twice, and the first one counts");
                self.report.say(Code::OpenapiMalformed, &at.join(&name), message, "remove one of the two");
            }
        }
        distinct
    }

    fn header_place(&mut self, declared: &Origin) -> Origin {
        self.document.follow(declared, &mut self.report).unwrap_or_else(|| declared.clone())
    }

    /// What a header is the same by: its text.
    fn identity(&self, place: &Origin) -> String {
        self.document.get(place).map_or_else(String::new, Value::to_string)
    }

    fn header(&mut self, name: &str, place: &Origin) -> Member {
        let Some(Value::Object(raw)) = self.document.get(place) else {
            self.malformed(place, "a header is an object");
            return self.header_member(name, None, place);
        };
        let text = raw.get("description").and_then(Value::as_str).map(str::to_owned);
        let deprecated = raw.get("deprecated") == Some(&Value::Bool(true));
        dialect::spell(raw, dialect::HEADER, place, &mut self.report);
        let schema = raw.contains_key("schema").then(|| place.join("schema"));
        let mut member = self.header_member(name, schema.as_ref(), place);
        member.docs.0 = text.or(member.docs.0);
        if deprecated {
            member.deprecated = Some(Deprecation::default());
        }
        member
    }

    fn header_member(&mut self, name: &str, schema: Option<&Origin>, place: &Origin) -> Member {
        let mut member = match schema {
            Some(schema) => self.use_schema(schema, &pascal(name)).member(name, Presence::Optional, place),
            None => {
                let target = self.shared(Some(Scalar::String));
                Member::new(name, target, place.clone())
            }
        };
        self.build_reserved();
        member.target = self.header_target(member.target);
        member.presence = Presence::Optional;
        member.nullable = false;
        member.default = None;
        member.sensitive |= self.overrides.is_sensitive(place);
        member.public_name = self.overrides.name(place).map(str::to_owned);
        member.binding = Some(Binding::Header(name.to_owned()));
        member
    }

    /// Single values and lists of them have a spelling in headers; all else is text as it comes.
    fn header_target(&mut self, shape: ShapeId) -> ShapeId {
        let is_single = |kind: &ShapeKind| {
            matches!(kind, ShapeKind::Scalar(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_))
        };
        let readable = match &self.shapes[shape].kind {
            ShapeKind::List(list) => is_single(&self.shapes[list.member.target].kind),
            kind => is_single(kind),
        };
        if readable { shape } else { self.shared(Some(Scalar::String)) }
    }
}

/// What a set of headers is called: after its one header, after the words that all of them begin
/// with, or after all of them.
fn set_name(names: &[String]) -> String {
    let words = |name: &String| name.split('-').map(pascal).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = names.iter().map(words).collect();
    let Some((first, rest)) = all.split_first() else { return "Headers".to_owned() };
    let same = |at: usize, word: &String| {
        rest.iter().all(|other| other.get(at).is_some_and(|it| it.eq_ignore_ascii_case(word)))
    };
    let shared: String =
        first.iter().enumerate().take_while(|(at, word)| same(*at, word)).map(|(_, word)| &**word).collect();
    // `X` alone says nothing.
    let shared = if shared.eq_ignore_ascii_case("x") { String::new() } else { shared };
    let name = if shared.is_empty() { all.concat().concat() } else { shared };
    format!("{name}Headers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_headers_is_called_after_what_its_headers_have_in_common() {
        for (names, expected) in [
            (&["Link"][..], "LinkHeaders"),
            (&["X-Rate-Limit-Limit", "X-Rate-Limit-Reset"], "XRateLimitHeaders"),
            (&["ratelimit-limit", "RateLimit-Reset"], "RatelimitHeaders"),
            (&["X-Next", "X-Total"], "XNextXTotalHeaders"),
            (&["ETag", "Last-Modified"], "ETagLastModifiedHeaders"),
        ] {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(set_name(&names), expected);
        }
    }
}
