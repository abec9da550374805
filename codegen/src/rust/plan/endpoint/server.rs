//! Servers to choose from, and the variables in their URLs.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Operation, Server, ServerVariable};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// Types and variants that the generated module defines or uses besides those of the variables.
const TYPES: Reserved<'_> = Reserved {
    names: &[
        "Clone",
        "Debug",
        "Default",
        "Endpoint",
        "EndpointCall",
        "EndpointError",
        "Eq",
        "Err",
        "From",
        "None",
        "Ok",
        "Params",
        "PartialEq",
        "ResolveEndpoint",
        "Result",
        "Server",
        "Some",
    ],
    suffix: "Value",
};

/// Fields of `Params` beside the variables.
const FIELDS: Reserved<'_> =
    Reserved { names: &["server", "endpoint", "params", "origin"], suffix: "_variable" };

/// The specification's servers.
#[derive(Debug, Clone, Default)]
pub(in crate::rust) struct ServersPlan {
    /// The servers, the default first; none if the specification names none.
    pub(in crate::rust) servers: Vec<ServerChoice>,
    /// The variables of all servers.
    pub(in crate::rust) variables: Vec<ServerVariablePlan>,
    /// Operations that are somewhere else.
    pub(in crate::rust) elsewhere: Vec<ElsewherePlan>,
    /// What callers have to say before a request can be sent, if anything.
    pub(in crate::rust) needs: Option<Needed>,
}

/// What a specification leaves to callers to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Needed {
    /// The URL of the service.
    Url,
    /// The host that the paths of the servers are on.
    Origin,
}

/// Operations, by their names in the specification, and the URL that they are at.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ElsewherePlan {
    /// The operations.
    pub(in crate::rust) operations: Vec<String>,
    /// The URL; nothing if it cannot be made.
    pub(in crate::rust) parts: Option<Vec<ServerPart>>,
}

/// A server.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ServerChoice {
    /// The variant that stands for it.
    pub(in crate::rust) name: Name,
    /// What there is to say about it, in lines.
    pub(in crate::rust) docs: Vec<String>,
    /// Its URL; nothing if it cannot be made.
    pub(in crate::rust) parts: Option<Vec<ServerPart>>,
}

/// A part of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum ServerPart {
    /// The host that callers name.
    Origin,
    /// Text as it is.
    Text(String),
    /// A variable that is a part of the host name or the port.
    Host(usize),
    /// A variable that is a part of the path.
    Path(usize),
    /// A variable before the host name, or the whole URL; the URL as a whole is checked.
    Any(usize),
}

/// A variable of server URLs.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ServerVariablePlan {
    /// Its field in `Params`.
    pub(in crate::rust) field: Name,
    /// Its type, if it has known values.
    pub(in crate::rust) type_name: Option<Name>,
    /// Its name in the specification.
    pub(in crate::rust) written: String,
    /// What there is to say about it, in lines.
    pub(in crate::rust) docs: Vec<String>,
    /// Its value unless the caller says otherwise.
    pub(in crate::rust) default: String,
    /// The values that the specification lists, with their variants.
    pub(in crate::rust) values: Vec<(Name, String)>,
}

pub(super) fn plan(
    servers: &[Server],
    operations: &[Operation],
    diagnostics: &mut Diagnostics,
) -> ServersPlan {
    let own = operations.iter().filter_map(|operation| operation.servers.first());
    let declared = declared(servers.iter().chain(own), diagnostics);
    let choices = servers.iter().map(|server| parts(server, &declared, diagnostics)).collect::<Vec<_>>();
    let names = server_names(servers, diagnostics);
    let elsewhere = elsewhere(operations, &declared, diagnostics);
    let servers = servers.iter().zip(names).zip(choices).map(|((server, name), parts)| {
        let mut docs = server.docs.0.as_deref().map(docs::lines).unwrap_or_default();
        docs.push(docs::code(&server.url));
        ServerChoice { name, docs, parts }
    });
    let servers: Vec<_> = servers.collect();
    let variables = variables(&declared, diagnostics);
    ServersPlan { needs: needs(&servers, &elsewhere), servers, variables, elsewhere }
}

fn needs(servers: &[ServerChoice], elsewhere: &[ElsewherePlan]) -> Option<Needed> {
    let all = servers.iter().map(|server| &server.parts).chain(elsewhere.iter().map(|place| &place.parts));
    let is_relative = all.flatten().any(|parts| parts.contains(&ServerPart::Origin));
    match servers {
        [] => Some(Needed::Url),
        _ => is_relative.then_some(Needed::Origin),
    }
}

/// Operations with a server of their own, by its URL. Of several servers the first counts: a choice
/// for each operation would be more than a caller can oversee.
fn elsewhere(
    operations: &[Operation],
    declared: &[(&ServerVariable, &Server)],
    diagnostics: &mut Diagnostics,
) -> Vec<ElsewherePlan> {
    let mut groups: IndexMap<&str, (&Server, Vec<String>)> = IndexMap::new();
    for operation in operations {
        if let [server, others @ ..] = operation.servers.as_slice() {
            let (_, operations) = groups.entry(&server.url).or_insert_with(|| (server, Vec::new()));
            operations.push(operation.name.clone());
            if !others.is_empty() {
                let message =
                    format!("`{}` is on several servers, the first of which counts", operation.name);
                let help = "name the one to call first, or set another as the client's endpoint URL";
                diagnostics.push(Diagnostic::new(Code::EndpointServer, &server.origin, message).help(help));
            }
        }
    }
    let groups = groups.into_values();
    groups
        .map(|(server, operations)| ElsewherePlan { operations, parts: parts(server, declared, diagnostics) })
        .collect()
}

