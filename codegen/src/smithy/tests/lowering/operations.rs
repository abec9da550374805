//! Operations, their responses, and what they ask of the runtime.

use serde_json::json;

use super::members;
use crate::model::{Binding, ErrorFault, Idempotency, StatusPattern, UriPart};
use crate::options::{Options, Select};
use crate::smithy::tests::toy::{file, lower, lower_with, member, operation, structure};

#[test]
fn an_operation_has_a_request_line_only_where_the_model_gives_one() {
    let plain = lower(&members(""));
    assert_eq!(operation(&plain, "Op").http, None);
    assert!(!operation(&plain, "Op").behavior.no_input);
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}, "traits": {
            "smithy.api#http": {"method": "PUT", "uri": "/x/{m+}?f", "code": 202}, "smithy.api#idempotent": {},
            "smithy.api#endpoint": {"hostPrefix": "cp."}}},
        "a#In": {"type": "structure", "members": {"m": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}}}"#,
    );
    let model = lower(&text);
    let found = operation(&model, "Op");
    let http = found.http.as_ref().unwrap();
    let label = UriPart::Label { member: "m".to_owned(), greedy: true };
    assert_eq!((http.method.as_str(), http.code), ("PUT", 202));
    assert_eq!(http.uri.parts, [UriPart::Literal("/x/".to_owned()), label]);
    assert_eq!(http.uri.query, [("f".to_owned(), String::new())]);
    assert_eq!(found.host_prefix.as_ref().unwrap().parts, [UriPart::Literal("cp.".to_owned())]);
    assert_eq!(found.idempotency, Idempotency::Idempotent);
    assert_eq!(member(&model, "In", "m").binding, Some(Binding::Label));
}

#[test]
fn an_operation_without_input_and_output_has_empty_ones() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]}, "a#Op": {"type": "operation"}"#,
    );
    let model = lower(&text);
    assert!(structure(&model, "OpInput").members.is_empty());
    assert!(structure(&model, "OpOutput").members.is_empty());
    let found = operation(&model, "Op");
    assert!(found.behavior.no_input);
    assert_eq!(found.success[0].status, StatusPattern::Class(2));
}

#[test]
fn errors_of_the_service_are_errors_of_every_operation() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "errors": [{"target": "a#Both"}, {"target": "a#Shared"}]},
        "a#Op": {"type": "operation", "errors": [{"target": "a#Own"}, {"target": "a#Both"}]},
        "a#Own": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 418,
            "aws.protocols#awsQueryError": {"code": "Teapot", "httpResponseCode": 418}}},
        "a#Both": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a#Shared": {"type": "structure", "traits": {"smithy.api#error": "server", "smithy.api#retryable": {"throttling": true}}}"#,
    );
    let model = lower(&text);
    let errors = &operation(&model, "Op").errors;
    let found: Vec<_> = errors.iter().map(|error| (error.name.as_str(), error.status)).collect();
    let expected = [("Own", 418), ("Both", 400), ("Shared", 500)];
    assert_eq!(found, expected.map(|(name, status)| (name, StatusPattern::Exact(status))));
    let own = structure(&model, "Own").error.as_ref().unwrap();
    assert_eq!((own.code.as_str(), own.query_code.as_deref(), own.status), ("Own", Some("Teapot"), 418));
    let shared = structure(&model, "Shared").error.as_ref().unwrap();
    assert_eq!((shared.fault, shared.retryable, shared.throttling), (ErrorFault::Server, true, true));
}

#[test]
fn operations_of_resources_at_any_depth_are_the_service_s() {
    let operations = ["Own", "List", "Create", "Instance", "Collection", "Deep"];
    let shape = |name: &&str| {
        let reads = matches!(*name, "List" | "Deep");
        let traits = if reads { r#", "traits": {"smithy.api#readonly": {}}"# } else { "" };
        format!(r#""a#{name}": {{"type": "operation"{traits}}}"#)
    };
    let shapes: Vec<_> = operations.iter().map(shape).collect();
    let text = file(&format!(
        r#""a#S": {{"type": "service", "operations": [{{"target": "a#Own"}}], "resources": [{{"target": "a#R"}}]}},
        "a#R": {{"type": "resource", "list": {{"target": "a#List"}}, "create": {{"target": "a#Create"}},
            "operations": [{{"target": "a#Instance"}}], "collectionOperations": [{{"target": "a#Collection"}}],
            "resources": [{{"target": "a#Child"}}]}},
        "a#Child": {{"type": "resource", "read": {{"target": "a#Deep"}}}}, {}"#,
        shapes.join(",")
    ));
    let model = lower(&text);
    let found: Vec<_> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(found, ["Own", "Create", "List", "Instance", "Collection", "Deep"]);
}

#[test]
fn pagination_of_an_operation_is_completed_by_that_of_the_service() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "traits": {
            "smithy.api#paginated": {"inputToken": "t", "outputToken": "n"}}},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
            "traits": {"smithy.api#paginated": {"outputToken": "own", "items": "i"}}},
        "a#In": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}},
        "a#Out": {"type": "structure", "members": {"own": {"target": "smithy.api#String"}, "i": {"target": "a#L"}}},
        "a#L": {"type": "list", "member": {"target": "smithy.api#String"}}"#,
    );
    let expected = json!({"inputToken": "t", "outputToken": "own", "items": "i"});
    assert_eq!(operation(&lower(&text), "Op").behavior.paginated, Some(expected));
}

#[test]
fn of_the_operations_of_a_service_those_that_are_selected_are_lowered() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#One"}, {"target": "a#Two"}]},
        "a#One": {"type": "operation", "traits": {"smithy.api#tags": ["public"]}},
        "a#Two": {"type": "operation", "input": {"target": "a#In"}}, "a#In": {"type": "structure"}"#,
    );
    let select = Select { tags: vec!["public".to_owned()], ..Select::default() };
    let model = lower_with(&text, &Options { select: vec![select], ..Options::default() });
    let names: Vec<_> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["One"]);
    let skipped = model.skipped.iter().map(|one| (one.what.as_str(), one.reason.as_str()));
    assert_eq!(
        skipped.collect::<Vec<_>>(),
        [
            ("operation a#Two", "spec.toml does not select it"),
            ("structure a#In", "no operation of the service reaches it")
        ]
    );
}
