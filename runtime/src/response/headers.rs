//! The headers that a specification describes, as a value of their own.

use http::HeaderMap;

use super::body::read_member;
use super::{RawResponse, ReadError};
use crate::operation::Binding;
use crate::value::{Structure, Value};

/// The headers that a specification describes for responses: a generated structure.
///
/// They are read when they are asked for, with
/// [`Reply::typed_headers`](crate::call::Reply::typed_headers) and
/// [`ErrorInfo::typed_headers`](crate::error::ErrorInfo::typed_headers), so that a header that is not
/// what the specification says fails nothing else.
pub trait ResponseHeaders: Structure + Value {
    /// Where each member travels, in the order of the members.
    const PLACES: &'static [Binding];

    /// Reads them; what is not there stays empty.
    ///
    /// # Errors
    /// If a header is there and is not what the specification says.
    fn read(headers: &HeaderMap) -> Result<Self, ReadError>
    where
        Self: Sized,
    {
        let mut value = Self::empty();
        let response = RawResponse { headers: headers.clone(), ..RawResponse::empty() };
        read_all(Self::PLACES, &response, &mut value)?;
        Ok(value)
    }
}

fn read_all(
    places: &'static [Binding],
    response: &RawResponse,
    value: &mut dyn Structure,
) -> Result<(), ReadError> {
    places.iter().enumerate().try_for_each(|(index, place)| read_member(value, index, place, response))
}
