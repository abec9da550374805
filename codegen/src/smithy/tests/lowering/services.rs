//! Services, and the model as a whole.

use super::members;
use crate::model::{Auth, AuthSchemeKind, Endpoint, Presence, Protocol};
use crate::options::{Options, Override, Rename};
use crate::smithy::tests::toy::{file, lower, lower_with, member, operation, read, shape};

#[test]
fn the_ways_to_authenticate_are_alphabetical_unless_auth_orders_them() {
    let schemes = r#""aws.auth#sigv4": {"name": "svc"}, "smithy.api#httpBearerAuth": {},
        "smithy.api#httpApiKeyAuth": {"in": "header", "name": "X-Key", "scheme": "K"}, "smithy.api#httpDigestAuth": {}"#;
    let text = file(&format!(
        r#""a#S": {{"type": "service", "traits": {{{schemes}}}, "operations": [{{"target": "a#Any"}}, {{"target": "a#None"}},
            {{"target": "a#Own"}}, {{"target": "a#Maybe"}}]}},
        "a#Any": {{"type": "operation"}},
        "a#None": {{"type": "operation", "traits": {{"smithy.api#auth": []}}}},
        "a#Own": {{"type": "operation", "traits": {{"smithy.api#auth": ["smithy.api#httpBearerAuth"]}}}},
        "a#Maybe": {{"type": "operation", "traits": {{"smithy.api#optionalAuth": {{}}}}}}"#
    ));
    let model = lower(&text);
    let names = |auth: &[Auth]| -> Vec<String> {
        auth.iter()
            .map(|auth| auth.schemes.first().map_or("none".to_owned(), |(name, _)| name.clone()))
            .collect()
    };
    let all = [
        "aws.auth#sigv4",
        "smithy.api#httpApiKeyAuth",
        "smithy.api#httpBearerAuth",
        "smithy.api#httpDigestAuth",
    ];
    assert_eq!(names(&model.service.auth), all);
    let of = |name: &str| operation(&model, name).auth.as_deref().map(names);
    assert_eq!(of("Any"), None);
    assert_eq!(of("None"), Some(vec!["none".to_owned()]));
    assert_eq!(of("Own"), Some(vec!["smithy.api#httpBearerAuth".to_owned()]));
    assert_eq!(of("Maybe"), Some(all.into_iter().chain(["none"]).map(str::to_owned).collect()));
    let kinds: Vec<_> = model.service.auth_schemes.iter().map(|scheme| scheme.kind.clone()).collect();
    let key = AuthSchemeKind::ApiKeyHeader { name: "X-Key".to_owned(), prefix: Some("K".to_owned()) };
    assert_eq!(kinds[0], AuthSchemeKind::SigV4 { signing_name: "svc".to_owned() });
    assert_eq!(kinds[1], key);
    assert_eq!(kinds[2], AuthSchemeKind::Bearer);
    assert_eq!(kinds[3], AuthSchemeKind::Unsupported("smithy.api#httpDigestAuth".to_owned()));
}

#[test]
fn the_service_says_its_protocols_endpoints_and_names() {
    let text = file(
        r#""a#S": {"type": "service", "version": "2026", "traits": {
            "aws.protocols#restXml": {"noErrorWrapping": true, "http": ["h2"]}, "aws.protocols#awsQueryCompatible": {},
            "smithy.api#xmlNamespace": {"uri": "http://x"}, "smithy.api#title": "T",
            "aws.api#service": {"sdkId": "My Service", "arnNamespace": "my", "endpointPrefix": "mine"},
            "smithy.rules#endpointRuleSet": {"version": "1.0"}, "smithy.rules#endpointTests": {"version": "1.0"}}}"#,
    );
    let service = lower(&text).service;
    assert_eq!(
        (service.name.as_str(), service.version.as_str(), service.title.as_deref()),
        ("S", "2026", Some("T"))
    );
    assert_eq!(service.protocols, [Protocol::RestXml]);
    assert!(service.settings.no_error_wrapping && service.settings.query_compatible);
    assert_eq!(service.settings.http_versions, ["h2"]);
    assert_eq!(service.settings.xml_namespace.unwrap().uri, "http://x");
    assert_eq!(service.aws.unwrap().sdk_id, "My Service");
    assert!(matches!(service.endpoint, Endpoint::Rules { tests: Some(_), bdd: None, .. }));
}

