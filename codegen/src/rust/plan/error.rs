//! What can go wrong with an operation.

use super::documentation::text_or;
use super::output::status_text;
use super::{Planner, ResponsePlan, RustType};
use crate::model::{Operation, Response};
use crate::pass::OperationFacts;
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// The error enum of an operation.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ErrorPlan {
    /// The name of the enum.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// The errors that the specification describes.
    pub(in crate::rust) variants: Vec<ErrorVariant>,
}

/// An error that the specification describes.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ErrorVariant {
    /// The variant's name.
    pub(in crate::rust) name: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// What its body is read into.
    pub(in crate::rust) payload: RustType,
    /// The code on the wire.
    pub(in crate::rust) code: String,
    /// How the response is read.
    pub(in crate::rust) response: ResponsePlan,
    /// Another try may succeed.
    pub(in crate::rust) retryable: bool,
    /// There were too many requests.
    pub(in crate::rust) throttling: bool,
}

impl Planner<'_> {
    /// The errors of an operation.
    pub(super) fn error(&mut self, operation: &Operation, facts: &OperationFacts, name: Name) -> ErrorPlan {
        let wanted: Vec<_> = operation
            .errors
            .iter()
            .map(|response| Wanted {
                name: Name::pascal(&response.name),
                written: &response.name,
                origin: &response.origin,
            })
            .collect();
        let reserved = Reserved { names: &["Unknown", "Call"], suffix: "Error" };
        let names = resolve(&wanted, reserved, self.diagnostics);
        let errors = names.into_iter().zip(&operation.errors).zip(&facts.errors);
        let variants = errors.map(|((name, response), fact)| ErrorVariant {
            name,
            docs: self.error_docs(response),
            payload: self.content_type(&fact.response),
            code: fact.code.clone(),
            response: self.response(&fact.response),
            retryable: fact.retryable,
            throttling: fact.throttling,
        });
        let variants = variants.collect();
        let docs = vec![format!("What can go wrong with the operation {}.", docs::code(&operation.name))];
        ErrorPlan { name, docs, variants }
    }

    fn error_docs(&self, response: &Response) -> Vec<String> {
        let of_shape = response.shape.map(|shape| &self.model.shapes[shape].docs);
        let said =
            if response.docs.0.is_some() { &response.docs } else { of_shape.unwrap_or(&response.docs) };
        let mut lines = text_or(said, || {
            format!("The error {} (status {}).", docs::code(&response.name), status_text(response.status))
        });
        lines.extend(self.headers_docs(response));
        lines
    }
}
