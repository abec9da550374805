//! The smallest rule set for each thing that can be wrong, and where it is said to be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{lower, lower_diagram};
use crate::diagnostic::{Code, Diagnostics};
use crate::endpoint::{Base, Condition, Decision, ExprKind, RuleSet, Test, Then, tests};
use crate::source::{JsonPointer, Origin, Sources};

fn origin() -> Origin {
    Origin { file: Sources::default().add("model.json", ""), pointer: JsonPointer::ROOT }
}

/// A rule set with parameters `Text` and `Flag` and one rule.
fn one_rule(version: &str, rule: &Value) -> Value {
    json!({
        "version": version,
        "parameters": {
            "Text": {"type": "string"},
            "Flag": {"type": "boolean", "required": true, "default": false},
        },
        "rules": [rule],
    })
}

/// A rule set with one condition.
fn condition(version: &str, condition: &Value) -> Value {
    one_rule(version, &json!({"conditions": [condition], "error": "e", "type": "error"}))
}

fn endpoint(endpoint: &Value) -> Value {
    one_rule("1.1", &json!({"conditions": [], "endpoint": endpoint, "type": "endpoint"}))
}

fn call(name: &str, arguments: &Value) -> Value {
    condition("1.1", &json!({"fn": name, "argv": arguments}))
}

fn auth(scheme: &Value) -> Value {
    endpoint(&json!({"url": "https://a", "properties": {"authSchemes": [scheme]}}))
}

fn diagram(nodes: &str, root: &Value) -> Value {
    let mut diagram = one_rule("1.1", &json!({}));
    let members = diagram.as_object_mut().unwrap();
    members.insert("conditions".into(), json!([{"fn": "isSet", "argv": [{"ref": "Text"}]}]));
    members.insert("results".into(), json!([{"error": "e"}]));
    members.insert("nodes".into(), json!(nodes));
    members.insert("root".into(), root.clone());
    diagram
}

/// Each case: a rule set, and what is said about it, as `code pointer`.
fn cases() -> Vec<(Value, &'static str)> {
    let text = json!({"ref": "Text"});
    vec![
        (json!({}), "endpoint::malformed #"),
        (one_rule("2.0", &json!({})), "endpoint::version #/version"),
        (one_rule("1.0", &json!({"conditions": []})), "endpoint::malformed #/rules/0"),
        (
            one_rule("1.0", &json!({"conditions": {}, "error": "e"})),
            "endpoint::malformed #/rules/0/conditions",
        ),
        (call("nope", &json!([])), "endpoint::function #/rules/0/conditions/0/fn"),
        (call("isSet", &json!([{"ref": "X"}])), "endpoint::reference #/rules/0/conditions/0/argv/0/ref"),
        (call("isSet", &json!(["{X}"])), "endpoint::reference #/rules/0/conditions/0/argv/0"),
        (call("not", &json!([true, true])), "endpoint::argument #/rules/0/conditions/0"),
        (call("not", &json!(["a"])), "endpoint::argument #/rules/0/conditions/0/argv/0"),
        (call("coalesce", &json!(["a", true])), "endpoint::argument #/rules/0/conditions/0/argv/1"),
        (call("coalesce", &json!(["a"])), "endpoint::argument #/rules/0/conditions/0"),
        (call("ite", &json!([true, "a", false])), "endpoint::argument #/rules/0/conditions/0/argv/2"),
        (call("split", &json!(["a", "", 0])), "endpoint::argument #/rules/0/conditions/0"),
        (call("substring", &json!(["a", -1, 2, true])), "endpoint::argument #/rules/0/conditions/0/argv/1"),
        (call("getAttr", &json!([text, "size"])), "endpoint::attribute #/rules/0/conditions/0/argv/1"),
        (call("getAttr", &json!([text, "[0]"])), "endpoint::attribute #/rules/0/conditions/0/argv/1"),
        (call("stringEquals", &json!(["{Text", "a"])), "endpoint::template #/rules/0/conditions/0/argv/0"),
        (call("stringEquals", &json!(["a{Flag}", "a"])), "endpoint::template #/rules/0/conditions/0/argv/0"),
        (
            condition("1.0", &json!({"fn": "coalesce", "argv": ["a", "b"]})),
            "endpoint::version #/rules/0/conditions/0",
        ),
        (
            condition("1.1", &json!({"fn": "uriEncode", "argv": ["a"], "assign": "Text"})),
            "endpoint::shadow #/rules/0/conditions/0",
        ),
        (endpoint(&json!({"url": "ftp://a"})), "endpoint::url #/rules/0/endpoint/url"),
        (endpoint(&json!({"url": {"ref": "Flag"}})), "endpoint::argument #/rules/0/endpoint/url"),
        (auth(&json!({})), "endpoint::auth-scheme #/rules/0/endpoint/properties/authSchemes/0"),
        (
            auth(&json!({"name": "sigv4", "signingName": 1})),
            "endpoint::auth-scheme #/rules/0/endpoint/properties/authSchemes/0/signingName",
        ),
        (
            auth(&json!({"name": "sigv4a", "signingRegionSet": []})),
            "endpoint::auth-scheme #/rules/0/endpoint/properties/authSchemes/0/signingRegionSet",
        ),
        (diagram("AAA", &json!(2)), "endpoint::diagram #/nodes"),
        (diagram("", &json!("2")), "endpoint::diagram #/root"),
        (diagram("", &json!(2)), "endpoint::diagram #/nodes"),
    ]
}

fn lowered(rules: &Value) -> (Option<RuleSet>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let lower = if rules.get("nodes").is_some() { lower_diagram } else { lower };
    let rules = lower(rules, &origin(), &mut diagnostics);
    (rules, diagnostics)
}

