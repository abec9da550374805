use super::{document, files, paths};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::read;
use crate::options::Options;
use crate::source::Sources;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\n";

#[test]
fn references_lead_to_other_files_and_back() {
    let root = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    A: {{properties: {{b: {{$ref: 'parts/b.yaml#/B'}}, c: {{$ref: './parts/c.json'}}}}}}\n"
    );
    let b = "B: {properties: {a: {$ref: '../spec.yaml#/components/schemas/A'}, d: {$ref: '#/D'}}}\nD: {type: object, properties: {}, additionalProperties: false}\n";
    let read = files(&[
        ("api/spec.yaml", &root),
        ("api/parts/b.yaml", b),
        ("api/parts/c.json", r#"{"type": "string", "enum": ["x"]}"#),
    ]);
    assert_eq!(read.line("A"), "{b: B, c: c}");
    assert_eq!(read.line("B"), "{a: A, d: D}");
    assert_eq!(read.line("c"), r#"enum "x""#);
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn paths_and_parameters_may_be_in_other_files() {
    let root = format!("{HEAD}paths:\n  /a/{{id}}: {{$ref: 'paths.yaml#/a'}}\n");
    let paths = "a:\n  get:\n    operationId: Get\n    parameters: [{$ref: '#/id'}]\n    responses: {'204': {description: done}}\nid: {name: id, in: path, required: true, schema: {type: string}}\n";
    let read = files(&[("spec.yaml", &root), ("paths.yaml", paths)]);
    assert_eq!(read.line("GetInput"), "{id!: String}");
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn references_that_lead_nowhere_are_reported_in_their_place_and_leave_data_without_a_schema() {
    for (reference, reason) in [
        ("#/components/schemas/Nobody", "there is no `#/components/schemas/Nobody`"),
        ("other.yaml#/A", "there is no file `other.yaml`"),
        ("../../etc/passwd", "there is no file"),
        ("https://example.com/a.yaml", "it is on a network"),
        ("#anchor", "`#anchor` is not a JSON pointer"),
    ] {
        let root = format!(
            "{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{properties: {{b: {{$ref: '{reference}'}}}}}}}}}}\n"
        );
        let read = files(&[("spec.yaml", &root)]);
        assert_eq!(read.said(), ["openapi::reference #/components/schemas/A/properties/b"], "{reference}");
        assert!(read.diagnostics.iter().all(|said| said.message.contains(reason)), "{reference}");
        assert_eq!(read.line("A"), "{b: Document}", "{reference}");
    }
}

#[test]
fn a_reference_to_a_place_that_is_no_component_shares_its_shape() {
    let root = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    A: {{properties: {{x: {{properties: {{y: {{type: string}}}}}}}}}}\n    B: {{properties: {{z: {{$ref: '#/components/schemas/A/properties/x'}}}}}}\n"
    );
    let read = files(&[("spec.yaml", &root)]);
    assert_eq!([read.line("A"), read.line("B")], ["{x: AX}", "{z: AX}"]);
}

#[test]
fn other_versions_are_refused() {
    for text in ["swagger: '2.0'\n", "openapi: 4.0.0\n", "paths: {}\n", "[]\n", "7\n", ""] {
        let mut sources = Sources::default();
        let file = sources.add("spec.yaml", text);
        let mut diagnostics = Diagnostics::default();
        assert!(read(&sources, file, &Options::default(), &mut diagnostics).is_none(), "{text}");
        assert!(diagnostics.iter().all(|said| said.code == Code::OpenapiVersion), "{text}");
        assert!(diagnostics.has_errors(), "{text}");
    }
}

#[test]
fn an_operation_with_a_part_that_leads_nowhere_is_left_out_by_name_and_the_others_stay() {
    let read = paths(
        "/a:\n  get: {operationId: a, responses: {'200': {$ref: '#/components/responses/No'}}}\n\
         /b:\n  get: {operationId: b, parameters: [{$ref: '#/components/parameters/No'}], responses: {}}\n\
         /c:\n  post: {operationId: c, requestBody: {$ref: '#/components/requestBodies/No'}, responses: {}}\n\
         /d:\n  get: {operationId: d, responses: {}}\n\
         /e: {$ref: 'https://example.com/paths.yaml#/~1e'}\n",
    );
    let operations: Vec<_> = read.model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(operations, ["d"]);
    let skipped: Vec<_> = read.model.skipped.iter().map(|skipped| skipped.what.as_str()).collect();
    assert_eq!(skipped, ["operation a", "operation b", "operation c", "path /e"]);
    assert!(read.said().iter().all(|said| said.starts_with("openapi::reference ")), "{:?}", read.said());
}

#[test]
fn a_schema_cannot_be_a_reference_to_something_else() {
    let read = document(
        "servers: [{url: 'https://a.example'}]\npaths: {}\ncomponents:\n  responses:\n    R: {description: r, content: {application/json: {schema: {type: string}}}}\n  schemas:\n    A: {properties: {r: {$ref: '#/components/responses/R'}}}\n",
    );
    assert_eq!(read.said(), ["openapi::reference #/components/schemas/A/properties/r"]);
    assert_eq!(read.line("A"), "{r: Document}");
}
