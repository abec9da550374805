//! What a success gives back.

use super::documentation::text_or;
use super::rust_type::RuntimeType;
use super::{ContentPlan, Planner, ResponsePlan, RustType, StructPlan};
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
            [first, ..] if !self.differ(facts) => OutputPlan::Type(self.content_type(first)),
            _ => self.by_status(operation, facts, name.clone()),
        }
    }

    /// How the successes are read. Where the output says which of them one is, it also takes those
    /// that the specification does not describe.
    pub(super) fn successes(&self, facts: &OperationFacts) -> Vec<ResponsePlan> {
        let described = facts.success.iter().map(|fact| self.response(fact));
        let unknown = self
            .unknown_class(facts)
            .map(|class| ResponsePlan { status: StatusPattern::Class(class), content: ContentPlan::Unknown });
        described.chain(unknown).collect()
    }

    /// Whether the successes are not all of one type.
    fn differ(&self, facts: &OperationFacts) -> bool {
        let mut types = facts.success.iter().map(|fact| self.content_type(fact));
        let first = types.next();
        types.any(|other| Some(other) != first)
    }

    /// The first digit of successes that the specification may leave undescribed, where an enum has a
    /// place for them.
    fn unknown_class(&self, facts: &OperationFacts) -> Option<u8> {
        let class = match facts.success.first()?.status {
            StatusPattern::Exact(code) => u8::try_from(code / 100).ok()?,
            StatusPattern::Class(class) => class,
            StatusPattern::Default => return None,
        };
        let all = StatusPattern::Class(class);
        (self.differ(facts) && facts.success.iter().all(|fact| fact.status != all)).then_some(class)
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

    fn by_status(&mut self, operation: &Operation, facts: &OperationFacts, name: Name) -> OutputPlan {
        let responses = &operation.success;
        let types: Vec<_> = facts.success.iter().map(|fact| self.content_type(fact)).collect();
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
        let reserved = Reserved { names: &["Unknown"], suffix: "Response" };
        let names = resolve(&wanted, reserved, self.diagnostics);
        let variants =
            names.into_iter().zip(responses).zip(types).map(|((name, response), payload)| OutputVariant {
                name,
                docs: self.success_docs(response),
                payload: (payload != RustType::Unit).then_some(payload),
            });
        let docs = vec![format!("What the operation {} gives back, by status.", docs::code(&operation.name))];
        let unknown = self.unknown_class(facts).map(|_| OutputVariant {
            name: Name::pascal("Unknown"),
            docs: vec!["A success with a status that the specification does not describe.".to_owned()],
            payload: Some(RustType::Runtime(RuntimeType::UnknownResponse)),
        });
        OutputPlan::ByStatus { name, docs, variants: variants.chain(unknown).collect() }
    }

    fn success_docs(&self, response: &Response) -> Vec<String> {
        let mut lines =
            text_or(&response.docs, || format!("The response with status {}.", status_text(response.status)));
        lines.extend(self.headers_docs(response));
        lines
    }

    /// Where the headers of a response are described, if they are.
    pub(super) fn headers_docs(&self, response: &Response) -> Vec<String> {
        let Some(headers) = response.headers else { return Vec::new() };
        vec![String::new(), format!("Its headers are {}.", self.headers_link(headers))]
    }
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
