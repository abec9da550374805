//! Does the specification say that clients do more than it describes?
//!
//! Traits of `aws.customizations` stand for code that people wrote for one service. What a trait
//! itself asks for is done; what else such clients do is not in any model, and is said.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Model;

/// Says so once, at the service.
pub(super) fn report(model: &Model, diagnostics: &mut Diagnostics) {
    if !model.operations.iter().any(|operation| operation.behavior.unwrapped_xml_output) {
        return;
    }
    let service = &model.service;
    let message = format!(
        "clients of `{}` do more than its model says: sessions for directory buckets, errors in responses \
         with status 200, presigned requests and redirects to other regions are not generated",
        service.name
    );
    let help = "calls go out as the model and its endpoint rules describe them; the README says under \
                \"Amazon S3\" what that covers";
    diagnostics.push(Diagnostic::new(Code::ModelCustomized, &service.origin, message).help(help));
}
