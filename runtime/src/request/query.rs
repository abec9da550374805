//! The query: what the specification writes literally, members with a name of their own, and maps
//! whose keys are names.

use http::Request;
use http::uri::{InvalidUri, PathAndQuery, Uri};

use super::RequestError;
use super::flatten::{Member, bound};
use crate::flat::Flat;
use crate::operation::{Binding, OperationSchema};
use crate::pairs::Pairs;
use crate::transport::Body;
use crate::value::Structure;

const PLACE: &str = "a query";

/// Adds the operation's query. A parameter that a member is bound to wins over an entry of a map
/// with the same name (Smithy: `httpQueryParams`).
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    out: &mut String,
) -> Result<(), RequestError> {
    let mut query = Pairs::query(out, '?');
    let mut names: Vec<&str> = schema.query.iter().map(|(name, _)| *name).collect();
    for (name, value) in schema.query {
        query.literal(name, value);
    }
    let select = |binding: &'static Binding| match binding {
        Binding::Query(parameter) => Some(parameter),
        _ => None,
    };
    for (member, parameter) in bound(schema, input, select)? {
        let added = query.parameter(parameter.name, parameter, &member.view(), member.value_schema());
        if added.map_err(|error| member.failed(error))? {
            names.push(parameter.name);
        }
    }
    let maps = bound(schema, input, |binding| matches!(binding, Binding::QueryMap).then_some(()))?;
    for (member, ()) in maps {
        push_map(&mut query, member, &names)?;
    }
    Ok(())
}

/// Adds a parameter to a request that is built already.
pub(crate) fn add(request: &mut Request<Body>, name: &str, value: &str) -> Result<(), InvalidUri> {
    let before = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    let mut text = before.to_owned();
    let separator = if request.uri().query().is_some() { '&' } else { '?' };
    Pairs::query(&mut text, separator).pair(name, value);
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(text.parse()?);
    if let Ok(uri) = Uri::from_parts(parts) {
        *request.uri_mut() = uri;
    }
    Ok(())
}

/// Adds the entries of a map that no other parameter is called like.
fn push_map(pairs: &mut Pairs<'_>, member: Member<'_>, taken: &[&str]) -> Result<(), RequestError> {
    let entries = match member.flatten()? {
        Flat::Absent => return Ok(()),
        Flat::Pairs(pairs) => pairs,
        Flat::One(_) | Flat::Many(_) => return Err(member.unsupported(PLACE)),
    };
    for (name, texts) in entries.iter().filter(|(name, _)| !taken.contains(&name.as_str())) {
        texts.iter().for_each(|text| pairs.pair(name, text));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::collections::BTreeMap;

    use super::*;
    use crate::operation::{QueryParameter, QueryStyle};
    use crate::request::testing::{Bag, PLAIN, request};
    use crate::value::Value;

    fn parameter(name: &'static str, style: QueryStyle) -> Binding {
        Binding::Query(QueryParameter::new(name).style(style))
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
    fn a_literal_keeps_its_escapes_and_gets_none_that_it_does_not_need() {
        let query = &[("a", "b%20c"), ("flag", ""), ("x-id", "Get:It/1,2+3"), ("s", "a b#\u{e9}")];
        let schema = OperationSchema { query, ..PLAIN };
        let sent = query_of(schema, &Bag::new(Vec::new()));
        assert_eq!(sent.as_deref(), Some("a=b%20c&flag&x-id=Get:It/1,2+3&s=a%20b%23%C3%A9"));
    }

    /// Lists in it are numbered, as those who use the style for them do (Stripe, `qs`, PHP).
    #[test]
    fn a_deep_object_names_each_property_in_brackets() {
        let inner = Bag::new(vec![("tags", Box::new(texts(&["a", "b"]))), ("x", Box::new(None::<i64>))]);
        let outer = Bag::new(vec![("R", Box::new(100_i64)), ("in", Box::new(inner))]);
        let sent = styled(QueryStyle::Deep, outer);
        assert_eq!(
            sent.as_deref(),
            Some("color%5BR%5D=100&color%5Bin%5D%5Btags%5D%5B0%5D=a&color%5Bin%5D%5Btags%5D%5B1%5D=b")
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
        const BINDINGS: &[Binding] = &[Binding::query("bar"), Binding::QueryMap];
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

    /// OpenAPI 3.0.4 leaves it open what becomes of lists and objects in these (section 4.7.12.4).
    #[test]
    fn what_is_nested_is_json() {
        let nested = || vec![texts(&["a", "b"]), texts(&[])];
        assert_eq!(styled(QueryStyle::Comma, nested()).unwrap(), "color=%5B%22a%22%2C%22b%22%5D,%5B%5D");
        assert_eq!(
            styled(QueryStyle::Repeat, nested()).unwrap(),
            "color=%5B%22a%22%2C%22b%22%5D&color=%5B%5D"
        );
        let outer = || Bag::new(vec![("R", Box::new(100_i64)), ("in", Box::new(rgb()))]);
        let inner = "%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D";
        assert_eq!(styled(QueryStyle::Repeat, outer()).unwrap(), format!("R=100&in={inner}"));
        assert_eq!(styled(QueryStyle::Text, rgb()).unwrap(), format!("color={inner}"));
        assert_eq!(styled(QueryStyle::Json, rgb()).unwrap(), format!("color={inner}"));
        assert_eq!(styled(QueryStyle::Json, "a".to_owned()).unwrap(), "color=%22a%22");
        assert_eq!(styled(QueryStyle::Json, None::<String>), None);
    }

    /// RFC 6570, section 3.2.3; but for what would end the value (RFC 3986, section 3.4).
    #[test]
    fn reserved_characters_and_escapes_can_be_sent_as_they_are() {
        let bindings = vec![Binding::Query(QueryParameter::new("q").reserved())].leak();
        let schema = || OperationSchema { input: bindings, ..PLAIN };
        let sent = |value: &str| query_of(schema(), &Bag::of(value.to_owned())).unwrap();
        assert_eq!(sent("/foo/bar:1,2;@!$'()*?=%41"), "q=/foo/bar:1,2;@!$'()*?=%41");
        assert_eq!(sent("a&b=c#d[e] +%zz\u{e9}"), "q=a%26b=c%23d%5Be%5D%20%2B%25zz%C3%A9");
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
