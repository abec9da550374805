//! A service is found in another way.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Endpoint;
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "service-endpoint",
    title: "A service is found in another way",
    why: "Rules for endpoints are part of the client: one that is there keeps to those it was made with.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation"}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}, "smithy.rules#clientContextParams": {"Fast": {"type": "boolean"}}, "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {"Fast": {"type": "Boolean"}}, "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://a.example"}}]}}}, "example#Get": {"type": "operation"}}"#,
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let (old, new) = (&pair.old.endpoint, &pair.new.endpoint);
    let careful = Wire { old_client: Safety::Careful, new_client: Safety::Careful };
    if std::mem::discriminant(old) != std::mem::discriminant(new) {
        found.add("whether it says where it is, and how, is another", careful, Bump::Major);
        return;
    }
    let (
        Endpoint::Rules { rules, bdd, client_params, .. },
        Endpoint::Rules { rules: new_rules, bdd: new_bdd, client_params: new_params, .. },
    ) = (old, new)
    else {
        return;
    };
    if (rules, bdd) != (new_rules, new_bdd) {
        found.add("the rules by which an endpoint is chosen are others", careful, Bump::Patch);
    }
    let names = |params: &Option<Value>| -> Vec<String> {
        let params = params.as_ref().and_then(Value::as_object);
        params.into_iter().flat_map(Map::keys).cloned().collect()
    };
    let (before, after) = (names(client_params), names(new_params));
    for name in after.iter().filter(|name| !before.contains(name)) {
        found.add(format!("clients can set `{name}`"), Wire::SAFE, Bump::Minor);
    }
    for name in before.iter().filter(|name| !after.contains(name)) {
        found.add(format!("clients can no longer set `{name}`"), careful, Bump::Major);
    }
}
