//! Operations: their request lines, inputs, responses, and what they ask of the runtime.

use serde_json::Value;

use super::auth::operation_auth;
use super::text::{deprecated, docs, external_docs, property, texts};
use super::{Lowering, traits};
use crate::model::{
    Behavior, Docs, EndpointParams, HttpTrait, Idempotency, Operation, Response, Shape, ShapeId, ShapeKind,
    StatusPattern, StructureShape, UriPattern,
};
use crate::smithy::ast::{Node, OperationNode, Reference};
use crate::smithy::prelude::UNIT;
use crate::smithy::uri::{parse_host_prefix, parse_uri};

impl<'a> Lowering<'a> {
    /// Lowers an operation; the shapes that it refers to are put in the queue.
    pub(super) fn operation(&mut self, node: &'a Node, operation: &'a OperationNode) -> Operation {
        let http = http(node);
        let code = http.as_ref().map_or(200, |http| http.code);
        let input = self.message(node, operation.input.as_ref(), "Input");
        let output = self.message(node, operation.output.as_ref(), "Output");
        let raw = |id: &str| node.find(id).map(|node| node.value.clone());
        Operation {
            public_name: self.overrides.shape_name(&node.id),
            http,
            host_prefix: host_prefix(node),
            success: vec![success(operation, code, output, node)],
            errors: self.errors(operation),
            auth: operation_auth(&self.service_auth, node),
            idempotency: idempotency(node),
            behavior: behavior(node, self.service_node, operation),
            endpoint_params: EndpointParams {
                fixed: raw(traits::STATIC_CONTEXT_PARAMS),
                from_input: raw(traits::OPERATION_CONTEXT_PARAMS),
            },
            tags: node.find(traits::TAGS).map(|node| texts(&node.value)).unwrap_or_default(),
            docs: docs(&node.traits),
            external_docs: external_docs(&node.traits),
            deprecated: deprecated(&node.traits),
            ..Operation::new(node.id.name(), input, node.origin.clone())
        }
    }

    /// The structure of an input or output. One that the specification leaves out is empty, so
    /// that members can be added later without breaking those who call.
    fn message(&mut self, node: &Node, reference: Option<&Reference>, role: &str) -> ShapeId {
        match reference.filter(|reference| !Self::is_unit(&reference.id)) {
            Some(reference) => self.target(&reference.id, &reference.origin),
            None => {
                let name = format!("{}{role}", node.id.name());
                let empty = ShapeKind::Structure(StructureShape::default());
                self.arena.add(Shape::new(name, empty, node.origin.clone()))
            }
        }
    }

    /// The errors of an operation, then those that all operations of the service share.
    fn errors(&mut self, operation: &'a OperationNode) -> Vec<Response> {
        let mut all: Vec<&Reference> = Vec::new();
        for reference in operation.errors.iter().chain(&self.service.errors) {
            if !all.iter().any(|present| present.id == reference.id) {
                all.push(reference);
            }
        }
        all.into_iter().filter_map(|reference| self.error(reference)).collect()
    }

    fn error(&mut self, reference: &'a Reference) -> Option<Response> {
        let node = self.assembly.get(&reference.id)?;
        let declared =
            node.find(traits::HTTP_ERROR).and_then(|node| u16::try_from(node.value.as_u64()?).ok());
        let fault = node.find(traits::ERROR).and_then(|node| node.value.as_str());
        Some(Response {
            name: node.id.name().to_owned(),
            status: StatusPattern::Exact(declared.unwrap_or(if fault == Some("server") { 500 } else { 400 })),
            shape: Some(self.target(&reference.id, &reference.origin)),
            headers: None,
            media_types: Vec::new(),
            docs: docs(&node.traits),
            origin: node.origin.clone(),
        })
    }
}

/// The response of a success. Services answer with other 2xx codes than the declared one, so a
/// client takes them all.
fn success(operation: &OperationNode, code: u16, output: ShapeId, node: &Node) -> Response {
    let origin = operation.output.as_ref().map_or(&node.origin, |output| &output.origin);
    Response {
        name: "Success".to_owned(),
        status: if (200..300).contains(&code) { StatusPattern::Class(2) } else { StatusPattern::Exact(code) },
        shape: Some(output),
        headers: None,
        media_types: Vec::new(),
        docs: Docs::default(),
        origin: origin.clone(),
    }
}

/// The request line. One that is malformed has been reported by the checks.
fn http(node: &Node) -> Option<HttpTrait> {
    let http = &node.find(traits::HTTP)?.value;
    let uri = parse_uri(&property(http, "uri")?).ok()?;
    let code = http.get("code").and_then(Value::as_u64).and_then(|code| u16::try_from(code).ok());
    Some(HttpTrait { method: property(http, "method")?, uri, code: code.unwrap_or(200) })
}

fn host_prefix(node: &Node) -> Option<UriPattern> {
    let prefix = property(&node.find(traits::ENDPOINT)?.value, "hostPrefix")?;
    parse_host_prefix(&prefix).ok()
}

fn idempotency(node: &Node) -> Idempotency {
    if node.has(traits::READONLY) {
        Idempotency::ReadOnly
    } else if node.has(traits::IDEMPOTENT) {
        Idempotency::Idempotent
    } else {
        Idempotency::None
    }
}

fn behavior(node: &Node, service: &Node, operation: &OperationNode) -> Behavior {
    let raw = |id: &str| node.find(id).map(|node| node.value.clone());
    let compression = node.find(traits::REQUEST_COMPRESSION).and_then(|node| node.value.get("encodings"));
    Behavior {
        no_input: operation.input.as_ref().is_none_or(|input| input.id.as_str() == UNIT),
        paginated: paginated(node, service),
        waitable: raw(traits::WAITABLE),
        checksum: raw(traits::HTTP_CHECKSUM),
        checksum_required: node.has(traits::HTTP_CHECKSUM_REQUIRED),
        compression: compression.map(texts).unwrap_or_default(),
        unsigned_payload: node.has(traits::UNSIGNED_PAYLOAD),
        unwrapped_xml_output: node.has(traits::S3_UNWRAPPED_XML_OUTPUT),
        examples: raw(traits::EXAMPLES),
        stream_flag: Vec::new(),
    }
}

/// What the operation says, completed by what the service says for all.
fn paginated(node: &Node, service: &Node) -> Option<Value> {
    let own = node.find(traits::PAGINATED)?.value.as_object()?;
    let shared = service.find(traits::PAGINATED).and_then(|node| node.value.as_object());
    let mut all = shared.cloned().unwrap_or_default();
    all.extend(own.clone());
    Some(Value::Object(all))
}
