//! The lines of a service.

use super::super::{
    Auth, AuthScheme, AuthSchemeKind, AwsService, Deprecation, Endpoint, ProtocolSettings, Server,
    ServerVariable, Service, XmlNamespace,
};
use super::{Line, Text};

pub(super) fn dump(text: &mut Text, service: &Service) {
    let Service {
        name,
        title,
        version,
        docs: _,
        protocols,
        auth_schemes,
        auth,
        endpoint,
        error_policy,
        settings,
        aws,
        deprecated,
        origin: _,
    } = service;
    let line = Line::new("service").word(name).word(version).option("title", title.as_ref());
    text.line(0, deprecation(line, deprecated.as_ref()));
    for protocol in protocols {
        text.line(1, Line::new("protocol").word(protocol.name()));
    }
    text.line(1, Line::new("errors").word(format!("{error_policy:?}").to_lowercase()));
    dump_settings(text, settings);
    aws.iter().for_each(|aws| dump_aws(text, aws));
    auth_schemes.iter().for_each(|scheme| dump_scheme(text, scheme));
    auth.iter().for_each(|way| dump_way(text, 1, way));
    dump_endpoint(text, endpoint);
}

fn dump_settings(text: &mut Text, settings: &ProtocolSettings) {
    let ProtocolSettings {
        xml_namespace,
        no_error_wrapping,
        query_compatible,
        http_versions,
        event_stream_http_versions,
    } = settings;
    let line = namespace(Line::new("settings"), xml_namespace.as_ref())
        .flag(*no_error_wrapping, "no-error-wrapping")
        .flag(*query_compatible, "query-compatible")
        .option("http", some(http_versions))
        .option("event-stream-http", some(event_stream_http_versions));
    if *settings != ProtocolSettings::default() {
        text.line(1, line);
    }
}

fn dump_aws(text: &mut Text, aws: &AwsService) {
    let AwsService { sdk_id, arn_namespace, endpoint_prefix } = aws;
    let line = Line::new("aws").option("sdk-id", Some(sdk_id));
    let line = line.option("arn-namespace", arn_namespace.as_ref());
    text.line(1, line.option("endpoint-prefix", endpoint_prefix.as_ref()));
}

fn dump_scheme(text: &mut Text, scheme: &AuthScheme) {
    let AuthScheme { name, kind, docs: _, origin: _ } = scheme;
    let line = Line::new("auth-scheme").word(name);
    text.line(
        1,
        match kind {
            AuthSchemeKind::SigV4 { signing_name } => line.word("sigv4").word(signing_name),
            AuthSchemeKind::ApiKeyHeader { name, prefix } => {
                line.word("header").word(name).option("prefix", prefix.as_ref())
            }
            AuthSchemeKind::ApiKeyQuery { name } => line.word("query").word(name),
            AuthSchemeKind::ApiKeyCookie { name } => line.word("cookie").word(name),
            AuthSchemeKind::Basic => line.word("basic"),
            AuthSchemeKind::Bearer => line.word("bearer"),
            AuthSchemeKind::ClientCredentials { token_url } => {
                line.word("bearer").option("token-url", Some(token_url))
            }
            AuthSchemeKind::MutualTls => line.word("mutual-tls"),
            AuthSchemeKind::Unsupported(what) => line.option("unsupported", Some(what)),
        },
    );
}

pub(super) fn dump_way(text: &mut Text, depth: usize, way: &Auth) {
    let line = Line::new("auth").flag(way.schemes.is_empty(), "none");
    let words = way.schemes.iter().fold(line, |line, (name, scopes)| match scopes.as_slice() {
        [] => line.word(name),
        _ => line.word(format_args!("{name}({})", scopes.join(" "))),
    });
    text.line(depth, words);
}

fn dump_endpoint(text: &mut Text, endpoint: &Endpoint) {
    match endpoint {
        Endpoint::Rules { rules, tests, bdd, client_params, origin: _ } => {
            for (word, value) in [
                ("endpoint-rules", rules),
                ("endpoint-tests", tests),
                ("endpoint-bdd", bdd),
                ("client-params", client_params),
            ] {
                value.iter().for_each(|value| text.line(1, Line::new(word).word(value)));
            }
        }
        Endpoint::Servers(servers) => servers.iter().for_each(|server| dump_server(text, server)),
        Endpoint::Unknown => text.line(1, Line::new("endpoint unknown")),
    }
}

pub(super) fn dump_server(text: &mut Text, server: &Server) {
    let Server { url, docs: _, variables, origin: _ } = server;
    text.line(1, Line::new("server").word(url));
    for ServerVariable { name, default, values, docs: _ } in variables {
        let line = Line::new("variable").word(name).option("default", Some(default));
        text.line(2, line.option("values", some(values)));
    }
}

pub(super) fn deprecation(line: Line, deprecated: Option<&Deprecation>) -> Line {
    match deprecated {
        Some(Deprecation { message, since }) => {
            line.word("deprecated").option("message", message.as_ref()).option("since", since.as_ref())
        }
        None => line,
    }
}

pub(super) fn namespace(line: Line, namespace: Option<&XmlNamespace>) -> Line {
    let of = |XmlNamespace { uri, prefix }: &XmlNamespace| match prefix {
        Some(prefix) => format!("{prefix}:{uri}"),
        None => uri.clone(),
    };
    line.option("xml-namespace", namespace.map(of))
}

/// A list, unless it is empty.
pub(super) fn some<T>(items: &[T]) -> Option<&[T]> {
    (!items.is_empty()).then_some(items)
}
