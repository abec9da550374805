//! A service speaks other protocols.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "service-protocol",
    title: "A service speaks other protocols",
    why: "A client speaks the first protocol that it knows; where that is gone, it is not understood.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation"}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_1": {}}}, "example#Get": {"type": "operation"}}"#,
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let (old, new) = (&pair.old.protocols, &pair.new.protocols);
    let spoken = old.first();
    if spoken != new.first() {
        let is_still_there = spoken.is_some_and(|spoken| new.contains(spoken));
        let wire = if is_still_there { Wire::SAFE } else { Wire::old_client(Safety::Breaking) };
        found.add("clients speak another protocol", wire, Bump::Patch);
        return;
    }
    for protocol in new.iter().filter(|protocol| !old.contains(protocol)) {
        found.add(format!("it speaks {} too", protocol.name()), Wire::SAFE, Bump::None);
    }
    for protocol in old.iter().filter(|protocol| !new.contains(protocol)) {
        found.add(format!("it no longer speaks {}", protocol.name()), Wire::SAFE, Bump::None);
    }
}
