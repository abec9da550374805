//! How the generated crate finds its endpoint.
//!
//! Where the service is comes in as the specification says it: a rule set, servers, or nothing. An
//! [`EndpointPlan`] goes out: the fields of `Params`, and the decisions as blocks of steps that
//! [`crate::rust::emit`] only has to spell.

mod block;
mod context;
mod locals;
mod needs;
mod param;
mod server;
mod test;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::endpoint::{Decision, lower, lower_diagram, tests, written_in_urls};
use crate::model::{Endpoint, Model, Protocol};
use crate::source::Origin;

pub(in crate::rust) use block::{Block, Clause, End, FunctionPlan, Step};
pub(in crate::rust) use context::{ContextPlan, ContextValue};
pub(in crate::rust) use locals::{Place, VariablePlan, is_owned};
pub(in crate::rust) use param::ParamPlan;
pub(in crate::rust) use server::{Needed, ServerChoice, ServerPart, ServerVariablePlan, ServersPlan};
pub(in crate::rust) use test::EndpointTestPlan;

/// How the generated crate finds its endpoint.
#[derive(Debug, Clone)]
pub(in crate::rust) enum EndpointPlan {
    /// By the rules of the specification.
    Rules(Box<RulesPlan>),
    /// By choosing one of the specification's servers and filling in its variables.
    Servers(ServersPlan),
}

impl EndpointPlan {
    /// The parameters that the rules write into URLs, by their names in the rule set.
    pub(in crate::rust) fn written_parameters(&self) -> BTreeSet<String> {
        match self {
            Self::Rules(rules) => rules.written.clone(),
            Self::Servers(_) => BTreeSet::new(),
        }
    }

    /// What callers have to say before a request can be sent, if anything.
    pub(in crate::rust) const fn needs(&self) -> Option<Needed> {
        match self {
            Self::Rules(_) => None,
            Self::Servers(servers) => servers.needs,
        }
    }
}

/// Without rules or servers the caller must say where the service is.
impl Default for EndpointPlan {
    fn default() -> Self {
        Self::Servers(ServersPlan::default())
    }
}

/// A rule set.
#[derive(Debug, Clone)]
pub(in crate::rust) struct RulesPlan {
    /// The fields of `Params`.
    pub(in crate::rust) params: Vec<ParamPlan>,
    /// The parameters that are written into URLs, by their names in the rule set.
    pub(in crate::rust) written: BTreeSet<String>,
    /// Whether the rules look at the partitions of AWS.
    pub(in crate::rust) partitions: bool,
    /// Everything that has a name in the rules, by the index of its id.
    pub(in crate::rust) variables: Vec<VariablePlan>,
    /// How an endpoint is chosen.
    pub(in crate::rust) decision: DecisionPlan,
    /// What operations give to parameters.
    pub(in crate::rust) contexts: Vec<ContextPlan>,
    /// The tests that the specification brings along.
    pub(in crate::rust) tests: Vec<EndpointTestPlan>,
}

/// How an endpoint is chosen.
#[derive(Debug, Clone)]
pub(in crate::rust) enum DecisionPlan {
    /// By nested conditions.
    Tree {
        /// The body of `resolve`.
        resolve: Block,
        /// The functions that it calls.
        functions: Vec<FunctionPlan>,
    },
    /// By walking a diagram.
    Diagram(crate::endpoint::Diagram),
}

/// Plans how the endpoint is found; nothing if the rules are not in order, which is reported.
pub(in crate::rust) fn plan(model: &Model, diagnostics: &mut Diagnostics) -> Option<EndpointPlan> {
    match &model.service.endpoint {
        Endpoint::Rules { rules, tests, bdd, origin, .. } => {
            // Rules read better than a diagram, and both say the same.
            let rule_set = match (rules, bdd) {
                (Some(rules), _) => lower(rules, origin, diagnostics),
                (None, Some(bdd)) => lower_diagram(bdd, origin, diagnostics),
                (None, None) => None,
            }?;
            let tests_origin = sibling(origin, "smithy.rules#endpointTests");
            let cases = match tests {
                Some(cases) => tests::read(cases, &rule_set, &tests_origin, diagnostics),
                None => Vec::new(),
            };
            let params = param::plan(&rule_set, diagnostics);
            let contexts = context::plan(model, &rule_set, &params, diagnostics);
            let tests = test::plan(&cases, &rule_set, &params, diagnostics);
            let variables = locals::plan(&rule_set, &params);
            let partitions = uses_partitions(&rule_set.decision);
            let written = written_in_urls(&rule_set).map(str::to_owned).collect();
            let decision = match rule_set.decision {
                Decision::Rules(rules) => block::plan(rules, &variables),
                Decision::Diagram(diagram) => DecisionPlan::Diagram(diagram),
            };
            let plan = RulesPlan { params, written, partitions, variables, decision, contexts, tests };
            Some(EndpointPlan::Rules(Box::new(plan)))
        }
        Endpoint::Servers(servers) => {
            Some(EndpointPlan::Servers(server::plan(servers, &model.operations, diagnostics)))
        }
        Endpoint::Unknown => {
            let mut servers = server::plan(&[], &model.operations, diagnostics);
            // Smithy leaves endpoints to the settings of a client as a rule; a document that does is
            // an exception, which the compiler shows.
            servers.needs = servers.needs.filter(|_| model.service.protocols.contains(&Protocol::PlainHttp));
            Some(EndpointPlan::Servers(servers))
        }
    }
}

/// The place of another trait of the same shape.
fn sibling(origin: &Origin, name: &str) -> Origin {
    let tokens = origin.pointer.tokens();
    let parent = tokens.iter().take(tokens.len().saturating_sub(1));
    let pointer = parent.fold(crate::source::JsonPointer::ROOT, |at, token| at.join(token));
    Origin { file: origin.file, pointer: pointer.join(name) }
}

fn uses_partitions(decision: &Decision) -> bool {
    let mut found = false;
    crate::endpoint::each_expr(decision, &mut |expr| {
        found |= expr.calls(crate::endpoint::Function::AwsPartition)
    });
    found
}
