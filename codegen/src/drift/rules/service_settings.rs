//! A service speaks its protocol in another way.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "service-settings",
    title: "A service speaks its protocol in another way",
    why: "One side writes a form that the other does not read.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#restXml": {}}}, "example#Get": {"type": "operation", "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/"}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#restXml": {"noErrorWrapping": true}}}, "example#Get": {"type": "operation", "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/"}}}}"#,
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let (old, new) = (&pair.old.settings, &pair.new.settings);
    if old.xml_namespace != new.xml_namespace {
        found.add("its documents are in another XML namespace", Wire::BREAKING, Bump::Patch);
    }
    if old.no_error_wrapping != new.no_error_wrapping {
        found.add("the element around errors comes or goes", Wire::BREAKING, Bump::Patch);
    }
    if old.query_compatible != new.query_compatible {
        let careful = Wire::old_client(Safety::Careful);
        found.add("whether errors keep the codes of another protocol is another", careful, Bump::Patch);
    }
    if (&old.http_versions, &old.event_stream_http_versions)
        != (&new.http_versions, &new.event_stream_http_versions)
    {
        found.add("it prefers other versions of HTTP", Wire::SAFE, Bump::Patch);
    }
    if pair.old.aws != pair.new.aws {
        found.add("what AWS calls it is another", Wire::SAFE, Bump::Patch);
    }
    if pair.old.error_policy != pair.new.error_policy {
        found.add("what becomes of incomplete responses is another", Wire::SAFE, Bump::Patch);
    }
}