#[test]
fn the_service_s_names_and_the_maintainer_s_names_stand_side_by_side() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "rename": {"b#Thing": "OtherThing"}},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}},
        "a#In": {"type": "structure", "members": {"x": {"target": "a#Thing"}, "y": {"target": "b#Thing"}}},
        "a#Thing": {"type": "structure"}, "b#Thing": {"type": "structure"}"#,
    );
    let rename =
        |target: &str, to: &str| Rename { target: target.into(), to: to.into(), reason: "a test".into() };
    let rename = vec![rename("a#Thing", "Shown"), rename("a#In$x", "first"), rename("a#Op", "Do")];
    let sensitive = vec![Override { target: "a#In$y".into(), reason: "a test".into() }];
    let model = lower_with(&text, &Options { rename, sensitive, ..Options::default() });
    assert_eq!(shape(&model, "OtherThing").xml_name.as_deref(), Some("Thing"));
    assert_eq!(shape(&model, "Thing").shown_name(), "Shown");
    assert_eq!(member(&model, "In", "x").shown_name(), "first");
    assert_eq!(operation(&model, "Op").shown_name(), "Do");
    assert!(member(&model, "In", "y").sensitive && !member(&model, "In", "x").sensitive);
}

#[test]
fn all_that_is_read_is_lowered_or_listed_as_skipped() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}, "traits": {"a#mine": {}, "smithy.api#suppress": ["x"]}},
        "a#In": {"type": "structure", "mixins": [{"target": "a#Mixin"}]},
        "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}, "smithy.api#suppress": ["y"]}},
        "a#mine": {"type": "structure", "traits": {"smithy.api#trait": {}}},
        "a#Other": {"type": "operation"}, "a#Loose": {"type": "string"}"#,
    );
    let model = lower(&text);
    let skipped: Vec<_> = model.skipped.iter().map(|skipped| skipped.what.as_str()).collect();
    assert_eq!(skipped, ["structure a#Mixin", "structure a#mine", "operation a#Other", "string a#Loose"]);
    assert!(model.skipped.iter().all(|skipped| !skipped.reason.is_empty()));
    let ignored: Vec<_> = model.ignored.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    // The mixin hands its trait on to `a#In`, where it counts again.
    assert_eq!(ignored, [("a#mine", 1), ("smithy.api#suppress", 3)]);
}

#[test]
fn several_files_are_one_model() {
    let first = members(r#""m": {"target": "b#T"}"#);
    let second = file(
        r#""b#T": {"type": "string"},
        "a#In$m": {"type": "apply", "traits": {"smithy.api#required": {}}},
        "b#T$no": {"type": "apply", "traits": {}}"#,
    );
    let (draft, diagnostics, _) = read(&[&first, &second], &Options::default());
    assert!(!diagnostics.has_errors());
    let model = draft.unwrap().0;
    assert_eq!(member(&model, "In", "m").presence, Presence::Required);
    assert_ne!(shape(&model, "T").origin.file, shape(&model, "In").origin.file);
}

#[test]
fn the_same_trait_twice_is_merged_if_it_is_a_list_or_the_same() {
    let shape_with = |tags: &str| {
        format!(
            r#""a#S": {{"type": "service", "operations": [{{"target": "a#Op"}}]}},
            "a#Op": {{"type": "operation", "traits": {{"smithy.api#tags": [{tags}], "smithy.api#readonly": {{}}}}}}"#
        )
    };
    let (first, second) = (file(&shape_with(r#""x""#)), file(&shape_with(r#""y""#)));
    let (draft, diagnostics, _) = read(&[&first, &second], &Options::default());
    assert!(!diagnostics.has_errors());
    assert_eq!(operation(&draft.unwrap().0, "Op").tags, ["x", "y"]);
}