fn said(diagnostics: &Diagnostics) -> Vec<String> {
    let lines = diagnostics.iter().map(|item| {
        assert!(item.help.as_ref().is_some_and(|help| !help.is_empty()), "{}", item.message);
        format!("{} {}", item.code.id(), item.origin.as_ref().unwrap().pointer)
    });
    lines.collect()
}

#[test]
fn every_fault_is_said_once_at_its_place_and_with_a_way_out() {
    for (rules, expected) in cases() {
        let (lowered, diagnostics) = lowered(&rules);
        assert_eq!(said(&diagnostics), [expected], "{rules}");
        assert!(lowered.is_none(), "{rules}");
    }
}

#[test]
fn a_built_in_that_nobody_knows_is_an_ordinary_parameter() {
    let mut rules = one_rule("1.0", &json!({"error": "e"}));
    *rules.pointer_mut("/parameters/Text").unwrap() = json!({"type": "string", "builtIn": "SDK::Endpointt"});
    let (lowered, diagnostics) = lowered(&rules);
    assert_eq!(said(&diagnostics), ["endpoint::built-in #/parameters/Text"]);
    assert!(!diagnostics.has_errors() && lowered.is_some());
}

#[test]
fn a_test_that_names_no_parameter_or_gives_another_kind_of_value_is_left_out() {
    let (rules, _) = lowered(&one_rule("1.0", &json!({"error": "e"})));
    let cases = json!({"testCases": [
        {"params": {"X": "a"}, "expect": {"error": "e"}},
        {"params": {"Flag": "true"}, "expect": {"error": "e"}},
        {"params": {}, "expect": {}},
        {"params": {"Text": "a"}, "expect": {"error": "e"}},
    ]});
    let mut diagnostics = Diagnostics::default();
    let kept = tests::read(&cases, &rules.unwrap(), &origin(), &mut diagnostics);
    assert_eq!(kept.len(), 1);
    let expected = [
        "endpoint::test #/testCases/0/params/X",
        "endpoint::test #/testCases/1/params/Flag",
        "endpoint::malformed #/testCases/2",
    ];
    assert_eq!(said(&diagnostics), expected);
}

#[test]
fn every_code_of_rule_sets_has_a_case() {
    let mut codes: BTreeSet<_> = cases().into_iter().filter_map(|(_, said)| said.split(' ').next()).collect();
    // These have tests of their own, here and where crates are planned.
    codes.extend(["endpoint::built-in", "endpoint::test"]);
    codes.extend(["endpoint::context-path", "endpoint::server", "endpoint::test-fails"]);
    let all = Code::ALL.iter().map(|code| code.id()).filter(|id| id.starts_with("endpoint::"));
    let missing: Vec<_> = all.filter(|id| !codes.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn all_faults_of_a_rule_set_are_said_in_one_run() {
    let rule = json!({"conditions": [], "error": "{X}"});
    let mut rules = one_rule("1.0", &rule);
    rules.pointer_mut("/rules").unwrap().as_array_mut().unwrap().push(rule);
    let (_, diagnostics) = lowered(&rules);
    assert_eq!(said(&diagnostics).len(), 2);
}

fn conditions(rules: &RuleSet) -> &[Condition] {
    match &rules.decision {
        Decision::Rules(rules) => rules.first().map_or(&[], |rule| &rule.conditions),
        Decision::Diagram(diagram) => &diagram.conditions,
    }
}

#[test]
fn after_is_set_a_parameter_certainly_has_a_value() {
    let rule = json!({
        "conditions": [{"fn": "isSet", "argv": [{"ref": "Text"}]}, {"fn": "parseURL", "argv": ["{Text}"]}],
        "error": "{Text}",
    });
    let (rules, _) = lowered(&one_rule("1.0", &rule));
    let rules = rules.unwrap();
    let [is_set, parse] = conditions(&rules) else { panic!("two conditions") };
    assert_eq!(is_set.test, Test::Present);
    assert!(is_set.value.ty.optional && is_set.bind.is_some());
    let ExprKind::Call(_, arguments) = &parse.value.kind else { panic!("a call") };
    assert_eq!(arguments.first().unwrap().ty, Base::Text.certain());
    let Decision::Rules(all) = &rules.decision else { panic!("rules") };
    assert!(matches!(all.first().unwrap().then, Then::Outcome(_)));
}

#[test]
fn asking_whether_a_parameter_with_a_default_is_set_is_no_condition() {
    let rule = json!({"conditions": [{"fn": "isSet", "argv": [{"ref": "Flag"}]}], "error": "e"});
    let (rules, _) = lowered(&one_rule("1.0", &rule));
    assert_eq!(conditions(&rules.unwrap()).len(), 0);
}

#[test]
fn the_ways_of_a_node_are_swapped_if_its_reference_is_negative() {
    use drawplate_runtime::endpoint::rules::Step;
    // Two nodes: the end, and condition 0 with high 100,000,001 and low -1.
    let nodes = "/////wAAAAH/////AAAAAAX14QH/////";
    for (root, high, low) in [(2, Step::Result(0), Step::Exhausted), (-2, Step::Exhausted, Step::Result(0))] {
        let (rules, diagnostics) = lowered(&diagram(nodes, &json!(root)));
        assert_eq!(said(&diagnostics), [] as [&str; 0]);
        let Decision::Diagram(diagram) = rules.unwrap().decision else { panic!("a diagram") };
        let [node] = diagram.nodes.as_slice() else { panic!("one node") };
        assert_eq!((node.condition, node.high, node.low), (0, high, low), "{root}");
    }
}
