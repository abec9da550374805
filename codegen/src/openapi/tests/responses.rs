use super::{Read, document};
use crate::model::{Response, ShapeKind, StatusPattern};

fn with_responses(responses: &str) -> Read {
    document(&format!(
        "servers: [{{url: 'https://a.example'}}]\npaths:\n  /a:\n    get:\n      operationId: Op\n      responses:\n{responses}components:\n  responses:\n    Gone: {{description: gone, content: {{application/json: {{schema: {{$ref: '#/components/schemas/E'}}}}}}}}\n  schemas:\n    E: {{properties: {{message: {{type: string}}}}}}\n    R: {{properties: {{x: {{type: string}}}}}}\n"
    ))
}

fn lines(read: &Read, responses: &[Response]) -> Vec<String> {
    let line = |response: &Response| {
        let shape = response.shape.map_or_else(String::new, |shape| {
            format!(" {} {}", read.name(shape), read.kind(&read.model.shapes[shape].kind))
        });
        format!("{} {:?}{shape}", response.name, response.status)
    };
    responses.iter().map(line).collect()
}

#[test]
fn responses_are_successes_or_errors_by_status() {
    let read = with_responses(
        "        200: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/R'}}}}\n        '204': {description: nothing}\n        '404': {description: none}\n        4XX: {description: yours, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}\n        '503': {$ref: '#/components/responses/Gone'}\n        default: {description: other, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}\n",
    );
    let operation = &read.model.operations[0];
    assert_eq!(
        lines(&read, &operation.success),
        ["Ok Exact(200) OpOutput {body!: R}", "NoContent Exact(204)"]
    );
    let errors = [
        "NotFound Exact(404)",
        "ClientError Class(4) EResponse {body!: E}",
        "ServiceUnavailable Exact(503) Gone {body!: E}",
        "Default Default EResponse {body!: E}",
    ];
    assert_eq!(lines(&read, &operation.errors), errors);
    assert_eq!(operation.http.as_ref().unwrap().code, 200);
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn successes_with_bodies_of_their_own_have_structures_of_their_own() {
    let read = with_responses(
        "        '200': {description: ok, content: {application/json: {schema: {type: string}}}}\n        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/R'}}}}\n",
    );
    let success = ["Ok Exact(200) OpOutput {body!: String}", "Created Exact(201) OpCreatedOutput {body!: R}"];
    assert_eq!(lines(&read, &read.model.operations[0].success), success);
}

#[test]
fn default_alone_describes_successes_and_errors() {
    let read = with_responses(
        "        default: {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/R'}}}}\n",
    );
    let operation = &read.model.operations[0];
    assert_eq!(lines(&read, &operation.success), ["Success Class(2) OpOutput {body!: R}"]);
    assert_eq!(lines(&read, &operation.errors), ["Default Default RResponse {body!: R}"]);
}

#[test]
fn redirects_are_successes_only_where_nothing_else_is() {
    let with = |responses: &str| {
        let read = with_responses(responses);
        let operation = read.model.operations[0].clone();
        let statuses = |all: &[Response]| all.iter().map(|response| response.status).collect::<Vec<_>>();
        (statuses(&operation.success), statuses(&operation.errors))
    };
    let exact = StatusPattern::Exact;
    assert_eq!(with("        '302': {description: there}\n"), (vec![exact(302)], vec![]));
    assert_eq!(
        with("        '200': {description: ok}\n        '304': {description: same}\n"),
        (vec![exact(200)], vec![exact(304)])
    );
    assert_eq!(
        with("        '404': {description: none}\n"),
        (vec![StatusPattern::Class(2)], vec![exact(404)])
    );
}

#[test]
fn bodies_that_are_not_json_come_as_text_markup_or_streams_of_bytes() {
    for (media_type, body) in [
        ("text/csv", "String"),
        ("image/png", "StreamingBlob"),
        ("application/xml", "Blob"),
        ("application/zip", "StreamingBlob"),
    ] {
        let read =
            with_responses(&format!("        '200': {{description: ok, content: {{{media_type}: {{}}}}}}\n"));
        assert_eq!(read.line("OpOutput"), format!("{{body!: {body}}}"), "{media_type}");
    }
}

#[test]
fn streams_of_events_are_lists_that_arrive_one_by_one() {
    let number = "{type: integer, format: int32}";
    for (content, item) in [
        ("text/event-stream: {}".to_owned(), "String"),
        ("text/event-stream: {schema: {type: string}}".to_owned(), "String"),
        (format!("text/event-stream: {{schema: {number}}}"), "Integer"),
        (format!("text/event-stream: {{schema: {{type: array, items: {number}}}}}"), "Integer"),
        (format!("text/event-stream: {{itemSchema: {number}}}"), "Integer"),
        (format!("application/x-ndjson: {{schema: {number}}}"), "Integer"),
        ("application/json-seq: {schema: {type: string}}".to_owned(), "String"),
    ] {
        let read = with_responses(&format!("        '200': {{description: ok, content: {{{content}}}}}\n"));
        let lists = read.model.shapes.iter().filter_map(|(_, shape)| match &shape.kind {
            ShapeKind::List(list) if list.stream => Some(&read.model.shapes[list.member.target].kind),
            _ => None,
        });
        let found: Vec<_> = lists.map(|kind| format!("{kind:?}")).collect();
        assert_eq!(found, [format!("Scalar({item})")], "{content}");
    }
}

#[test]
fn a_stream_beside_a_document_has_an_operation_of_its_own() {
    let read = with_responses(
        "        '200': {description: ok, content: {application/json: {schema: {type: boolean}}, \
         text/event-stream: {schema: {type: integer}}}}\n",
    );
    let found = read.model.operations.iter().map(|operation| {
        let media_types = operation.success.iter().flat_map(|response| response.media_types.clone());
        (operation.name.as_str(), media_types.collect::<Vec<_>>())
    });
    let found: Vec<_> = found.collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].1, ["application/json"]);
    assert_eq!(
        (found[1].0, &found[1].1),
        (format!("{}Stream", found[0].0).as_str(), &vec!["text/event-stream".to_owned()])
    );
}

