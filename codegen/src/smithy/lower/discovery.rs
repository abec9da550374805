//! Operations that are sent to an endpoint which another operation of the service tells.
//!
//! Clients here do not ask for it, so this is said: such calls go where the client's configuration
//! says, as all others do.

use serde_json::Value;

use super::traits;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::ast::{Node, OperationNode};

/// Says so once, at the service, if operations cannot do without.
pub(super) fn report(service: &Node, operations: &[(&Node, &OperationNode)], diagnostics: &mut Diagnostics) {
    let is_required = |node: &Node| {
        let found = node.find(traits::CLIENT_DISCOVERED_ENDPOINT);
        found.is_some_and(|found| found.value.get("required") == Some(&Value::Bool(true)))
    };
    let count = operations.iter().filter(|(node, _)| is_required(node)).count();
    let Some(discovery) = service.find(traits::CLIENT_ENDPOINT_DISCOVERY).filter(|_| count > 0) else {
        return;
    };
    let asked = discovery.value.get("operation").and_then(Value::as_str).unwrap_or_default();
    let asked = asked.rsplit('#').next().unwrap_or_default();
    let message = format!(
        "{count} of the operations of `{}` go to an endpoint that `{asked}` tells, which clients do not ask by \
         themselves",
        service.id
    );
    let help = format!(
        "call `{asked}`, and make another client whose endpoint is `https://` and the address that it tells"
    );
    diagnostics.report(Code::SmithyEndpointDiscovery, &service.origin, message, help);
}
