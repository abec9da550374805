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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::collections::BTreeMap;

    use super::*;
    use crate::request::testing::{Bag, PLAIN, request};
    use crate::schema::TimestampFormat;
    use crate::value::Value;

    fn parameter(name: &'static str, style: QueryStyle) -> Binding {
        Binding::Query(QueryParameter { name, style, timestamp: TimestampFormat::DateTime })
    }

    fn query_of(schema: OperationSchema, input: &Bag) -> Option<String> {
        request(schema, input).unwrap().uri().query().map(str::to_owned)
    }

    fn styled(style: QueryStyle, value: impl Value + 'static) -> Option<String> {
        let bindings = vec![parameter("color", style)].leak();
        query_of(OperationSchema { input: bindings, ..PLAIN }, &Bag::of(value))
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn rgb() -> BTreeMap<String, i64> {
        [("B", 150), ("G", 200), ("R", 100)].map(|(name, value)| (name.to_owned(), value)).into()
    }

    #[test]
    fn styles_are_those_of_the_openapi_table() {
        // https://spec.openapis.org/oas/v3.0.3#style-examples, keys in the order of a map.
        let list = || texts(&["blue", "black", "brown"]);
        for (style, array, object) in [
            (QueryStyle::Repeat, "color=blue&color=black&color=brown", "B=150&G=200&R=100"),
            (QueryStyle::Comma, "color=blue,black,brown", "color=B,150,G,200,R,100"),
            (QueryStyle::Space, "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"),
            (QueryStyle::Pipe, "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"),
        ] {
            assert_eq!(styled(style, list()).as_deref(), Some(array), "{style:?}");
            assert_eq!(styled(style, rgb()).as_deref(), Some(object), "{style:?}");
            assert_eq!(styled(style, "blue".to_owned()).as_deref(), Some("color=blue"), "{style:?}");
            assert_eq!(styled(style, String::new()).as_deref(), Some("color="), "{style:?}");
            assert_eq!(styled(style, Vec::<String>::new()), None, "{style:?}");
            assert_eq!(styled(style, None::<String>), None, "{style:?}");
        }
    }

    #[test]
    fn a_deep_object_names_each_property_in_brackets() {
        let inner = Bag::new(vec![("tags", Box::new(texts(&["a", "b"]))), ("x", Box::new(None::<i64>))]);
        let outer = Bag::new(vec![("R", Box::new(100_i64)), ("in", Box::new(inner))]);
        let sent = styled(QueryStyle::Deep, outer);
        assert_eq!(
            sent.as_deref(),
            Some("color%5BR%5D=100&color%5Bin%5D%5Btags%5D=a&color%5Bin%5D%5Btags%5D=b")
        );
    }

    #[test]
    fn names_and_values_are_percent_encoded_and_a_space_is_never_a_plus() {
        let bindings = vec![parameter("page[size]", QueryStyle::Repeat)].leak();
        let schema = OperationSchema { input: bindings, ..PLAIN };
        let value = " %:/?#[]@!$&'()*+,;=\u{1f639}".to_owned();
        assert_eq!(
            query_of(schema, &Bag::of(value)).unwrap(),
            "page%5Bsize%5D=%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9"
        );
    }

    #[test]
    fn delimiters_inside_of_texts_are_not_delimiters() {
        let list = texts(&["a,b", "c|d", "e f"]);
        assert_eq!(styled(QueryStyle::Comma, list).unwrap(), "color=a%2Cb,c%7Cd,e%20f");
    }

    #[test]
    fn a_named_parameter_wins_over_an_entry_of_a_map() {
        const BINDINGS: &[Binding] = &[
            Binding::Query(QueryParameter {
                name: "bar",
                style: QueryStyle::Repeat,
                timestamp: TimestampFormat::DateTime,
            }),
            Binding::QueryMap,
        ];
        let map: BTreeMap<_, _> = [("bar", "fromMap"), ("lit", "fromMap"), ("qux", "alsoFromMap")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        let schema = || OperationSchema { input: BINDINGS, query: &[("lit", "1"), ("bare", "")], ..PLAIN };
        let set = Bag::new(vec![("foo", Box::new("named".to_owned())), ("baz", Box::new(map.clone()))]);
        assert_eq!(query_of(schema(), &set).unwrap(), "lit=1&bare&bar=named&qux=alsoFromMap");
        let unset = Bag::new(vec![("foo", Box::new(None::<String>)), ("baz", Box::new(map))]);
        assert_eq!(query_of(schema(), &unset).unwrap(), "lit=1&bare&bar=fromMap&qux=alsoFromMap");
    }

    #[test]
    fn a_map_may_hold_lists() {
        let map: BTreeMap<_, _> = [("baz".to_owned(), texts(&["bar", "qux"]))].into();
        let schema = OperationSchema { input: &[Binding::QueryMap], ..PLAIN };
        assert_eq!(query_of(schema, &Bag::of(map)).unwrap(), "baz=bar&baz=qux");
    }

    #[test]
    fn a_list_of_lists_has_no_spelling() {
        let bindings = vec![parameter("color", QueryStyle::Comma)].leak();
        let schema = OperationSchema { input: bindings, ..PLAIN };
        let error = request(schema, &Bag::of(vec![texts(&["a"])])).unwrap_err();
        assert_eq!(error, RequestError::Unsupported { member: "it", place: PLACE });
    }

    proptest::proptest! {
        #[test]
        fn a_library_that_parses_the_url_changes_nothing_in_it(name: String, value: String) {
            let map: BTreeMap<_, _> = [(name.clone(), value.clone())].into();
            let schema = OperationSchema { input: &[Binding::QueryMap], ..PLAIN };
            let sent = request(schema, &Bag::of(map)).unwrap().uri().to_string();
            let parsed = url::Url::parse(&sent).unwrap();
            proptest::prop_assert_eq!(parsed.as_str(), &sent);
            let pairs: Vec<_> = parsed.query_pairs().into_owned().collect();
            proptest::prop_assert_eq!(pairs, [(name, value)]);
        }
    }

    #[test]
    fn a_parameter_is_added_to_a_request_that_is_built() {
        let mut built = request(PLAIN, &Bag::new(Vec::new())).unwrap();
        add(&mut built, "k&", "a=b").unwrap();
        add(&mut built, "l", "").unwrap();
        assert_eq!(built.uri(), "https://example.com/base/?k%26=a%3Db&l=");
    }
}
