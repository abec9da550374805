//! Questions about the model, one file each. Answers are [`Facts`], beside the model.

mod auth;
mod bind;
mod capability;
mod checksum;
mod customized;
mod depth;
mod discriminate;
mod events;
mod facts;
mod keep;
mod notify;
mod paginate;
mod reach;
mod recursion;
mod steps;
mod streams;
mod tagged;
mod validate;
mod wait;

pub use facts::{
    AcceptorFact, BodyFact, BodyStep, ErrorFact, EventFact, EventPlace, ExpectedFact, Facts, HeaderType,
    Idempotency, MatcherFact, NextPage, OperationFacts, PagesFact, Place, ResponseChecksum, ResponseFact,
    TaggingFact, WaiterFact, WaiterState,
};
pub use tagged::{Tagged, Users};
pub use validate::validate;

pub use crate::protocol::{ErrorCode, EventPayload, MemberNames, QueryAction, TextEvents, WireCodec};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Protocol, Valid};
use crate::options::Options;
use crate::protocol::{self, Rules};

/// Everything that the back end needs to know about a model, or `None` if the diagnostics say why
/// no client can be made of it.
pub fn facts(model: &Valid<Model>, options: &Options, diagnostics: &mut Diagnostics) -> Option<Facts> {
    let (protocol, rules) = choose_protocol(model, diagnostics)?;
    let taggings = discriminate::taggings(model, options, diagnostics);
    let mut operations = bind::operations(model, rules, diagnostics)?;
    paginate::settle(model, options, &mut operations, diagnostics);
    wait::settle(model, rules.member_names, &mut operations, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    customized::report(model, diagnostics);
    Some(Facts {
        protocol,
        reached: reach::reached(model),
        indirect: recursion::indirect(model),
        depth: depth::deepest(&model.shapes),
        tagged: options.package.tag_features.then(|| tagged::tagged(model)),
        written: capability::written(model),
        read: capability::read(model),
        taggings,
        member_names: rules.member_names,
        timestamps: rules.timestamps,
        headers: bind::headers(model, rules),
        byte_streams: rules.http.is_some(),
        events: events::events(model, rules),
        notifications: notify::codecs(model, rules),
        operations,
    })
}

/// The first protocol of the service.
fn choose_protocol(model: &Model, diagnostics: &mut Diagnostics) -> Option<(Protocol, &'static Rules)> {
    let chosen = model.service.protocols.first().copied();
    if chosen.is_none() {
        diagnostics.push(no_protocol(model));
    }
    chosen.map(|protocol| (protocol, protocol::rules(protocol)))
}

fn no_protocol(model: &Model) -> Diagnostic {
    let service = &model.service;
    let message = format!("service `{}` names no protocol that this generator speaks", service.name);
    let known: Vec<_> = Protocol::ALL.iter().map(|protocol| protocol.name()).collect();
    let help = format!("the service needs one of: {}", known.join(", "));
    Diagnostic::new(Code::ModelProtocolUnsupported, &service.origin, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::Toy;

    fn chosen(protocols: &[Protocol]) -> Result<Protocol, Vec<String>> {
        let mut toy = Toy::new();
        toy.model.service.protocols = protocols.to_vec();
        let mut diagnostics = Diagnostics::default();
        let facts = facts(&Valid::assume(toy.model), &Options::default(), &mut diagnostics);
        facts.map(|facts| facts.protocol).ok_or(diagnostics.iter().map(|item| item.message.clone()).collect())
    }

    #[test]
    fn the_first_protocol_is_spoken() {
        assert_eq!(chosen(&[Protocol::AwsQuery, Protocol::RestJson1]), Ok(Protocol::AwsQuery));
    }

    #[test]
    fn a_service_without_a_protocol_is_refused_by_name() {
        let message = "service `Toy` names no protocol that this generator speaks";
        assert_eq!(chosen(&[]), Err(vec![message.into()]));
    }
}
