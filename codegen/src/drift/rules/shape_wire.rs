//! A shape is spelled in another way.

use super::example::smithy;
use crate::drift::limits::is_same;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Protocol;

pub(super) const RULE: Rule = Rule {
    id: "shape-wire-form",
    title: "A shape is spelled in another way",
    why: "One side writes a form that the other does not read.",
    example: [
        smithy!(more: r#", "example#A": {"type": "structure", "members": {}}"#),
        smithy!(more: r#", "example#A": {"type": "structure", "members": {}, "traits": {"smithy.api#xmlName": "B"}}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    let is_xml = pair
        .models
        .1
        .service
        .protocols
        .iter()
        .any(|protocol| matches!(protocol, Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query));
    if (&old.xml_name, &old.xml_namespace) != (&new.xml_name, &new.xml_namespace) && (is_xml || pair.is_alone)
    {
        found.add("its element in XML has another name", Wire::BREAKING, Bump::Patch);
    }
    if !is_same(old, new) {
        return;
    }
    if old.media_type != new.media_type {
        let careful = Wire { old_client: Safety::Careful, new_client: Safety::Careful };
        found.add("what is inside is of another media type", careful, Bump::Patch);
    }
    if old.requires_length != new.requires_length {
        let wire = Wire::old_client(if new.requires_length { Safety::Breaking } else { Safety::Safe });
        found.add("whether its length has to be known before it is sent is another", wire, Bump::Patch);
    }
}
