//! What a success gives back.

use super::documentation::text_or;
use super::{Planner, RustType, StructPlan};
use crate::model::{Operation, Response, StatusPattern};
use crate::pass::{OperationFacts, ResponseFact};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// What a success gives back.
#[derive(Debug, Clone)]
pub(in crate::rust) enum OutputPlan {
    /// A type that is there anyhow, or nothing at all.
    Type(RustType),
    /// A structure of the operation.
    Structure(StructPlan),
    /// One of several, by status.
    ByStatus {
        /// The name of the enum.
        name: Name,
        /// The lines of its documentation.
        docs: Vec<String>,
        /// Its variants, in the order of the schema's successes.
        variants: Vec<OutputVariant>,
    },
}

/// One of several successes.
#[derive(Debug, Clone)]
pub(in crate::rust) struct OutputVariant {
    /// The variant's name.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// What it holds; nothing if the response has no content.
    pub(in crate::rust) payload: Option<RustType>,
}

impl Planner<'_> {
    /// The output of an operation; `name` and `builder` are for a structure or an enum of its own.
    pub(super) fn output(
        &mut self,
        operation: &Operation,
        facts: &OperationFacts,
        [name, builder]: [&Name; 2],
    ) -> OutputPlan {
        match facts.success.as_slice() {
            [] => OutputPlan::Type(RustType::Unit),
            [only] => self.only_output(operation, only, [name, builder]),
            several => {
                let types: Vec<_> = several.iter().map(|fact| self.content_type(fact)).collect();
                match types.split_first() {
                    Some((first, rest)) if rest.iter().all(|other| other == first) => {
                        OutputPlan::Type(first.clone())
                    }
                    _ => self.by_status(operation, types, name.clone()),
                }
            }
        }
    }

    fn only_output(
        &mut self,
        operation: &Operation,
        fact: &ResponseFact,
        [name, builder]: [&Name; 2],
    ) -> OutputPlan {
        match fact.shape {
            Some(shape) if !fact.transparent => {
                let said = &self.model.shapes[shape].docs;
                let docs = text_or(said, || {
                    format!("What the operation {} gives back.", docs::code(&operation.name))
                });
                OutputPlan::Structure(self.structure(shape, name.clone(), builder.clone(), docs))
            }
            _ => OutputPlan::Type(self.content_type(fact)),
        }
    }

    fn by_status(&mut self, operation: &Operation, types: Vec<RustType>, name: Name) -> OutputPlan {
        let responses = &operation.success;
        let written: Vec<String> = responses.iter().map(|response| status_name(response.status)).collect();
        let wanted: Vec<_> = written
            .iter()
            .zip(responses)
            .map(|(text, response)| Wanted {
                name: Name::pascal(text),
                written: text,
                origin: &response.origin,
            })
            .collect();
        let names = resolve(&wanted, Reserved::NONE, self.diagnostics);
        let variants =
            names.into_iter().zip(responses).zip(types).map(|((name, response), payload)| OutputVariant {
                name,
                docs: response_docs(response),
                payload: (payload != RustType::Unit).then_some(payload),
            });
        let docs = vec![format!("What the operation {} gives back, by status.", docs::code(&operation.name))];
        OutputPlan::ByStatus { name, docs, variants: variants.collect() }
    }
}

fn response_docs(response: &Response) -> Vec<String> {
    text_or(&response.docs, || format!("The response with status {}.", status_text(response.status)))
}

/// The status as it is spelled in a specification.
pub(super) fn status_text(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(code) => code.to_string(),
        StatusPattern::Class(digit) => format!("{digit}XX"),
        StatusPattern::Default => "of any other kind".to_owned(),
    }
}

/// What a success status stands for (RFC 9110, 15.3).
fn status_name(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(200) => "Ok".to_owned(),
        StatusPattern::Exact(201) => "Created".to_owned(),
        StatusPattern::Exact(202) => "Accepted".to_owned(),
        StatusPattern::Exact(203) => "NonAuthoritativeInformation".to_owned(),
        StatusPattern::Exact(204) => "NoContent".to_owned(),
        StatusPattern::Exact(205) => "ResetContent".to_owned(),
        StatusPattern::Exact(206) => "PartialContent".to_owned(),
        StatusPattern::Exact(207) => "MultiStatus".to_owned(),
        StatusPattern::Exact(code) => format!("Status{code}"),
        StatusPattern::Class(digit) => format!("Status{digit}xx"),
        StatusPattern::Default => "Other".to_owned(),
    }
}
