//! Checksums of request bodies by an algorithm that the caller chooses (Smithy:
//! [`httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).

use http::{HeaderMap, HeaderName, HeaderValue};

use super::RequestError;
use super::flatten::Member;
use super::step::CHECKSUM_PREFIX as PREFIX;
use crate::checksum::Checksum;
use crate::value::{Structure, View};

/// Adds the checksum of the body by the algorithm that the member with this index names, if it
/// names one and the caller has not given that checksum.
///
/// # Errors
///
/// [`RequestError::Checksum`] for an algorithm that cannot be computed.
pub(super) fn add(
    input: &dyn Structure,
    member: usize,
    body: &[u8],
    headers: &mut HeaderMap,
) -> Result<(), RequestError> {
    let member = Member::new(input, member)?;
    let View::String(algorithm) = member.view() else { return Ok(()) };
    let invalid = || RequestError::Checksum { member: member.name() };
    let mut checksum = Checksum::by(algorithm).ok_or_else(invalid)?;
    checksum.update(body);
    let name = HeaderName::try_from(format!("{PREFIX}{}", algorithm.to_ascii_lowercase()));
    let value = HeaderValue::from_str(&checksum.finish());
    headers.entry(name.map_err(|_| invalid())?).or_insert(value.map_err(|_| invalid())?);
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::request::testing::Bag;

    fn added(algorithm: &str, given: &[(&'static str, &'static str)]) -> Result<HeaderMap, RequestError> {
        let given = given
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut headers = HeaderMap::from_iter(given);
        add(&Bag::of(algorithm.to_owned()), 0, b"123456789", &mut headers)?;
        Ok(headers)
    }

    #[test]
    fn the_header_is_named_after_the_algorithm() {
        assert_eq!(added("CRC32", &[]).unwrap()["x-amz-checksum-crc32"], "y/Q5Jg==");
        assert!(added("SHA256", &[]).unwrap().contains_key("x-amz-checksum-sha256"));
    }

    #[test]
    fn a_checksum_of_the_caller_stays() {
        let headers = added("CRC32", &[("x-amz-checksum-crc32", "own")]).unwrap();
        assert_eq!(headers["x-amz-checksum-crc32"], "own");
    }

    #[test]
    fn an_algorithm_that_cannot_be_computed_stops_the_request() {
        assert!(matches!(added("XXHASH3", &[]), Err(RequestError::Checksum { member: "it" })));
    }

    #[test]
    fn nothing_is_added_where_no_algorithm_is_named() {
        let mut headers = HeaderMap::new();
        add(&Bag::of(None::<String>), 0, b"", &mut headers).unwrap();
        assert!(headers.is_empty());
    }
}
