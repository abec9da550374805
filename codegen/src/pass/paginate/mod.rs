//! How do the pages of each operation follow each other?
//!
//! Smithy's `paginated` or the maintainer's `[[pagination]]` comes in, and the model; paths of
//! member indexes go out. What leads nowhere, or to a value of the wrong kind, is reported.

mod declared;
mod path;
#[cfg(test)]
mod tests;

use self::path::{Kind, Place};
use super::facts::{NextPage, OperationFacts, PagesFact};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Operation, ShapeId, ShapeKind};
use crate::options::{Options, PageStyle, Pagination};

/// Sets [`OperationFacts::pages`] of each operation that has pages.
pub(super) fn settle(
    model: &Model,
    options: &Options,
    facts: &mut [OperationFacts],
    diagnostics: &mut Diagnostics,
) {
    for item in &options.pagination {
        if !model.operations.iter().any(|operation| operation.name == item.operation) {
            let message = format!("`[[pagination]]` is about `{}`, which is no operation", item.operation);
            let help = "name an operation that is generated, as the specification spells it";
            diagnostics.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help(help));
        }
    }
    for (operation, facts) in model.operations.iter().zip(facts) {
        let option = options.pagination.iter().find(|item| item.operation == operation.name);
        let declared = option.cloned().or_else(|| declared::of(operation));
        let Some(declared) = declared else { continue };
        let code = if option.is_some() { Code::OptionsPagination } else { Code::ModelPagination };
        let names = if option.is_some() { &OPTIONS } else { &TRAIT };
        let ends = Ends { model, operation, output: output(model, facts), names };
        match ends.pages(&declared) {
            Ok(pages) => facts.pages = Some(pages),
            Err(fault) => {
                let message = format!("the pages of `{}` cannot be followed: {fault}", operation.name);
                diagnostics.push(Diagnostic::new(code, &operation.origin, message).help(
                    "names of parameters and members are those of the specification; within structures \
                     they are joined by dots, as in `meta.next`",
                ));
            }
        }
    }
}

/// The shape of the output, as callers see it.
fn output(model: &Model, facts: &OperationFacts) -> Option<ShapeId> {
    let [only] = facts.success.as_slice() else { return None };
    match &model.shapes[only.shape?].kind {
        ShapeKind::Structure(structure) if only.transparent => structure.members.first().map(|it| it.target),
        _ => only.shape,
    }
}

/// What the parts of a declaration are called where it was written.
struct Names {
    parameter: &'static str,
    next: &'static str,
    size: &'static str,
}

/// In `spec.toml`.
const OPTIONS: Names = Names { parameter: "parameter", next: "next", size: "size" };

/// In Smithy's `paginated`.
const TRAIT: Names = Names { parameter: "inputToken", next: "outputToken", size: "pageSize" };

/// The two ends between which values are carried.
struct Ends<'a> {
    model: &'a Model,
    operation: &'a Operation,
    output: Option<ShapeId>,
    names: &'static Names,
}

impl Ends<'_> {
    fn pages(&self, declared: &Pagination) -> Result<PagesFact, String> {
        Ok(PagesFact {
            next: self.next(declared)?,
            size: self
                .optional(declared.size.as_ref(), |name| self.input(self.names.size, name, Kind::Integer))?,
            items: self.optional(declared.items.as_ref(), |name| self.found("items", name, Kind::Many))?,
            more: self.optional(declared.more.as_ref(), |name| self.found("more", name, Kind::Boolean))?,
            total: self.optional(declared.total.as_ref(), |name| self.found("total", name, Kind::Integer))?,
        })
    }

    fn next(&self, declared: &Pagination) -> Result<NextPage, String> {
        let parameter = |kind| match &declared.parameter {
            Some(name) => self.input(self.names.parameter, name, kind),
            None => Err(format!("`{}` is missing: what asks for the next page", self.names.parameter)),
        };
        let number = |first: i64, by_items| {
            let input = parameter(Kind::Integer)?;
            if declared.items.is_none() {
                return Err("`items` is missing: without it nothing says which page is the last".to_owned());
            }
            Ok(NextPage::Number { input, first: declared.first.unwrap_or(first), by_items })
        };
        match declared.style {
            PageStyle::Cursor => match &declared.next {
                Some(next) => {
                    let output = self.found(self.names.next, next, Kind::Any)?;
                    Ok(NextPage::Token { input: parameter(Kind::Any)?, output })
                }
                None => {
                    Err(format!("`{}` is missing: where the response names the next page", self.names.next))
                }
            },
            PageStyle::Page => number(1, false),
            PageStyle::Offset => number(0, true),
            PageStyle::Link => Ok(NextPage::Link),
        }
    }

    fn optional(
        &self,
        name: Option<&String>,
        find: impl Fn(&str) -> Result<Vec<usize>, String>,
    ) -> Result<Option<Vec<usize>>, String> {
        name.map(|name| find(name)).transpose()
    }

    /// A place in the input.
    fn input(&self, what: &str, name: &str, kind: Kind) -> Result<Vec<usize>, String> {
        let place = Place { shape: self.operation.input, through_payload: true };
        path::find(self.model, place, name, kind)
            .map_err(|fault| format!("`{what}` names {fault} of the input"))
    }

    /// A place in the output.
    fn found(&self, what: &str, name: &str, kind: Kind) -> Result<Vec<usize>, String> {
        let Some(shape) = self.output else {
            return Err(format!("`{what}` needs an operation with one success that has a body"));
        };
        let place = Place { shape, through_payload: false };
        path::find(self.model, place, name, kind)
            .map_err(|fault| format!("`{what}` names {fault} of the output"))
    }
}
