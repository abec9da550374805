use super::{Read, document, paths};
use crate::model::{Binding, Idempotency, Operation, QueryStyle, ShapeKind};

/// An operation `Op` with these parameters at `/a`.
fn with_parameters(parameters: &str) -> Read {
    paths(&format!(
        "/a:\n  get:\n    operationId: Op\n    parameters: [{parameters}]\n    responses: {{'204': {{description: done}}}}\n"
    ))
}

fn only(read: &Read) -> &Operation {
    assert_eq!(read.model.operations.len(), 1, "{:?}", read.said());
    &read.model.operations[0]
}

fn bindings(read: &Read) -> Vec<Binding> {
    let ShapeKind::Structure(input) = &read.model.shapes[only(read).input].kind else {
        panic!("no structure")
    };
    input.members.iter().filter_map(|member| member.binding.clone()).collect()
}

#[test]
fn parameters_are_bound_where_they_travel() {
    let read = paths(
        "/a/{id}:\n  parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n  get:\n    operationId: Op\n    parameters:\n      - {name: 'page[size]', in: query, schema: {type: integer, default: 10}}\n      - {name: X-Trace, in: header, required: true, schema: {type: string}}\n      - {name: sid, in: cookie, schema: {type: string}}\n      - {name: Accept, in: header, schema: {type: string}}\n    responses: {'204': {description: done}}\n",
    );
    assert_eq!(read.line("OpInput"), "{id!: String, page[size]: Long = 10, X-Trace!: String, sid: String}");
    let query = Binding::Query { name: "page[size]".into(), style: QueryStyle::Repeat };
    assert_eq!(
        bindings(&read),
        [Binding::Label, query, Binding::Header("X-Trace".into()), Binding::Cookie("sid".into())]
    );
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn an_operation_s_parameter_replaces_the_path_s() {
    let read = paths(
        "/a:\n  parameters: [{name: q, in: query, schema: {type: string}}]\n  get:\n    operationId: Op\n    parameters: [{name: q, in: query, required: true, schema: {type: integer}}]\n    responses: {'204': {description: done}}\n",
    );
    assert_eq!(read.line("OpInput"), "{q!: Long}");
}

#[test]
fn styles_choose_how_lists_and_objects_are_spelled() {
    for (rest, style) in [
        ("schema: {type: array, items: {type: string}}", Some(QueryStyle::Repeat)),
        ("schema: {type: array, items: {type: string}}, explode: false", Some(QueryStyle::Comma)),
        ("schema: {type: array, items: {type: string}}, style: spaceDelimited", Some(QueryStyle::Space)),
        ("schema: {type: array, items: {type: string}}, style: pipeDelimited", Some(QueryStyle::Pipe)),
        (
            "schema: {type: array, items: {type: string}}, style: pipeDelimited, explode: true",
            Some(QueryStyle::Repeat),
        ),
        (
            "schema: {properties: {a: {type: string}}}, style: deepObject, explode: true",
            Some(QueryStyle::Deep),
        ),
        ("schema: {oneOf: [{type: string}, {type: array, items: {type: string}}]}", Some(QueryStyle::Repeat)),
        ("schema: {oneOf: [{type: string}, {type: integer}]}", Some(QueryStyle::Repeat)),
        ("schema: {properties: {a: {type: object}}}, style: deepObject", Some(QueryStyle::Deep)),
        ("schema: {type: array, items: {type: string}}, style: deepObject", Some(QueryStyle::Deep)),
        ("schema: {properties: {a: {type: string}}}", Some(QueryStyle::Repeat)),
        ("schema: {properties: {a: {type: string}}}, explode: false", Some(QueryStyle::Comma)),
        ("schema: {type: array, items: {type: array, items: {type: string}}}", Some(QueryStyle::Repeat)),
        ("content: {application/json: {schema: {type: string}}}", Some(QueryStyle::Json)),
        ("content: {text/plain: {schema: {type: string}}}", Some(QueryStyle::Repeat)),
        ("content: {application/xml: {schema: {type: string}}}", None),
    ] {
        let read = with_parameters(&format!("{{name: q, in: query, {rest}}}"));
        let expected: Vec<_> =
            style.map(|style| Binding::Query { name: "q".into(), style }).into_iter().collect();
        assert_eq!(bindings(&read), expected, "{rest}");
        assert_eq!(read.model.skipped.len(), usize::from(style.is_none()), "{rest}");
    }
}

#[test]
fn an_operation_that_needs_what_cannot_be_sent_is_left_out_with_a_reason() {
    let read = with_parameters("{name: q, in: query, required: true, content: {application/json: {}}}");
    assert!(read.model.operations.is_empty());
    assert_eq!(read.model.skipped[0].what, "operation Op");
    assert_eq!(read.said(), ["openapi::unsupported-parameter #/paths/~1a/get/parameters/0"]);
}

#[test]
fn a_label_without_a_parameter_is_a_text() {
    let read = paths("/a/{b}:\n  get: {operationId: Op, responses: {'204': {description: done}}}\n");
    assert_eq!(read.line("OpInput"), "{b!: String}");
    assert_eq!(read.said(), ["openapi::path #/paths/~1a~1{b}/get"]);
}

#[test]
fn members_of_one_name_in_two_places_are_told_apart() {
    let read = paths(
        "/a/{id}:\n  post:\n    operationId: Op\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}}\n      - {name: id, in: query, schema: {type: string}}\n      - {name: body, in: query, schema: {type: string}}\n    requestBody: {content: {application/json: {schema: {type: string}}}}\n    responses: {'204': {description: done}}\n",
    );
    assert_eq!(read.line("OpInput"), "{id!: String, idQuery: String, body: String, request_body: String}");
}

#[test]
fn bodies_prefer_json() {
    for (content, member, media_type) in [
        ("{application/json: {schema: {type: string}}}", "body: String", "application/json"),
        (
            "{text/plain: {schema: {type: object}}, application/vnd.a+json: {schema: {type: object}}}",
            "body: OpBody",
            "application/vnd.a+json",
        ),
        ("{application/xml: {}, application/json: {}}", "body: Document", "application/json"),
        (
            "{application/octet-stream: {schema: {type: string, format: binary}}}",
            "body: StreamingBlob",
            "application/octet-stream",
        ),
        ("{image/png: {}}", "body: StreamingBlob", "image/png"),
        ("{text/plain: {schema: {type: string}}}", "body: String", "text/plain"),
        ("{'*/*': {schema: {type: object}}}", "body: OpBody", "application/json"),
        ("{text/plain: {schema: {type: integer}}}", "body: Long", "text/plain"),
        ("{application/xml: {}}", "body: StreamingBlob", "application/xml"),
        ("{application/xml: {schema: {type: object}}}", "body: Blob", "application/xml"),
        ("{text/xml: {schema: {xml: {name: a}, properties: {x: {}}}}}", "body: Blob", "text/xml"),
        ("{a/b+xml: {schema: {xml: {name: a}, properties: {x: {type: string}}}}}", "body: OpBody", "a/b+xml"),
    ] {
        let read = paths(&format!(
            "/a:\n  post:\n    operationId: Op\n    requestBody: {{content: {content}}}\n    responses: {{'204': {{description: done}}}}\n"
        ));
        assert_eq!(read.line("OpInput"), format!("{{{member}}}"), "{content}");
        let all = bindings(&read);
        let [Binding::Payload(payload)] = all.as_slice() else { panic!("no payload") };
        assert_eq!(payload.media_type.as_deref(), Some(media_type), "{content}");
    }
}

#[test]
fn a_format_that_is_not_known_is_given_as_bytes_and_that_is_said() {
    for media_type in ["text/event-stream", "application/octet-stream"] {
        let read = paths(&format!(
            "/a:\n  post:\n    operationId: Op\n    requestBody: {{content: {{{media_type}: {{schema: {{type: object}}}}}}}}\n    responses: {{'204': {{description: done}}}}\n"
        ));
        assert_eq!(read.line("OpInput"), "{body: StreamingBlob}", "{media_type}");
        assert_eq!(read.said(), ["openapi::unsupported-body #/paths/~1a/post/requestBody"], "{media_type}");
    }
}

#[test]
fn a_body_of_parts_has_a_structure_of_its_own_with_files() {
    for (schema, body) in [
        (
            "{required: [a, f], properties: {a: {type: string}, f: {type: string, format: binary}}}",
            "{a!: String, f!: File}",
        ),
        ("{properties: {f: {type: array, items: {type: string, format: binary}}}}", "{f: Files}"),
        ("{properties: {f: {contentMediaType: image/png, type: string}}}", "{f: File}"),
        (
            "{properties: {f: {anyOf: [{type: array, items: {type: string, format: binary}}, {type: string, format: binary}]}}}",
            "{f: Files}",
        ),
        (
            "{oneOf: [{required: [a, b], properties: {a: {type: string}, b: {type: string}}}, {required: [a, c], properties: {a: {type: string}, c: {type: string}}}]}",
            "{a!: String, b: String, c: String}",
        ),
    ] {
        let read = paths(&format!(
            "/a:\n  post:\n    operationId: Op\n    requestBody: {{required: true, content: {{multipart/form-data: {{schema: {schema}}}}}}}\n    responses: {{'204': {{description: done}}}}\n"
        ));
        assert_eq!(read.line("OpBody"), body, "{schema}");
        assert_eq!(read.said(), Vec::<String>::new(), "{schema}");
    }
}

#[test]
fn a_media_type_that_is_another_value_is_sent_by_an_operation_at_the_side() {
    let read = paths(
        "/a:\n  post:\n    operationId: Op\n    parameters: [{name: body, in: query, schema: {type: string}}]\n    requestBody:\n      required: true\n      content:\n        application/json: {schema: {type: integer}}\n        text/plain: {schema: {type: string}}\n        image/png: {schema: {type: string, format: binary}}\n        image/gif: {schema: {type: string, format: binary}}\n        application/vnd.a+json: {schema: {type: integer}}\n        application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: string}}}}\n    responses: {'204': {description: done}}\n  put: {operationId: OpAsText, responses: {'204': {description: done}}}\n",
    );
    let names: Vec<_> = read.model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["Op", "OpAsForm", "OpAsPng", "OpAsText2", "OpAsText"]);
    assert_eq!(read.line("OpInput"), "{body: String, request_body!: Long, content_type: String}");
    assert_eq!(read.line("OpAsFormInput"), "{body: String, request_body!: OpAsFormBody}");
    assert_eq!(
        read.line("OpAsPngInput"),
        "{body: String, request_body!: StreamingBlob, content_type: String}"
    );
    assert_eq!(read.line("OpAsText2Input"), "{body: String, request_body!: String}");
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn a_choice_between_a_value_and_a_list_of_them_is_the_list_and_makes_no_type() {
    let read = with_parameters(
        "{name: a, in: query, schema: {oneOf: [{type: string, enum: [x]}, {type: array, items: {type: string, enum: [x]}}]}}, {name: b, in: query, schema: {anyOf: [{type: integer}, {type: array, items: {type: integer}}, {type: 'null'}]}}",
    );
    assert_eq!(read.line("OpInput"), "{a: OpA, b: OpB}");
    assert_eq!([read.line("OpA"), read.line("OpB")], ["list of OpAItem", "list of Long"]);
    let unions = read.model.shapes.iter().filter(|(_, shape)| matches!(shape.kind, ShapeKind::Union(_)));
    assert_eq!(unions.count(), 0);
}

/// A form has a name for each of its values (URL standard, section 5): nothing else can be one.
#[test]
fn what_has_no_names_is_no_form() {
    for (schema, sent, received) in [
        ("schema: {type: object, properties: {a: {type: string}}}", "OpBody", "OpResponse"),
        ("schema: {type: object}", "OpBody", "OpResponse"),
        ("schema: {type: array, items: {type: string}}", "String", "String"),
        ("schema: {type: string}", "String", "String"),
        ("schema: {}", "Document", "String"),
        ("example: a", "Document", "String"),
    ] {
        let content = format!("content: {{application/x-www-form-urlencoded: {{{schema}}}}}");
        let read = paths(&format!(
            "/a:\n  post:\n    operationId: Op\n    requestBody: {{{content}}}\n    responses: {{'200': {{description: ok, {content}}}}}\n"
        ));
        assert_eq!(read.line("OpInput"), format!("{{body: {sent}}}"), "{schema}");
        assert_eq!(read.line("OpOutput"), format!("{{body!: {received}}}"), "{schema}");
    }
}

#[test]
fn methods_say_whether_a_call_may_be_repeated() {
    let read = paths(
        "/a:\n  get: {operationId: A}\n  put: {operationId: B}\n  delete: {operationId: C}\n  post: {operationId: D}\n",
    );
    let found: Vec<_> = read.model.operations.iter().map(|operation| operation.idempotency).collect();
    assert_eq!(
        found,
        [Idempotency::ReadOnly, Idempotency::Idempotent, Idempotency::Idempotent, Idempotency::None]
    );
}

#[test]
fn ids_that_are_missing_or_taken_are_made_up() {
    let read = paths(
        "/a/{id}:\n  parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n  get: {}\n  put: {operationId: x}\n  post: {operationId: x}\n",
    );
    let names: Vec<_> = read.model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["GetAById", "x", "x2"]);
    assert_eq!(read.said(), ["openapi::duplicate-operation #/paths/~1a~1{id}/post"]);
}

