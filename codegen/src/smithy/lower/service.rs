//! The service as a whole.

use serde_json::Value;

use super::shape::xml_namespace;
use super::text::{deprecated, docs, property, text, texts};
use super::{auth, traits};
use crate::model::{AwsService, Endpoint, ErrorPolicy, Protocol, ProtocolSettings, Service};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Node, ServiceNode};

/// Lowers what the service says about itself.
pub(super) fn service(assembly: &Assembly, node: &Node, service: &ServiceNode) -> Service {
    let auth_schemes = auth::schemes(assembly, node);
    let version = service.version.clone().unwrap_or_default();
    Service {
        title: text(&node.traits, traits::TITLE),
        docs: docs(&node.traits),
        protocols: node.traits.keys().filter_map(|id| protocol(id.as_str())).collect(),
        auth: auth::service_auth(node, &auth_schemes),
        auth_schemes,
        endpoint: endpoint(node),
        error_policy: ErrorPolicy::Correct,
        settings: settings(node),
        aws: aws(node),
        deprecated: deprecated(&node.traits),
        ..Service::new(node.id.name(), version, node.origin.clone())
    }
}

fn protocol(id: &str) -> Option<Protocol> {
    Some(match id {
        traits::REST_JSON_1 => Protocol::RestJson1,
        traits::AWS_JSON_1_0 => Protocol::AwsJson1_0,
        traits::AWS_JSON_1_1 => Protocol::AwsJson1_1,
        traits::REST_XML => Protocol::RestXml,
        traits::AWS_QUERY => Protocol::AwsQuery,
        traits::EC2_QUERY => Protocol::Ec2Query,
        traits::RPC_V2_CBOR => Protocol::RpcV2Cbor,
        traits::RPC_V2_JSON => Protocol::RpcV2Json,
        _ => return None,
    })
}

fn settings(node: &Node) -> ProtocolSettings {
    let of_protocol = |name: &str| {
        let mut protocols = node.traits.iter().filter(|(id, _)| protocol(id.as_str()).is_some());
        protocols.find_map(|(_, node)| node.value.get(name).cloned())
    };
    let versions = |name: &str| of_protocol(name).map(|value| texts(&value)).unwrap_or_default();
    ProtocolSettings {
        xml_namespace: xml_namespace(&node.traits),
        no_error_wrapping: of_protocol("noErrorWrapping").as_ref().and_then(Value::as_bool).unwrap_or(false),
        query_compatible: node.has(traits::AWS_QUERY_COMPATIBLE),
        http_versions: versions("http"),
        event_stream_http_versions: versions("eventStreamHttp"),
    }
}

fn endpoint(node: &Node) -> Endpoint {
    let raw = |id: &str| node.find(id).map(|node| node.value.clone());
    match node.find(traits::ENDPOINT_RULE_SET).or_else(|| node.find(traits::ENDPOINT_BDD)) {
        Some(rules) => Endpoint::Rules {
            rules: raw(traits::ENDPOINT_RULE_SET),
            tests: raw(traits::ENDPOINT_TESTS),
            bdd: raw(traits::ENDPOINT_BDD),
            client_params: raw(traits::CLIENT_CONTEXT_PARAMS),
            origin: rules.origin.clone(),
        },
        None => Endpoint::Unknown,
    }
}

fn aws(node: &Node) -> Option<AwsService> {
    let value = &node.find(traits::AWS_SERVICE)?.value;
    Some(AwsService {
        sdk_id: property(value, "sdkId")?,
        arn_namespace: property(value, "arnNamespace"),
        endpoint_prefix: property(value, "endpointPrefix"),
    })
}
