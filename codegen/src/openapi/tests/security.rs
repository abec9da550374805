use super::{Read, document, with_options};
use crate::model::{AuthSchemeKind, Endpoint};
use crate::options::{OpenapiOptions, Options};

const SCHEMES: &str = "components:\n  securitySchemes:\n    header: {type: apiKey, in: header, name: X-Key}\n    query: {type: apiKey, in: query, name: key}\n    cookie: {type: apiKey, in: cookie, name: sid}\n    basic: {type: http, scheme: Basic}\n    bearer: {type: http, scheme: bearer, bearerFormat: JWT}\n    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {}}}}\n    oidc: {type: openIdConnect, openIdConnectUrl: 'https://a.example'}\n    digest: {type: http, scheme: digest}\n    mutual: {type: mutualTLS}\n    word: {type: http, scheme: Token}\n    here: {type: oauth2, flows: {clientCredentials: {tokenUrl: /oauth/token, scopes: {}}}}\n    nowhere: {type: oauth2, flows: {clientCredentials: {tokenUrl: ../token, scopes: {}}}}\n";

fn auth(read: &Read) -> Vec<Vec<String>> {
    let requirements =
        read.model.operations[0].auth.clone().unwrap_or_else(|| read.model.service.auth.clone());
    requirements.into_iter().map(|one| one.schemes.into_iter().map(|(name, _)| name).collect()).collect()
}

#[test]
fn schemes_are_known_by_how_they_work() {
    let read = document(&format!("servers: [{{url: 'https://a.example'}}]\npaths: {{}}\n{SCHEMES}"));
    let kinds: Vec<_> = read.model.service.auth_schemes.iter().map(|scheme| scheme.kind.clone()).collect();
    let unsupported = |what: &str| AuthSchemeKind::Unsupported(what.to_owned());
    assert_eq!(
        kinds,
        [
            AuthSchemeKind::ApiKeyHeader { name: "X-Key".into(), prefix: None },
            AuthSchemeKind::ApiKeyQuery { name: "key".into() },
            AuthSchemeKind::ApiKeyCookie { name: "sid".into() },
            AuthSchemeKind::Basic,
            AuthSchemeKind::Bearer,
            AuthSchemeKind::ClientCredentials { token_url: "https://a.example".into() },
            AuthSchemeKind::Bearer,
            unsupported("http digest"),
            AuthSchemeKind::MutualTls,
            AuthSchemeKind::ApiKeyHeader { name: "Authorization".into(), prefix: Some("Token".into()) },
            AuthSchemeKind::ClientCredentials { token_url: "/oauth/token".into() },
            AuthSchemeKind::Bearer,
        ]
    );
    assert_eq!(read.said(), ["openapi::unsupported-security #/components/securitySchemes/digest"]);
}

#[test]
fn requirements_are_alternatives_of_schemes_together() {
    for (global, own, expected) in [
        ("[{header: [], query: []}, {oauth: [a]}]", "", vec![vec!["header", "query"], vec!["oauth"]]),
        ("[{header: []}]", "security: []", vec![]),
        ("[{header: []}]", "security: [{}, {basic: []}]", vec![vec![], vec!["basic"]]),
        ("[{header: []}]", "security: [{nobody: []}]", vec![]),
    ] {
        let read = document(&format!(
            "servers: [{{url: 'https://a.example'}}]\nsecurity: {global}\npaths:\n  /a:\n    get:\n      operationId: Op\n      {own}\n{SCHEMES}"
        ));
        assert_eq!(auth(&read), expected, "{own}");
    }
}

#[test]
fn servers_have_declared_variables_and_a_host_if_any_has() {
    let whole = "https://a.example";
    for (servers, expected, said) in [
        ("[{url: 'https://{s}.example', variables: {s: {default: a}}}]", vec!["https://{s}.example"], vec![]),
        (
            "[{url: 'https://a.example:{p}', variables: {p: {default: 443}}}]",
            vec!["https://a.example:{p}"],
            vec![],
        ),
        (
            "[{url: 'https://{site}.example'}]",
            vec![],
            vec!["openapi::server #", "openapi::server #/servers/0"],
        ),
        ("[{url: /v1}, {url: 'https://a.example'}]", vec![whole], vec!["openapi::server #/servers/0"]),
        (
            "[{url: 'ws://a.example'}, {url: 'https://a.example'}]",
            vec![whole],
            vec!["openapi::server #/servers/0"],
        ),
        ("[{url: //a.example}]", vec![whole], vec![]),
        ("[{url: /v1}, {url: /v2}]", vec!["/v1", "/v2"], vec!["openapi::server #"]),
        ("[{url: 'a.example:80'}]", vec![], vec!["openapi::server #", "openapi::server #/servers/0"]),
        ("[{url: /}]", vec![], vec!["openapi::server #"]),
        ("[]", vec![], vec!["openapi::server #"]),
    ] {
        let read = document(&format!("servers: {servers}\npaths: {{}}\n"));
        let said: Vec<_> = said.into_iter().map(str::to_owned).collect();
        assert_eq!((urls(&read), read.said()), (expected, said), "{servers}");
    }
}

fn urls(read: &Read) -> Vec<&str> {
    match &read.model.service.endpoint {
        Endpoint::Servers(servers) => servers.iter().map(|server| server.url.as_str()).collect(),
        Endpoint::Unknown => Vec::new(),
        Endpoint::Rules { .. } => panic!("rules"),
    }
}

#[test]
fn a_known_place_of_the_document_makes_its_servers_whole() {
    let document_url = Some("https://a.example/docs/openapi.yaml".to_owned());
    let options = Options { openapi: OpenapiOptions { document_url }, ..Options::default() };
    for (servers, expected) in [
        (
            "[{url: /v1}, {url: ../v2}, {url: 'http://b.example'}]",
            vec!["https://a.example/v1", "https://a.example/v2", "http://b.example"],
        ),
        ("[]", vec!["https://a.example"]),
    ] {
        let text =
            format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: {servers}\npaths: {{}}\n");
        let read = with_options(&[("spec.yaml", &text)], &options);
        assert_eq!((urls(&read), read.said()), (expected, vec![]), "{servers}");
    }
}

#[test]
fn the_servers_of_paths_stand_in_for_missing_ones() {
    let read = document(
        "paths:\n  /a: {servers: [{url: 'https://a.example'}], get: {operationId: A}}\n  /b: {servers: [{url: 'https://a.example'}], get: {operationId: B}}\n",
    );
    assert!(matches!(&read.model.service.endpoint, Endpoint::Servers(servers) if servers.len() == 1));
    assert_eq!((read.model.operations.len(), read.said()), (2, vec![]));
}
