//! The lines of an operation.

use super::super::{
    Behavior, EndpointParams, HttpTrait, Operation, Response, StatusPattern, UriPart, UriPattern,
};
use super::service::{deprecation, dump_server, dump_way, some};
use super::{Line, Text};

pub(super) fn dump(text: &mut Text, operation: &Operation) {
    let Operation {
        name,
        public_name,
        http,
        host_prefix,
        input,
        success,
        errors,
        auth,
        idempotency,
        behavior,
        endpoint_params,
        servers,
        tags,
        summary: _,
        docs: _,
        external_docs: _,
        deprecated,
        origin: _,
    } = operation;
    let line = Line::new("operation").word(name).option("shown-as", public_name.as_ref());
    let line = line.word(format!("{idempotency:?}").to_lowercase()).option("tags", some(tags));
    text.line(0, deprecation(line, deprecated.as_ref()));
    if let Some(HttpTrait { method, uri, code }) = http {
        text.line(1, Line::new("http").word(method).word(pattern(uri)).word(code));
    }
    host_prefix.iter().for_each(|prefix| text.line(1, Line::new("host-prefix").word(pattern(prefix))));
    auth.iter().flatten().for_each(|way| dump_way(text, 1, way));
    dump_behavior(text, behavior);
    dump_endpoint_params(text, endpoint_params);
    servers.iter().for_each(|server| dump_server(text, server));
    let input = Line::new("input").word(text.name(*input));
    text.line(1, input);
    success.iter().for_each(|response| dump_response(text, "success", response));
    errors.iter().for_each(|response| dump_response(text, "error", response));
}

fn dump_response(text: &mut Text, word: &str, response: &Response) {
    let Response { name, status, shape, headers, media_types, docs: _, origin: _ } = response;
    let status = match status {
        StatusPattern::Exact(status) => status.to_string(),
        StatusPattern::Class(digit) => format!("{digit}XX"),
        StatusPattern::Default => "default".into(),
    };
    let shape = shape.map_or("nothing", |id| text.name(id));
    let line = Line::new(word).word(status).word(name).word(shape);
    let line = line.option("headers", headers.map(|id| text.name(id)));
    let line = line.option("media-types", some(media_types));
    text.line(1, line);
}

fn dump_behavior(text: &mut Text, behavior: &Behavior) {
    let Behavior {
        no_input,
        paginated,
        waitable,
        checksum,
        checksum_required,
        compression,
        unsigned_payload,
        unwrapped_xml_output,
        examples,
        stream_flag,
    } = behavior;
    let line = Line::new("behavior")
        .flag(*no_input, "no-input")
        .json("paginated", paginated.as_ref())
        .json("waitable", waitable.as_ref())
        .json("checksum", checksum.as_ref())
        .flag(*checksum_required, "checksum-required")
        .option("compression", some(compression))
        .flag(*unsigned_payload, "unsigned-payload")
        .flag(*unwrapped_xml_output, "unwrapped-xml-output")
        .json("examples", examples.as_ref())
        .option("stream-flag", some(stream_flag));
    if *behavior != Behavior::default() {
        text.line(1, line);
    }
}

fn dump_endpoint_params(text: &mut Text, params: &EndpointParams) {
    let EndpointParams { fixed, from_input } = params;
    let line = Line::new("endpoint-params").json("fixed", fixed.as_ref());
    if *params != EndpointParams::default() {
        text.line(1, line.json("from-input", from_input.as_ref()));
    }
}

/// A pattern as Smithy writes it.
fn pattern(pattern: &UriPattern) -> String {
    let UriPattern { parts, query } = pattern;
    let mut text = String::new();
    for part in parts {
        match part {
            UriPart::Literal(literal) => text.push_str(literal),
            UriPart::Label { member, greedy } => {
                text.push_str(&format!("{{{member}{}}}", if *greedy { "+" } else { "" }));
            }
        }
    }
    for (index, (name, value)) in query.iter().enumerate() {
        text.push_str(&format!("{}{name}={value}", if index == 0 { '?' } else { '&' }));
    }
    text
}