#[test]
fn what_is_required_and_read_only_is_optional_in_requests() {
    let read = document(
        "servers: [{url: 'https://a.example'}]\npaths:\n  /a:\n    post:\n      operationId: Op\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}\n      responses: {'200': {description: ok, content: {application/json: {schema: {properties: {b: {$ref: '#/components/schemas/Both'}, o: {$ref: '#/components/schemas/Out'}}}}}}}\ncomponents:\n  schemas:\n    Both: {required: [id, name, pin], properties: {id: {type: string, readOnly: true}, name: {type: string}, pin: {type: string, writeOnly: true}}}\n    Out: {required: [id], properties: {id: {type: string, readOnly: true}}}\n",
    );
    assert_eq!(read.line("Both"), "{id: String, name!: String, pin: String*}");
    assert_eq!(read.line("Out"), "{id!: String}");
}

#[test]
fn an_operation_keeps_the_servers_that_are_not_the_service_s() {
    let read = paths(
        "/a:\n  servers: [{url: 'https://c.example'}]\n  get: {operationId: A, servers: [{url: 'https://b.example'}]}\n  put: {operationId: B, servers: [{url: 'https://a.example'}]}\n  post: {operationId: C}\n",
    );
    let urls = |operation: &Operation| operation.servers.iter().map(|server| server.url.clone()).collect();
    let servers: Vec<Vec<String>> = read.model.operations.iter().map(urls).collect();
    assert_eq!(servers, [vec!["https://b.example".to_owned()], vec![], vec!["https://c.example".to_owned()]]);
    assert_eq!(read.said(), Vec::<String>::new());
}
