//! The specs against the pages that they were written from, and the readers of the tests against
//! the specs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use drawplate_tests::seeds::{self, Part};
use drawplate_tests::shapes::{CANARY, Kind, Spec};
use serde_json::{Value, json};

/// Operation, the page's method name, input, output.
const AWS_PAGES: [(&str, &str, &str); 2] = [
    ("Client.associate_service(**", "AssociateServiceInput", "AssociateServiceOutput"),
    ("Client.register_service(**", "RegisterServiceInput", "RegisterServiceOutput"),
];

#[test]
fn the_devops_agent_spec_has_every_member_of_every_union_that_its_pages_show() {
    let spec = Spec::devops_agent();
    for (phrase, input, output) in AWS_PAGES {
        let Some(page) = seeds::page_with(phrase) else { return };
        let (request, response) = seeds::templates(&page);
        assert_eq!(spec.template(input), request, "{input}");
        assert_eq!(spec.template(output), response, "{output}");
    }
}

#[test]
fn the_datadog_spec_knows_every_member_of_every_example_of_its_pages() {
    let spec = Spec::datadog();
    for phrase in ["api/v2/actions/connections", "api/v2/service_accounts"] {
        let Some(page) = seeds::page_with(phrase) else { return };
        let examples = seeds::examples(&page);
        assert!(examples.len() >= 4, "{phrase}: {} examples", examples.len());
        for example in examples {
            let shape = shape_of(&example.method, &example.path, example.part);
            assert_eq!(unknown_members(spec, shape, &example.json), BTreeSet::new(), "{shape}");
        }
    }
}

/// The schema of a body, by where it was found.
fn shape_of(method: &str, path: &str, part: Part) -> &'static str {
    let list = path.ends_with("application_keys");
    match (part, method, list) {
        (Part::Error(_), ..) if path.ends_with("connections") => "JSONAPIErrorResponse",
        (Part::Error(_), ..) => "APIErrorResponse",
        (Part::Request, ..) if path.ends_with("connections") => "CreateActionConnectionRequest",
        (Part::Success, ..) if path.ends_with("connections") => "CreateActionConnectionResponse",
        (Part::Request, "POST", true) => "ApplicationKeyCreateRequest",
        (Part::Request, "POST", false) => "ServiceAccountCreateRequest",
        (Part::Request, ..) => "ApplicationKeyUpdateRequest",
        (Part::Success, "POST", true) => "ApplicationKeyResponse",
        (Part::Success, "POST", false) => "UserResponse",
        (Part::Success, _, true) => "ListApplicationKeysResponse",
        (Part::Success, ..) => "PartialApplicationKeyResponse",
    }
}

fn unknown_members(spec: &Spec, shape: &str, json: &Value) -> BTreeSet<String> {
    let mut unknown = BTreeSet::new();
    for place in spec.places(shape, json) {
        if let (Kind::Structure(members), Some(Value::Object(object))) =
            (&spec.shape(&place.shape).kind, json.pointer(&place.pointer))
        {
            let names: BTreeSet<_> = members.iter().map(|member| &member.name).collect();
            unknown.extend(object.keys().filter(|key| !names.contains(key)).cloned());
        }
    }
    unknown
}

#[test]
fn the_specs_have_the_unions_that_their_pages_describe() {
    let aws = Spec::devops_agent();
    let unions = aws.names(|kind| matches!(kind, Kind::KeyedUnion(_)));
    let sizes: Vec<_> = unions.iter().map(|name| (*name, aws.forms_of_union(name).len())).collect();
    let expected = [
        ("AdditionalServiceRegistrationStep", 1),
        ("DatadogAuthorizationConfig", 1),
        ("DynatraceServiceAuthorizationConfig", 1),
        ("MCPServerAuthorizationConfig", 5),
        ("NewRelicServiceAuthorizationConfig", 1),
        ("PagerDutyAuthorizationConfig", 1),
        ("ServiceConfiguration", 13),
        ("ServiceDetails", 11),
        ("ServiceNowServiceAuthorizationConfig", 1),
    ];
    assert_eq!(sizes, expected);
    let datadog = Spec::datadog();
    assert_eq!(datadog.forms_of_union("ActionConnectionIntegration").len(), 24);
    assert_eq!(datadog.names(|kind| matches!(kind, Kind::TypedUnion(_))).len(), 1 + 24 + 2);
}

#[test]
fn forms_take_every_branch_below_a_shape() {
    let spec = Spec::devops_agent();
    let forms = spec.forms("ServiceDetails");
    for (branch, ways_to_sign_in) in
        [("mcpserver", 5), ("mcpserversplunk", 5), ("gitlab", 0), ("eventChannel", 0)]
    {
        let taken = forms.iter().filter(|form| form.json.get(branch).is_some());
        let ways: BTreeSet<_> = taken
            .filter_map(|form| form.json[branch]["authorizationConfig"].as_object()?.keys().next().cloned())
            .collect();
        assert_eq!(ways.len(), ways_to_sign_in, "{branch}: {ways:?}");
        assert!(forms.iter().any(|form| form.json.get(branch).is_some()), "{branch}");
    }
}

#[test]
fn secrets_carry_the_canary_and_nothing_else_does() {
    let spec = Spec::datadog();
    let form = spec.forms("GCPServiceAccount").pop().unwrap().json;
    assert!(form["private_key"].as_str().unwrap().contains(CANARY), "{form}");
    assert!(!form["service_account_email"].as_str().unwrap().contains(CANARY), "{form}");
    let key = spec.forms("FullApplicationKeyAttributes").pop().unwrap().json;
    assert!(key["key"].as_str().unwrap().contains(CANARY), "{key}");
}

#[test]
fn places_name_the_shape_at_each_pointer() {
    let spec = Spec::datadog();
    let json = json!({ "type": "HTTPTokenAuth", "headers": [{ "name": "n", "value": "v" }] });
    let places: Vec<_> = spec
        .places("HTTPCredentials", &json)
        .into_iter()
        .map(|it| (it.pointer, it.shape, it.secret))
        .collect();
    let expected = [
        ("", "HTTPCredentials", false),
        ("", "HTTPTokenAuth", false),
        ("/headers", "HTTPTokenAuth.headers", false),
        ("/headers/0", "HTTPHeader", false),
        ("/headers/0/name", "HTTPHeader.name", false),
        ("/headers/0/value", "HTTPHeader.value", true),
        ("/type", "HTTPTokenAuthType", false),
    ];
    assert_eq!(
        places,
        expected.map(|(pointer, shape, secret)| (pointer.to_owned(), shape.to_owned(), secret))
    );
}
