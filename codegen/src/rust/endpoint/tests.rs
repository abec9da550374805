//! What is written for the smallest rule sets and servers. That it compiles and does what the
//! interpreter does is tested by `cargo xtask conformance --endpoints`, and by the tests that
//! generated crates have.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use serde_json::{Value, json};

use super::endpoint_files;
use crate::diagnostic::Diagnostics;
use crate::model::{Docs, Endpoint, Server, ServerVariable};
use crate::toy::Toy;

/// The text of `src/endpoint.rs`, and what was said.
fn module(endpoint: Endpoint) -> (String, Vec<&'static str>) {
    let mut toy = Toy::new();
    toy.model.service.endpoint = endpoint;
    let mut diagnostics = Diagnostics::default();
    let files = endpoint_files(&toy.model, "toy", "test", &mut diagnostics).unwrap();
    let said = diagnostics.iter().map(|item| item.code.id()).collect();
    (files.first().unwrap().text.clone(), said)
}

fn rules(rules: Value) -> Endpoint {
    let origin = Toy::new().model.service.origin;
    let (rules, bdd) = if rules.get("nodes").is_some() { (None, Some(rules)) } else { (Some(rules), None) };
    Endpoint::Rules { rules, tests: None, bdd, client_params: None, origin }
}

/// The text from a line that starts so up to the next empty line, spaces made one.
fn item(text: &str, start: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with(start)).take_while(|line| !line.is_empty());
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn rules_are_nested_conditions_with_names_for_what_they_find_out() {
    let set = |name: &str| json!({"fn": "isSet", "argv": [{"ref": name}]});
    let (text, said) = module(rules(json!({
        "version": "1.1",
        "parameters": {
            "Region": {"type": "string"},
            "Bucket": {"type": "string", "required": true},
            "Fips": {"type": "boolean", "required": true, "default": false},
        },
        "rules": [
            {
                "conditions": [
                    set("Region"),
                    {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "Part"},
                    {"fn": "ite", "argv": [{"ref": "Fips"}, "-fips", ""], "assign": "suffix"},
                ],
                "rules": [
                    {
                        "conditions": [{"fn": "stringEquals", "argv": ["{Part#name}", ""]}],
                        "error": "no {Region}",
                    },
                    {
                        "conditions": [],
                        "endpoint": {
                            "url": "https://{Bucket}{suffix}.{Part#dnsSuffix}",
                            "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "{Region}"}]},
                        },
                    },
                    {"conditions": [], "error": "never reached"},
                ],
            },
            {"conditions": [{"fn": "not", "argv": [set("Region")]}], "error": "no region"},
        ],
    })));
    assert_eq!(said, [] as [&str; 0]);
    let expected = r#"pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
        let Some(bucket) = params.bucket.as_deref() else {
            return Err(EndpointError::Missing("Bucket".into()));
        };
        if let Some(region) = params.region.as_deref() && let Some(part) = params.partitions.of(region) {
            let suffix = if params.fips { "-fips" } else { "" };
            if part.name.is_empty() {
                return Err(EndpointError::refused(format!("no {region}")));
            }
            let dns_suffix = &part.dns_suffix;
            return Ok(
                Endpoint::new(format!("https://{bucket}{suffix}.{dns_suffix}"))
                    .auth_scheme(AuthScheme::new("sigv4").signing_region(region)),
            );
        }
        if params.region.is_none() { return Err(EndpointError::refused("no region")); }
        Err(EndpointError::Exhausted)
    }"#;
    assert_eq!(item(&text, "pub fn resolve"), words(expected));
}

#[test]
fn a_diagram_is_a_table_of_nodes_and_two_matches() {
    let (text, said) = module(rules(json!({
        "version": "1.1",
        "parameters": {"Host": {"type": "string"}},
        "conditions": [{"fn": "parseURL", "argv": ["{Host}"], "assign": "url"}],
        "results": [{"endpoint": {"url": "https://{url#authority}"}}],
        "root": 2,
        // The end, and condition 0 with high 100,000,001 and low -1.
        "nodes": "/////wAAAAH/////AAAAAAX14QH/////",
    })));
    assert_eq!(said, [] as [&str; 0]);
    let nodes = "static NODES: &[Node] = &[Node::new(0, Step::Result(0), Step::Exhausted)];";
    assert_eq!(item(&text, "static NODES"), nodes);
    let holds = "fn holds(params: &Params, found: &mut Found, condition: u16) -> Option<bool> {
        Some( match condition {
            0 => { found.url = Some(rules::parse_url(params.host.as_deref()?)?); true }
            _ => return None,
        }, ) }";
    assert_eq!(item(&text, "fn holds"), words(holds));
    let arm = r#"0 => { let authority = &found.url.as_ref()?.authority;
        Ok(Endpoint::new(format!("https://{authority}"))) }"#;
    assert!(item(&text, "fn outcome").contains(&words(arm)), "{text}");
}

#[test]
fn parameters_that_collide_or_are_keywords_become_different_fields() {
    let (text, said) = module(rules(json!({
        "version": "1.0",
        "parameters": {
            "type": {"type": "string"},
            "Partitions": {"type": "string"},
            "aB": {"type": "string"},
            "a-b": {"type": "stringArray", "default": ["x"]},
        },
        "rules": [{"conditions": [], "error": "e"}],
    })));
    assert_eq!(said, ["rust::name-collision"]);
    for field in ["pub r#type: Option<String>", "pub partitions_param:", "pub a_b:", "pub a_b_2: Vec<String>"]
    {
        assert!(text.contains(field), "{field}: {text}");
    }
    assert!(text.contains("pub fn resolve(_params: &Params)"));
}

