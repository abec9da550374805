//! Where the service is.
//!
//! A URL that is relative is relative to the place that the document was got from. `spec.toml` may
//! say which that is; else callers say on which host the service is, and a document without servers
//! leaves the whole URL to them. Paths and operations may have servers of their own; only those that
//! differ from the document's are kept with the operation.

use indexmap::IndexSet;
use serde_json::Value;

use super::dialect;
use super::lowering::Lowering;
use super::urls::{is_whole, resolve};
use crate::diagnostic::Code;
use crate::model::{Docs, Endpoint, Server, ServerVariable, Service};
use crate::source::Origin;

impl Lowering<'_> {
    /// The servers of the document. Without any, it is at the root of the host that the document was
    /// got from, if that is known (OpenAPI 3.0.3, field `servers`).
    pub(super) fn endpoint(&mut self, origin: &Origin) -> Endpoint {
        let mut servers = self.servers(origin);
        if let (true, Some(base)) = (servers.is_empty(), &self.document_url) {
            let (url, origin) = (resolve(base, "/"), self.document.root.clone());
            servers.push(Server { url, docs: Docs(None), variables: Vec::new(), origin });
        }
        if servers.iter().any(|server| !server.is_relative()) {
            let relative = servers.extract_if(.., |server| server.is_relative());
            relative.collect::<Vec<_>>().iter().for_each(|server| self.leave_relative(server));
        }
        if servers.is_empty() { Endpoint::Unknown } else { Endpoint::Servers(servers) }
    }

    /// Says that nobody knows where the service is, once all operations have had a chance to.
    pub(super) fn check_endpoint(&mut self, service: &Service) {
        let message = match &service.endpoint {
            Endpoint::Unknown => "the document names no server: callers have to give its URL",
            Endpoint::Servers(servers) if servers.iter().all(Server::is_relative) => {
                "the document names no host: callers have to say on which one its servers are"
            }
            _ => return,
        };
        let at = self.document.root.clone();
        let help = "if there is one service, give `servers` a whole URL by an overlay, or say in spec.toml where \
                    the document is: `document-url` below `[openapi]`";
        self.report.say(Code::OpenapiServer, &at, message, help);
    }

    /// The servers of an operation that are not those of the service. The first servers that any
    /// operation has become those of a document without any.
    pub(super) fn own_servers(&mut self, origin: &Origin, service: &mut Service) -> Vec<Server> {
        let mut servers = self.servers(origin);
        match &service.endpoint {
            Endpoint::Unknown if !servers.is_empty() => {
                service.endpoint = Endpoint::Servers(servers);
                return Vec::new();
            }
            Endpoint::Servers(known) if urls(known) == urls(&servers) => return Vec::new(),
            Endpoint::Servers(known) if known.iter().all(Server::is_relative) => return servers,
            _ => {}
        }
        let relative: Vec<_> = servers.extract_if(.., |server| server.is_relative()).collect();
        relative.iter().for_each(|server| self.leave_relative(server));
        servers
    }

    /// A server on a host that nobody knows, beside others that say where they are.
    fn leave_relative(&mut self, server: &Server) {
        let message = format!("the server `{}` is left out: it does not say on which host it is", server.url);
        let help = "write the URL with scheme and host, or say in spec.toml where the document is: \
                    `document-url` below `[openapi]`";
        self.report.say(Code::OpenapiServer, &server.origin, message, help);
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
        let url = self.server_url(&server.url)?;
        if let Some((message, help)) = fault(&url, &variables) {
            self.report.say(Code::OpenapiServer, origin, message, help);
            return None;
        }
        Some(Server { url, docs: Docs(server.description), variables, origin: origin.clone() })
    }

    /// The URL as it is known; `None` for the lone `/` of a document that nobody knows the place of.
    fn server_url(&mut self, url: &str) -> Option<String> {
        match &self.document_url {
            Some(base) => Some(resolve(base, url)),
            None if matches!(url, "" | "/" | "./") => None,
            None if url.starts_with("//") => {
                self.report.ignore("server without a scheme, which is taken to be https");
                Some(format!("https:{url}"))
            }
            None => Some(url.to_owned()),
        }
    }
}

fn urls(servers: &[Server]) -> Vec<&str> {
    servers.iter().map(|server| server.url.as_str()).collect()
}

/// What is wrong with a server, if something is.
fn fault(url: &str, variables: &[ServerVariable]) -> Option<(String, &'static str)> {
    let is_http = url.starts_with("http://") || url.starts_with("https://") || url.starts_with('{');
    if is_whole(url) && !is_http {
        let message = format!("the server `{url}` speaks another protocol than HTTP");
        return Some((message, "name one that starts with `https://`; this server is left out"));
    }
    if !is_http && !url.starts_with('/') {
        let message = format!("the server `{url}` is neither a whole URL nor a path");
        return Some((message, "write the URL with scheme and host; this server is left out"));
    }
    let undeclared =
        labels(url).into_iter().find(|label| variables.iter().all(|variable| variable.name != *label))?;
    let message = format!("the server `{url}` has a variable `{undeclared}` that is not declared");
    Some((message, "declare it below `variables`; this server is left out"))
}

fn labels(url: &str) -> Vec<&str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(label, _)| label).collect()
}
