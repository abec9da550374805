use super::{Read, with_options};
use crate::options::{Options, Select};

const TEXT: &str = "\
openapi: 3.0.0
info: {title: T, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /a:
    get: {operationId: a, tags: [One], responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}
  /b:
    get: {tags: [Two], responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}
    post: {operationId: broken, responses: {'200': {$ref: '#/components/responses/No'}}}
components:
  schemas:
    A: {properties: {shared: {$ref: '#/components/schemas/Shared'}}}
    B: {properties: {b: {type: string}}}
    Shared: {properties: {s: {type: string}}}
";

fn read(select: Select) -> Read {
    let options = Options { select: vec![select], ..Options::default() };
    with_options(&[("spec.yaml", TEXT)], &options)
}

fn names(read: &Read) -> (Vec<&str>, Vec<&str>) {
    let operations = read.model.operations.iter().map(|operation| operation.name.as_str()).collect();
    (operations, read.model.skipped.iter().map(|skipped| skipped.what.as_str()).collect())
}

#[test]
fn only_what_the_selected_operations_reach_is_lowered_and_the_rest_is_listed() {
    let read = read(Select { tags: vec!["One".to_owned()], ..Select::default() });
    assert_eq!(names(&read), (vec!["a"], vec!["operation GetB", "operation broken", "schema B"]));
    assert!(read.model.shapes.iter().all(|(_, shape)| shape.name != "B"));
    assert_eq!(read.line("A"), "{shared: Shared}");
    assert_eq!(read.said(), Vec::<String>::new(), "what is not selected is not complained about");
}

#[test]
fn an_operation_without_an_id_is_selected_by_the_name_it_gets() {
    let read = read(Select { operations: vec!["GetB".to_owned()], ..Select::default() });
    assert_eq!(names(&read).0, ["GetB"]);
}

#[test]
fn a_selection_that_nothing_fits_is_an_error() {
    let read = read(Select { paths: vec!["/c*".to_owned()], tags: vec!["One".into()], ..Select::default() });
    assert_eq!(read.said(), ["options::no-such-target"]);
}
