//! Documents with faults: what is said about them, and what is generated all the same.

use super::{Read, document, files, paths, schemas};

/// What was said, without the place.
fn messages(read: &Read) -> Vec<String> {
    read.diagnostics.sorted().iter().map(|item| item.message.clone()).collect()
}

/// The members of the only operation's input, and what was said.
fn parameters(parameters: &str) -> (Vec<String>, Vec<String>) {
    let read = paths(&format!(
        "/a/{{id}}:\n  get:\n    operationId: Op\n    parameters:\n      - {{name: id, in: path, required: true, schema: {{type: string}}}}\n      - {parameters}"
    ));
    let line = read.model.operations.first().map(|operation| &read.model.shapes[operation.input].kind);
    let said = messages(&read);
    let crate::model::ShapeKind::Structure(input) = line.unwrap() else { panic!("no structure") };
    (input.members.iter().map(|member| member.name.clone()).collect(), said)
}

#[test]
fn parameters_that_are_none_are_left_out_and_said_once() {
    for (written, message) in [
        ("{in: query, schema: {type: string}}", "`parameters/1` cannot be read: missing field `name`"),
        ("{name: '', in: query, schema: {type: string}}", "the name of a parameter is empty"),
        ("{name: b, in: body, schema: {type: string}}", "a parameter in `body` is one of Swagger 2.0"),
        (
            "{name: b, in: headers, schema: {type: string}}",
            "a parameter in `headers` is not in `query`, `path`, `header` or `cookie`",
        ),
    ] {
        assert_eq!(parameters(written), (vec!["id".to_owned()], vec![message.to_owned()]), "{written}");
    }
}

#[test]
fn a_style_that_a_place_does_not_know_is_the_usual_one() {
    let (members, said) = parameters("{name: X-A, in: header, style: form, schema: {type: string}}");
    assert_eq!(members, ["id", "X-A"]);
    assert_eq!(said, ["a parameter in `header` has no style `form`, and gets its usual one"]);
}

#[test]
fn an_operation_that_needs_what_cannot_be_read_is_left_out() {
    for (part, message) in [
        (
            "parameters: [{name: b, in: body, required: true}]",
            "Op is left out: it needs a parameter that cannot be read",
        ),
        (
            "requestBody: {$ref: '#/components/responses/R'}",
            "the operation Op is left out: it refers to one of the `responses`, where one of the \
             `requestBodies` belongs",
        ),
        (
            "responses: {'200': {$ref: '#/nowhere'}}",
            "the operation Op is left out: a part of it leads nowhere",
        ),
    ] {
        let read = document(&format!(
            "servers: [{{url: 'https://a.example'}}]\npaths:\n  /a:\n    get:\n      operationId: Op\n      {part}\ncomponents:\n  responses:\n    R: {{description: d}}\n"
        ));
        assert!(messages(&read).contains(&message.to_owned()), "{:?}", messages(&read));
        assert!(read.model.operations.is_empty(), "{part}");
    }
}

#[test]
fn a_document_without_operations_says_so() {
    let servers = "servers: [{url: 'https://a.example'}]";
    for (rest, said) in [
        (servers.to_owned(), vec!["the document has no `paths`: there is no operation to call"]),
        (format!("{servers}\npaths: [1]\n"), vec!["`paths` cannot be read: it is not an object"]),
        (format!("{servers}\ncomponents: {{}}\n"), vec![]),
        (format!("{servers}\npaths: {{}}\n"), vec![]),
    ] {
        assert_eq!(messages(&document(&rest)), said, "{rest}");
    }
}

#[test]
fn a_path_without_a_slash_is_read_as_if_it_had_one() {
    let read = paths("a/b:\n  get: {operationId: Op}\n");
    assert_eq!(messages(&read), ["the path `a/b` does not begin with `/`, and is read as if it did"]);
    let uri = &read.model.operations[0].http.as_ref().unwrap().uri;
    assert_eq!(uri.parts, [crate::model::UriPart::Literal("/a/b".to_owned())]);
}

#[test]
fn a_mapping_to_no_schema_is_told_from_one_to_another_file() {
    let union = |target: &str| {
        let read = document(&format!(
            "servers: [{{url: 'https://a.example'}}]\npaths: {{}}\ncomponents:\n  schemas:\n    U:\n      oneOf: [{{$ref: '#/components/schemas/A'}}]\n      discriminator: {{propertyName: k, mapping: {{x: {target}}}}}\n    A: {{type: object, properties: {{k: {{type: string}}}}}}\n"
        ));
        messages(&read)
    };
    assert_eq!(union("Nobody"), ["`mapping` gives `x` to `Nobody`, and there is no such schema"]);
    assert_eq!(union("other.yaml"), ["`$ref: other.yaml` leads nowhere: there is no file `other.yaml`"]);
    assert!(union("A").is_empty());
}

#[test]
fn a_list_of_nothing_but_itself_holds_data_and_an_object_that_always_contains_itself_can_end() {
    let read = schemas(
        "L: {type: array, items: {$ref: '#/components/schemas/L'}}\n\
         M: {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/M'}}}\n\
         A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}\n\
         B: {type: object, required: [a, l], properties: {a: {$ref: '#/components/schemas/A'}, l: {$ref: '#/components/schemas/L'}}}\n",
    );
    assert_eq!(read.line("L"), "list of Document");
    assert_eq!(read.line("A"), "{b: B}");
    assert_eq!(read.line("B"), "{a!: A, l!: L}");
    let said = [
        "openapi::malformed #/components/schemas/A/properties/b",
        "openapi::unsupported-schema #/components/schemas/L",
        "openapi::unsupported-schema #/components/schemas/M",
    ];
    let mut found = read.said();
    found.sort();
    assert_eq!(found, said);
}

#[test]
fn a_long_chain_of_references_is_no_circle() {
    let chain: String = (0..150)
        .map(|index| format!("C{index}: {{allOf: [{{$ref: '#/components/schemas/C{}'}}, {{properties: {{p{index}: {{type: string}}}}}}]}}\n", index + 1))
        .collect();
    let read = schemas(&format!("{chain}C150: {{type: object}}\n"));
    assert!(read.said().iter().all(|said| said.starts_with("openapi::composition ")), "{:?}", read.said());
}

/// The names of headers have no case (RFC 9110, section 5.1).
#[test]
fn headers_that_differ_in_case_alone_are_one() {
    let read = paths(
        "/a:\n  parameters: [{name: X-A, in: header, schema: {type: integer}}]\n  get:\n    operationId: a\n    parameters: [{name: x-a, in: header, schema: {type: string}}, {name: q, in: query, schema: {type: string}}, {name: q, in: query, schema: {type: integer}}]\n    responses: {'200': {description: ok, headers: {X-B: {schema: {type: string}}, x-b: {schema: {type: integer}}}}}\n",
    );
    assert_eq!(read.line("AInput"), "{x-a: String, q: Long}");
    assert_eq!(read.line("XBHeaders"), "{X-B: String}");
    let said = [
        "openapi::malformed #/paths/~1a/get/parameters/2",
        "openapi::malformed #/paths/~1a/get/responses/200/headers/x-b",
    ];
    assert_eq!(read.said(), said);
}

#[test]
fn a_schema_may_have_no_name_and_a_version_may_be_a_number() {
    let read = files(&[(
        "spec.yaml",
        "\u{feff}openapi: 3.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\ncomponents: {schemas: {'': {type: object, properties: {a: {type: string}}}}}\n",
    )]);
    assert_eq!(read.line("Unnamed"), "{a: String}");
}
