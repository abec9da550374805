//! Where the service is.
//!
//! A URL that is relative is relative to the place that the document was got from, which nobody
//! knows here: the caller has to say where the service is. Paths and operations may have servers of
//! their own; only those that differ from the document's are kept with the operation.

use indexmap::IndexSet;
use serde_json::Value;

use super::dialect;
use super::lowering::Lowering;
use crate::diagnostic::Code;
use crate::model::{Docs, Endpoint, Server, ServerVariable, Service};
use crate::source::Origin;

impl Lowering<'_> {
    /// The servers of the document.
    pub(super) fn endpoint(&mut self, origin: &Origin) -> Endpoint {
        let servers = self.servers(origin);
        if servers.is_empty() { Endpoint::Unknown } else { Endpoint::Servers(servers) }
    }

    /// Says that nobody knows where the service is, once all operations have had a chance to.
    pub(super) fn check_endpoint(&mut self, service: &Service) {
        if matches!(service.endpoint, Endpoint::Unknown) {
            let at = self.document.root.clone();
            let message = "the document names no server by a whole URL";
            let help = "add `servers` with an `https://` URL, or let callers set the endpoint";
            self.report.say(Code::OpenapiServer, &at, message, help);
        }
    }

    /// The servers of an operation that are not those of the service. The first servers that any
    /// operation has become those of a document without any.
    pub(super) fn own_servers(&mut self, origin: &Origin, service: &mut Service) -> Vec<Server> {
        let servers = self.servers(origin);
        match &service.endpoint {
            Endpoint::Unknown if !servers.is_empty() => {
                service.endpoint = Endpoint::Servers(servers);
                Vec::new()
            }
            Endpoint::Servers(known) if urls(known) == urls(&servers) => Vec::new(),
            _ => servers,
        }
    }

    fn servers(&mut self, origin: &Origin) -> Vec<Server> {
        let count = self.document.get(origin).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count).filter_map(|index| self.server(&origin.join(index))).collect()
    }

    fn server(&mut self, origin: &Origin) -> Option<Server> {
        let server: openapiv3::Server = self.typed(origin, dialect::SERVER, &[])?;
        let variables =
            server.variables.unwrap_or_default().into_iter().map(|(name, variable)| ServerVariable {
                name,
                default: variable.default,
                values: variable.enumeration.into_iter().collect::<IndexSet<_>>().into_iter().collect(),
                docs: Docs(variable.description),
            });
        let variables: Vec<_> = variables.collect();
        let fault = fault(&server.url, &variables)?;
        if let Some((message, help)) = fault {
            self.report.say(Code::OpenapiServer, origin, message, help);
            return None;
        }
        Some(Server { url: server.url, docs: Docs(server.description), variables, origin: origin.clone() })
    }
}

fn urls(servers: &[Server]) -> Vec<&str> {
    servers.iter().map(|server| server.url.as_str()).collect()
}

/// What is wrong with a server, if something is. `Some(None)` if nothing is; `None` for the lone
/// `/`, which is what a document without servers has.
fn fault(url: &str, variables: &[ServerVariable]) -> Option<Option<(String, &'static str)>> {
    if url == "/" || url.is_empty() {
        return None;
    }
    if !url.starts_with("http://") && !url.starts_with("https://") && !url.starts_with('{') {
        let message = format!("the server `{url}` is not a whole URL");
        return Some(Some((message, "write the URL with scheme and host; this server is left out")));
    }
    let undeclared =
        labels(url).into_iter().find(|label| variables.iter().all(|variable| variable.name != *label));
    Some(undeclared.map(|label| {
        let message = format!("the server `{url}` has a variable `{label}` that is not declared");
        (message, "declare it below `variables`; this server is left out")
    }))
}

fn labels(url: &str) -> Vec<&str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(label, _)| label).collect()
}