fn server(url: &str, variables: &[(&str, &str, &[&str])]) -> Server {
    let variables = variables.iter().map(|(name, default, values)| ServerVariable {
        name: (*name).to_owned(),
        default: (*default).to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        docs: Docs::default(),
    });
    let origin = Toy::new().model.service.origin;
    Server { url: url.to_owned(), docs: Docs::default(), variables: variables.collect(), origin }
}

#[test]
fn variables_are_checked_for_the_place_that_they_have_in_the_url() {
    let (text, said) = module(Endpoint::Servers(vec![
        server(
            "https://{site}:{port}/{base}/v1/",
            &[("site", "a", &["a", "b"]), ("port", "443", &[]), ("base", "", &[])],
        ),
        server("{scheme}://c", &[("scheme", "https", &["https", "http"])]),
        server("/v2", &[]),
    ]));
    assert_eq!(said, [] as [&str; 0]);
    let expected = r#"pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
        if let Some(endpoint) = &params.endpoint { return Ok(Endpoint::new(endpoint)); }
        match params.server {
            Server::SitePortBaseV1 => {
                let site = host_part("site", params.site.as_str())?;
                let port = host_part("port", params.port.as_str())?;
                let base = path_part("base", params.base.as_str())?;
                Ok(Endpoint::new(format!("https://{site}:{port}/{base}/v1")))
            }
            Server::C => {
                let scheme = params.scheme.as_str();
                Ok(Endpoint::new(format!("{scheme}://c")))
            }
            Server::V2 => {
                let origin = origin("origin", &params.origin)?;
                Ok(Endpoint::new(format!("{origin}/v2")))
            }
        }
    }"#;
    assert_eq!(item(&text, "pub fn resolve"), words(expected));
    assert!(words(&text).contains("/// `a` #[default] A,"), "{text}");
}

#[test]
fn a_server_with_a_variable_that_is_not_declared_is_reported() {
    let (_, said) = module(Endpoint::Servers(vec![server("https://{x}.example.com", &[])]));
    assert_eq!(said, ["endpoint::server"]);
}

#[test]
fn a_service_that_says_nothing_about_its_place_needs_an_endpoint() {
    let (text, said) = module(Endpoint::Unknown);
    assert_eq!(said, [] as [&str; 0]);
    assert!(item(&text, "pub fn resolve").ends_with(r#"Err(EndpointError::Missing("endpoint".into())) }"#));
}

#[test]
fn operations_give_values_by_steps_into_their_input() {
    let mut toy = Toy::new();
    toy.model.service.endpoint = rules(json!({
        "version": "1.0",
        "parameters": {
            "Arns": {"type": "stringArray"},
            "Name": {"type": "string"},
            "Flag": {"type": "boolean", "default": true},
        },
        "rules": [{"conditions": [], "error": "e"}],
    }));
    let string = toy.add("String", crate::toy::text());
    let item = toy.structure("Item", &[("arn", string)]);
    let items = toy.list("Items", item);
    let input = toy.structure("Input", &[("name", string), ("items", items)]);
    toy.member(input, 0).context_param = Some("Name".to_owned());
    let operation = toy.operation("Go", input, None);
    operation.endpoint_params.fixed = Some(json!({"Flag": {"value": false}}));
    operation.endpoint_params.from_input = Some(json!({"Arns": {"path": "items[*].[arn, arn][]"}}));
    let mut diagnostics = Diagnostics::default();
    let files = endpoint_files(&toy.model, "toy", "test", &mut diagnostics).unwrap();
    assert_eq!(diagnostics.iter().count(), 0);
    let expected = r#"if call.operation.name == "Go" {
        if let Some(value) = input::texts(
            call.input,
            &[
                input::Step::Member(1),
                input::Step::Items,
                input::Step::Each(
                    &[&[input::Step::Member(0)], &[input::Step::Member(0)]],
                ),
            ],
        ) {
            params.arns = Some(value);
        }
        if let Some(value) = input::text(call.input, &[input::Step::Member(0)]) {
            params.name = Some(value);
        }
        params.flag = false;
    }"#;
    let text = words(&files.first().unwrap().text);
    assert!(text.contains(&words(expected)), "{text}");
}

#[test]
fn a_test_that_does_not_hold_is_reported_and_left_out() {
    let mut toy = Toy::new();
    toy.model.service.endpoint = rules(json!({
        "version": "1.0",
        "parameters": {},
        "rules": [{"conditions": [], "error": "e"}],
    }));
    if let Endpoint::Rules { tests, .. } = &mut toy.model.service.endpoint {
        *tests = Some(json!({"testCases": [
            {"documentation": "no more", "params": {}, "expect": {"error": "E"}},
            {"documentation": "it is refused", "params": {}, "expect": {"error": "e"}},
        ]}));
    }
    let mut diagnostics = Diagnostics::default();
    let files = endpoint_files(&toy.model, "toy", "test", &mut diagnostics).unwrap();
    assert_eq!(diagnostics.iter().map(|item| item.code.id()).collect::<Vec<_>>(), ["endpoint::test-fails"]);
    let tests = &files.last().unwrap().text;
    assert!(tests.contains("fn it_is_refused()") && !tests.contains("no_more"), "{tests}");
}
