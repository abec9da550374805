//! The query: what the specification writes literally, members with a name of their own, and maps
//! whose keys are names.

use http::Request;
use http::uri::{InvalidUri, PathAndQuery, Uri};

use super::RequestError;
use super::flatten::{Flat, Member, bound, for_each_property};
use super::percent::push_text;
use crate::operation::{Binding, OperationSchema, QueryParameter, QueryStyle};
use crate::transport::Body;
use crate::value::{Structure, Variant, View};

const PLACE: &str = "a query";
/// How deep objects may be nested in a `deepObject`.
const DEEPEST: usize = 16;

/// Adds the operation's query. A parameter that a member is bound to wins over an entry of a map
/// with the same name (Smithy: `httpQueryParams`).
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    out: &mut String,
) -> Result<(), RequestError> {
    let mut query = Query { out, separator: '?' };
    let mut names: Vec<&str> = schema.query.iter().map(|(name, _)| *name).collect();
    for (name, value) in schema.query {
        query.push_name(name);
        if !value.is_empty() {
            query.push_value(value);
        }
    }
    let select = |binding: &'static Binding| match binding {
        Binding::Query(parameter) => Some(parameter),
        _ => None,
    };
    for (member, parameter) in bound(schema, input, select)? {
        if query.push_member(member.timestamp(parameter.timestamp), parameter)? {
            names.push(parameter.name);
        }
    }
    let maps = bound(schema, input, |binding| matches!(binding, Binding::QueryMap).then_some(()))?;
    for (member, ()) in maps {
        query.push_map(member, &names)?;
    }
    Ok(())
}

/// Adds a parameter to a request that is built already.
pub(crate) fn add(request: &mut Request<Body>, name: &str, value: &str) -> Result<(), InvalidUri> {
    let before = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    let mut text = before.to_owned();
    let separator = if request.uri().query().is_some() { '&' } else { '?' };
    Query { out: &mut text, separator }.push(name, value);
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(text.parse()?);
    if let Ok(uri) = Uri::from_parts(parts) {
        *request.uri_mut() = uri;
    }
    Ok(())
}

struct Query<'a> {
    out: &'a mut String,
    separator: char,
}

impl Query<'_> {
    fn push(&mut self, name: &str, value: &str) {
        self.push_name(name);
        self.push_value(value);
    }

    fn push_name(&mut self, name: &str) {
        self.out.push(self.separator);
        self.separator = '&';
        push_text(self.out, name);
    }

    fn push_value(&mut self, value: &str) {
        self.out.push('=');
        push_text(self.out, value);
    }

    /// Adds a member and says whether there was anything to add.
    fn push_member(&mut self, member: Member<'_>, parameter: &QueryParameter) -> Result<bool, RequestError> {
        let before = self.out.len();
        if parameter.style == QueryStyle::Deep {
            self.push_deep(member, parameter.name, &member.view(), DEEPEST)?;
        } else {
            self.push_flat(parameter, member.flatten(PLACE)?);
        }
        Ok(self.out.len() > before)
    }

    fn push_flat(&mut self, parameter: &QueryParameter, flat: Flat) {
        let delimiter = match parameter.style {
            QueryStyle::Repeat | QueryStyle::Deep => None,
            QueryStyle::Comma => Some(","),
            QueryStyle::Space => Some("%20"),
            QueryStyle::Pipe => Some("%7C"),
        };
        match (flat, delimiter) {
            (Flat::Absent, _) => {}
            (Flat::One(text), _) => self.push(parameter.name, &text),
            (Flat::Many(texts), None) => texts.iter().for_each(|text| self.push(parameter.name, text)),
            (Flat::Many(texts), Some(delimiter)) => self.push_joined(parameter.name, &texts, delimiter),
            (Flat::Pairs(pairs), None) => {
                for (name, texts) in pairs {
                    self.push_joined(&name, &texts, ",");
                }
            }
            (Flat::Pairs(pairs), Some(delimiter)) => {
                let texts: Vec<_> =
                    pairs.into_iter().flat_map(|(name, texts)| std::iter::once(name).chain(texts)).collect();
                self.push_joined(parameter.name, &texts, delimiter);
            }
        }
    }

    /// Adds texts with a delimiter that is sent as it is between them; an empty list is not sent
    /// (RFC 6570, section 3.2.1: it is undefined).
    fn push_joined(&mut self, name: &str, texts: &[String], delimiter: &str) {
        for (position, text) in texts.iter().enumerate() {
            if position == 0 {
                self.push(name, text);
            } else {
                self.out.push_str(delimiter);
                push_text(self.out, text);
            }
        }
    }

    fn push_deep(
        &mut self,
        member: Member<'_>,
        name: &str,
        view: &View<'_>,
        depth: usize,
    ) -> Result<(), RequestError> {
        let Some(depth) = depth.checked_sub(1) else { return Err(member.unsupported(PLACE)) };
        match view {
            View::Structure(_) | View::Map(_) => for_each_property(view, &mut |key, value| {
                self.push_deep(member, &format!("{name}[{key}]"), &value, depth)
            }),
            View::List(list) => {
                (0..list.len()).try_for_each(|index| self.push_deep(member, name, &list.get(index), depth))
            }
            View::Union(union) => match union.variant() {
                Variant::Known(_, value) => self.push_deep(member, name, &value, depth),
                Variant::Unknown(_) => Err(member.unsupported(PLACE)),
            },
            scalar => {
                if let Some(text) = member.text(scalar, PLACE)? {
                    self.push(name, &text);
                }
                Ok(())
            }
        }
    }

    fn push_map(&mut self, member: Member<'_>, taken: &[&str]) -> Result<(), RequestError> {
        let pairs = match member.flatten(PLACE)? {
            Flat::Absent => return Ok(()),
            Flat::Pairs(pairs) => pairs,
            Flat::One(_) | Flat::Many(_) => return Err(member.unsupported(PLACE)),
        };
        for (name, texts) in pairs.iter().filter(|(name, _)| !taken.contains(&name.as_str())) {
            texts.iter().for_each(|text| self.push(name, text));
        }
        Ok(())
    }
}
