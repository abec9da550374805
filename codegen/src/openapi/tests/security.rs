use super::{Read, document};
use crate::model::{AuthSchemeKind, Endpoint};

const SCHEMES: &str = "components:\n  securitySchemes:\n    header: {type: apiKey, in: header, name: X-Key}\n    query: {type: apiKey, in: query, name: key}\n    cookie: {type: apiKey, in: cookie, name: sid}\n    basic: {type: http, scheme: Basic}\n    bearer: {type: http, scheme: bearer, bearerFormat: JWT}\n    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {}}}}\n    oidc: {type: openIdConnect, openIdConnectUrl: 'https://a.example'}\n    digest: {type: http, scheme: digest}\n    mutual: {type: mutualTLS}\n";

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
            unsupported("mutualTLS"),
        ]
    );
    let at = |name: &str| format!("openapi::unsupported-security #/components/securitySchemes/{name}");
    assert_eq!(read.said(), [at("digest"), at("mutual")]);
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
fn servers_are_whole_urls_with_declared_variables() {
    for (servers, urls, said) in [
        ("[{url: 'https://{site}.example', variables: {site: {default: a, enum: [a, b]}}}]", 1, vec![]),
        ("[{url: 'https://a.example:{port}', variables: {port: {default: 443}}}]", 1, vec![]),
        ("[{url: /v1}]", 0, vec!["openapi::server #", "openapi::server #/servers/0"]),
        ("[{url: 'https://{site}.example'}]", 0, vec!["openapi::server #", "openapi::server #/servers/0"]),
        ("[]", 0, vec!["openapi::server #"]),
    ] {
        let read = document(&format!("servers: {servers}\npaths: {{}}\n"));
        let count = match &read.model.service.endpoint {
            Endpoint::Servers(servers) => servers.len(),
            Endpoint::Unknown => 0,
            Endpoint::Rules { .. } => panic!("rules"),
        };
        assert_eq!((count, read.said()), (urls, said.into_iter().map(str::to_owned).collect()), "{servers}");
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