#[test]
fn keys_that_are_no_statuses_are_reported() {
    let read = with_responses(
        "        '200': {description: ok}\n        '20': {description: odd}\n        2X0: {description: odd}\n",
    );
    let at = |key: &str| format!("openapi::malformed #/paths/~1a/get/responses/{key}");
    assert_eq!(read.said(), [at("20"), at("2X0")]);
    assert_eq!(read.model.operations[0].success.len(), 1);
}

/// OpenAPI 3.1.1, section 4.8.17.1: `Content-Type` is ignored among the headers of a response.
#[test]
fn headers_are_a_structure_that_responses_with_the_same_ones_share() {
    let read = with_responses(
        "        '200': {description: ok, headers: {Link: {schema: {type: string}}, Content-Type: {schema: {type: string}}}}\n        '201': {description: made, headers: {Link: {schema: {type: string}}}}\n        '404': {description: none, headers: {Link: {schema: {type: integer}}, X-Any: {content: {application/json: {}}}}}\n        '500': {description: odd, headers: {Content-Type: {schema: {type: string}}}}\n",
    );
    let operation = &read.model.operations[0];
    let headers = |response: &Response| response.headers.map(|shape| read.name(shape));
    let success: Vec<_> = operation.success.iter().map(headers).collect();
    assert_eq!(success, [Some("LinkHeaders".to_owned()), Some("LinkHeaders".to_owned())]);
    let errors: Vec<_> = operation.errors.iter().map(headers).collect();
    assert_eq!(errors, [Some("LinkXAnyHeaders".to_owned()), None]);
    assert_eq!(read.line("LinkHeaders"), "{Link: String}");
    assert_eq!(read.line("LinkXAnyHeaders"), "{Link: Long, X-Any: String}");
}

#[test]
fn only_the_media_type_that_is_read_is_asked_for() {
    let read = with_responses(
        "        '200': {description: ok, content: {application/xml: {}, application/json: {schema: {$ref: '#/components/schemas/R'}}}}\n        '500': {description: odd, content: {text/event-stream: {}}}\n",
    );
    let operation = &read.model.operations[0];
    assert_eq!(operation.success[0].media_types, ["application/json"]);
    assert_eq!(operation.errors[0].media_types, ["text/event-stream"]);
}

/// RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5.
#[test]
fn responses_that_never_have_content_have_none() {
    let read = document(
        "servers: [{url: 'https://a.example'}]\npaths:\n  /a:\n    head:\n      operationId: Head\n      responses:\n        '200': {description: ok, content: {application/json: {schema: {type: string}}}}\n        '404': {description: none, content: {application/json: {schema: {type: string}}}}\n    put:\n      operationId: Put\n      responses:\n        '204': {description: done, content: {application/json: {schema: {type: string}}}}\n        '304': {description: same, content: {application/json: {schema: {type: string}}}}\n",
    );
    for operation in &read.model.operations {
        assert_eq!(operation.success[0].shape, None, "{}", operation.name);
        assert_eq!(operation.errors[0].shape, None, "{}", operation.name);
    }
    let ignored = read.model.ignored.get("content of a response that never has any");
    assert_eq!((read.model.operations.len(), ignored), (2, Some(&4)));
}
