//! The service's side of a protocol: outputs and errors as the responses that mean them.
//!
//! What is written is asked back from the reader of responses: a status is right if the operation's
//! table takes it for this response, and an error is right if it is read into its own variant.

mod mark;
mod write;

use std::mem::{Discriminant, discriminant};

use http::StatusCode;

use self::write::write;
use super::answer::{Canned, Content};
use super::body::Flow;
use crate::error::{ErrorInfo, ErrorReply, Modeled};
use crate::operation::{ErrorSchema, Operation, OperationError, OperationSchema, ResponseSchema};
use crate::response::{Choice, RawResponse, choose};
use crate::value::Value;

/// The response that means an output.
pub(super) fn output<O: Operation>(output: &O::Output) -> Result<Canned, String> {
    let schema = O::SCHEMA;
    let index = success::<O>(discriminant(output)).ok_or("no response of the operation is read as this")?;
    let success: &'static ResponseSchema =
        schema.success.get(index).ok_or("the operation describes no success")?;
    let mut canned = write(&success.content, &output.view())?;
    mark::success(schema.error_code, &mut canned.headers);
    let is_it = |choice: Choice| matches!(choice, Choice::Success(found, _) if found == index);
    // What the output says of its status wins.
    if canned.status == write::UNSAID {
        canned.status = status(schema, &canned, is_it).ok_or("no status leads to the response")?;
    }
    Ok(canned)
}

/// The index of the success that is read as this variant of the output.
fn success<O: Operation>(wanted: Discriminant<O::Output>) -> Option<usize> {
    let successes = 0..O::SCHEMA.success.len();
    if successes.len() < 2 {
        return successes.into_iter().next();
    }
    successes.into_iter().find(|index| discriminant(&O::output(*index)) == wanted)
}

/// The response that means an error.
pub(super) fn error<O: Operation, T: Value + Clone>(
    variant: fn(Modeled<T>) -> O::Error,
    error: &T,
) -> Result<Canned, String> {
    let schema = O::SCHEMA;
    let mut why = "no error of the operation is read as this".to_owned();
    for (index, described) in schema.errors.iter().enumerate() {
        match of_error(schema, index, described, &error.view()) {
            Ok((canned, info)) => {
                let wanted = variant(Modeled::new(error.clone(), info.clone()));
                let reply = ErrorReply::new(info, Some(described), schema.error_code);
                let found = <O::Error as OperationError>::modeled(index, reply);
                if discriminant(&found) == discriminant(&wanted) {
                    return Ok(canned);
                }
            }
            Err(reason) => why = reason,
        }
    }
    Err(why)
}

/// The response that means the error with this index, as far as the value fits, and what a client
/// knows of it.
fn of_error(
    schema: &'static OperationSchema,
    index: usize,
    described: &'static ErrorSchema,
    error: &crate::value::View<'_>,
) -> Result<(Canned, ErrorInfo), String> {
    let mut canned = write(&described.response.content, error)?;
    mark::error(schema.error_code, described.code, &mut canned)?;
    let is_it = |choice: Choice| matches!(choice, Choice::Error(Some(found), _) if found == index);
    canned.status = status(schema, &canned, is_it).ok_or("no status leads to the error")?;
    let info = ErrorInfo::new(schema, Some(described), Some(described.code.to_owned()), raw(&canned));
    Ok((canned, info))
}

/// The first status with which the response is what it is meant to be; the one that the table names,
/// if it names one.
fn status(
    schema: &'static OperationSchema,
    canned: &Canned,
    is_it: impl Fn(Choice) -> bool,
) -> Option<StatusCode> {
    let described = schema.success.iter().chain(schema.errors.iter().map(|error| &error.response));
    let named = described.filter_map(|response| match response.status {
        crate::operation::StatusPattern::Exact(status) => Some(status),
        _ => None,
    });
    let mut raw = raw(canned);
    let any = (200..300).chain(400..600).chain(300..400);
    named.chain(any).filter_map(|status| StatusCode::from_u16(status).ok()).find(|status| {
        raw.status = *status;
        is_it(choose(schema, &raw))
    })
}

fn raw(canned: &Canned) -> RawResponse {
    let body = match &canned.body {
        Content::Whole(bytes) => bytes.clone(),
        Content::Once(_) => Default::default(),
    };
    RawResponse { status: canned.status, headers: canned.headers.clone(), body }
}

/// A response with these parts, whose status is yet to be said.
fn canned(headers: http::HeaderMap, body: Content) -> Canned {
    Canned { status: write::UNSAID, headers, body, flow: Flow::default() }
}
