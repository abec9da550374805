//! Checksums of request bodies by an algorithm that the caller chooses (Smithy:
//! [`httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).

use base64::Engine;
use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc};
use http::{HeaderMap, HeaderName, HeaderValue};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::RequestError;
use super::flatten::Member;
use super::step::CHECKSUM_PREFIX as PREFIX;
use crate::text::BASE64;
use crate::value::{Structure, View};

const CRC32: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const CRC32C: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);
const CRC64_NVME: Crc<u64> = Crc::<u64>::new(&CRC_64_NVME);

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
    let checksum = compute(algorithm, body).ok_or_else(invalid)?;
    let name = HeaderName::try_from(format!("{PREFIX}{}", algorithm.to_ascii_lowercase()));
    let value = HeaderValue::from_str(&BASE64.encode(checksum));
    headers.entry(name.map_err(|_| invalid())?).or_insert(value.map_err(|_| invalid())?);
    Ok(())
}

/// The checksum, most significant byte first.
fn compute(algorithm: &str, body: &[u8]) -> Option<Vec<u8>> {
    Some(match algorithm {
        "CRC32" => CRC32.checksum(body).to_be_bytes().to_vec(),
        "CRC32C" => CRC32C.checksum(body).to_be_bytes().to_vec(),
        "CRC64NVME" => CRC64_NVME.checksum(body).to_be_bytes().to_vec(),
        "SHA1" => Sha1::digest(body).to_vec(),
        "SHA256" => Sha256::digest(body).to_vec(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::request::testing::Bag;

    /// The check values of the catalogue of parametrised CRC algorithms, and of RFC 3174 and FIPS 180-4.
    #[test]
    fn checksums_are_those_of_their_specifications() {
        let cases: &[(&str, &str, &str)] = &[
            ("CRC32", "123456789", "cbf43926"),
            ("CRC32C", "123456789", "e3069283"),
            ("CRC64NVME", "123456789", "ae8b14860a799888"),
            ("SHA1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("SHA256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ];
        for (algorithm, body, expected) in cases {
            let checksum = compute(algorithm, body.as_bytes()).unwrap();
            let hex: String = checksum.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, *expected, "{algorithm}");
        }
    }

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