/// The variables by name; of several with one name the first counts.
fn declared<'a>(
    servers: impl Iterator<Item = &'a Server>,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'a ServerVariable, &'a Server)> {
    let mut found: Vec<(&ServerVariable, &Server)> = Vec::new();
    for server in servers {
        for variable in &server.variables {
            match found.iter().find(|(other, _)| other.name == variable.name) {
                None => found.push((variable, server)),
                Some((first, _)) if first.default == variable.default && first.values == variable.values => {}
                Some(_) => diagnostics.push(other_values(variable, server)),
            }
        }
    }
    found
}

fn other_values(variable: &ServerVariable, server: &Server) -> Diagnostic {
    let name = &variable.name;
    let message = format!("`{name}` has other values here than in an earlier server, whose values count");
    Diagnostic::new(Code::EndpointServer, &server.origin, message)
        .help("give one of the two variables another name, or both the same values")
}

/// The URL in parts; nothing if it cannot be made.
fn parts(
    server: &Server,
    declared: &[(&ServerVariable, &Server)],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<ServerPart>> {
    let mut parts = Vec::new();
    let mut rest = server.url.trim_end_matches('/');
    let mut before = String::new();
    if server.is_relative() {
        parts.push(ServerPart::Origin);
        before.push_str("https://x");
    }
    while let Some((text, name, after)) = next_blank(rest) {
        before.push_str(text);
        push_text(&mut parts, text);
        match declared.iter().position(|(variable, _)| variable.name == name) {
            Some(index) => parts.push(place(index, &before, declared)),
            None => {
                let message = format!("the server's URL has a variable `{name}` that is not declared");
                let help = "declare it among the server's `variables`";
                diagnostics.push(Diagnostic::new(Code::EndpointServer, &server.origin, message).help(help));
                return None;
            }
        }
        before.push('x');
        rest = after;
    }
    push_text(&mut parts, rest);
    Some(parts)
}

fn push_text(parts: &mut Vec<ServerPart>, text: &str) {
    if !text.is_empty() {
        parts.push(ServerPart::Text(text.to_owned()));
    }
}

/// The text before the next variable, its name, and what comes after it.
fn next_blank(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once('{')?;
    let (name, after) = from.split_once('}')?;
    Some((before, name, after))
}

/// What a variable is a part of, by what stands before it; one that may hold more than a host name,
/// as a port or a path after it, is checked with the whole URL.
fn place(index: usize, before: &str, declared: &[(&ServerVariable, &Server)]) -> ServerPart {
    let values =
        declared.get(index).map(|(variable, _)| [&variable.default].into_iter().chain(&variable.values));
    let holds_more = values.into_iter().flatten().any(|value| value.contains([':', '/']));
    match before.split_once("://") {
        None => ServerPart::Any(index),
        Some((_, rest)) if rest.contains('/') => ServerPart::Path(index),
        Some(_) if holds_more => ServerPart::Any(index),
        Some(_) => ServerPart::Host(index),
    }
}

fn server_names(servers: &[Server], diagnostics: &mut Diagnostics) -> Vec<Name> {
    let texts: Vec<_> = servers.iter().map(server_title).collect();
    let wanted: Vec<_> = servers
        .iter()
        .zip(&texts)
        .map(|(server, text)| Wanted { name: Name::pascal(text), written: text, origin: &server.origin })
        .collect();
    resolve(&wanted, Reserved::NONE, diagnostics)
}

/// The description if it is a few words, else the URL.
fn server_title(server: &Server) -> String {
    let title = server.docs.0.as_deref().unwrap_or_default().trim().trim_end_matches('.');
    if !title.is_empty() && title.len() <= 40 && !title.contains('\n') {
        return title.to_owned();
    }
    let url = server.url.split_once("://").map_or(server.url.as_str(), |(_, rest)| rest);
    url.to_owned()
}

fn variables(
    declared: &[(&ServerVariable, &Server)],
    diagnostics: &mut Diagnostics,
) -> Vec<ServerVariablePlan> {
    let wanted = |name: fn(&str) -> Name| {
        let wanted = declared.iter().map(move |(variable, server)| Wanted {
            name: name(&variable.name),
            written: &variable.name,
            origin: &server.origin,
        });
        wanted.collect::<Vec<_>>()
    };
    let fields = resolve(&wanted(Name::snake), FIELDS, diagnostics);
    let types = resolve(&wanted(Name::pascal), TYPES, diagnostics);
    let plans = declared.iter().zip(fields).zip(types).map(|(((variable, server), field), type_name)| {
        ServerVariablePlan {
            field,
            type_name: (!variable.values.is_empty()).then_some(type_name),
            written: variable.name.clone(),
            docs: variable.docs.0.as_deref().map(docs::lines).unwrap_or_default(),
            default: variable.default.clone(),
            values: values(variable, server, diagnostics),
        }
    });
    plans.collect()
}

fn values(variable: &ServerVariable, server: &Server, diagnostics: &mut Diagnostics) -> Vec<(Name, String)> {
    let wanted: Vec<_> = variable
        .values
        .iter()
        .map(|value| Wanted { name: Name::pascal(value), written: value, origin: &server.origin })
        .collect();
    let names = resolve(&wanted, Reserved { names: &["Other"], suffix: "Value" }, diagnostics);
    names.into_iter().zip(variable.values.iter().cloned()).collect()
}
