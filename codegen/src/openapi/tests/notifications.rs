use super::{Read, document, with_options};
use crate::options::{Options, Select};

fn webhooks(rest: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths: {{}}\n{rest}"
    )
}

/// What is sent, a line each, and the union of webhooks.
fn sent(read: &Read) -> Vec<String> {
    let dump = crate::model::dump(&read.model);
    let is_one = |line: &&str| line.starts_with("webhook") || line.starts_with("callback");
    let lines = dump.lines().zip(dump.lines().skip(1)).filter(|(line, _)| is_one(line));
    lines
        .map(|(line, next)| match line.starts_with("webhooks") {
            true => line.to_owned(),
            false => format!("{line}: {}", next.trim()),
        })
        .collect()
}

const BODY: &str = "requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}, responses: {}";

#[test]
fn webhooks_are_read_by_name_and_method_and_through_references() {
    let read = document(&format!(
        "servers: [{{url: 'https://a.example'}}]\npaths: {{}}\nwebhooks:\n  one: {{post: {{{BODY}}}}}\n  two: {{post: {{{BODY}}}, put: {{{BODY}}}}}\n  three: {{$ref: '#/components/pathItems/Three'}}\n  none: {{get: {{responses: {{'200': {{description: ok}}}}}}}}\ncomponents:\n  pathItems:\n    Three: {{post: {{{BODY}}}}}\n"
    ));
    let lines = [
        r#"webhook "one" POST: body: OnePayload required payload media-type="application/json""#,
        r#"webhook "two post" POST: body: TwoPostPayload required payload media-type="application/json""#,
        r#"webhook "two put" PUT: body: TwoPutPayload required payload media-type="application/json""#,
        r#"webhook "three" POST: body: ThreePayload required payload media-type="application/json""#,
        "webhooks Webhook",
    ];
    assert_eq!(sent(&read), lines);
    let skipped: Vec<_> = read.model.skipped.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(skipped, ["webhook none"]);
    assert_eq!(read.model.ignored.get("response to a notification"), Some(&1));
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn documents_of_the_older_version_have_webhooks_as_an_extension() {
    let text = webhooks(&format!("x-webhooks:\n  one: {{post: {{{BODY}}}}}\n")).replace("3.1.0", "3.0.3");
    let read = super::files(&[("spec.yaml", &text)]);
    assert_eq!(sent(&read).len(), 1);
    // A union of one would say nothing.
    assert_eq!(read.model.notifications.webhook, None);
}

#[test]
fn a_callback_is_called_after_its_operation_and_one_that_several_share_after_itself() {
    let read = document(&format!(
        "servers: [{{url: 'https://a.example'}}]\npaths:\n  /a:\n    post: {{operationId: begin, callbacks: {{done: {{'{{$request.query.url}}': {{post: {{{BODY}}}}}}}, later: {{$ref: '#/components/callbacks/Later'}}}}, responses: {{'204': {{description: ok}}}}}}\n  /b:\n    post: {{operationId: again, callbacks: {{later: {{$ref: '#/components/callbacks/Later'}}}}, responses: {{'204': {{description: ok}}}}}}\ncomponents:\n  callbacks:\n    Later: {{'{{$response.body#/at}}': {{put: {{{BODY}}}}}}}\n    Never: {{'{{$url}}': {{put: {{{BODY}}}}}}}\n"
    ));
    let skipped: Vec<_> = read.model.skipped.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(skipped, ["callback Never"]);
    let lines = [
        r#"callback "begin done" to="{$request.query.url}" POST: body: BeginDonePayload required payload media-type="application/json""#,
        r#"callback "Later" to="{$response.body#/at}" PUT: body: LaterPayload required payload media-type="application/json""#,
    ];
    assert_eq!(sent(&read), lines);
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn webhooks_are_selected_like_operations() {
    let text = webhooks(&format!(
        "webhooks:\n  one: {{post: {{tags: [x], {BODY}}}}}\n  two: {{post: {{operationId: second, {BODY}}}}}\n  three: {{post: {{{BODY}}}}}\n"
    ));
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let select = Select { tags: texts(&["x"]), operations: texts(&["second"]), ..Select::default() };
    let options = Options { select: vec![select], ..Options::default() };
    let read = with_options(&[("spec.yaml", &text)], &options);
    let names: Vec<_> = read.model.notifications.all.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["one", "two"]);
    let skipped: Vec<_> = read.model.skipped.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(skipped, ["webhook three"]);
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn what_a_webhook_has_beside_its_body_is_counted() {
    let read = document(&format!(
        "servers: [{{url: 'https://a.example'}}]\npaths: {{}}\nwebhooks:\n  one: {{post: {{parameters: [{{name: x-event, in: header, schema: {{type: string}}}}], security: [{{}}], {BODY}}}}}\n"
    ));
    for what in ["parameter of a notification", "security of a notification"] {
        assert_eq!(read.model.ignored.get(what), Some(&1), "{what}");
    }
}
