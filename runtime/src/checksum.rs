//! Checksums of bodies (Smithy:
//! [`httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).
//!
//! Bytes come in, in pieces or as a whole; the checksum goes out as it stands in a header. Which
//! bodies have one is no business of this module.

use base64::Engine;
use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::text::BASE64;

static CRC32: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
static CRC32C: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);
static CRC64_NVME: Crc<u64> = Crc::<u64>::new(&CRC_64_NVME);

/// A checksum that is being computed.
pub(crate) enum Checksum {
    Crc32(crc::Digest<'static, u32>),
    Crc64(crc::Digest<'static, u64>),
    Sha1(Box<Sha1>),
    Sha256(Box<Sha256>),
}

impl Checksum {
    /// The checksum of nothing, by the algorithm with this name in specifications; `None` for one
    /// that cannot be computed.
    pub(crate) fn by(algorithm: &str) -> Option<Self> {
        Some(match algorithm {
            "CRC32" => Self::Crc32(CRC32.digest()),
            "CRC32C" => Self::Crc32(CRC32C.digest()),
            "CRC64NVME" => Self::Crc64(CRC64_NVME.digest()),
            "SHA1" => Self::Sha1(Box::default()),
            "SHA256" => Self::Sha256(Box::default()),
            _ => return None,
        })
    }

    /// Takes in what follows.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc32(digest) => digest.update(bytes),
            Self::Crc64(digest) => digest.update(bytes),
            Self::Sha1(digest) => digest.update(bytes),
            Self::Sha256(digest) => digest.update(bytes),
        }
    }

    /// The checksum, most significant byte first, in base64.
    pub(crate) fn finish(self) -> String {
        match self {
            Self::Crc32(digest) => BASE64.encode(digest.finalize().to_be_bytes()),
            Self::Crc64(digest) => BASE64.encode(digest.finalize().to_be_bytes()),
            Self::Sha1(digest) => BASE64.encode(digest.finalize()),
            Self::Sha256(digest) => BASE64.encode(digest.finalize()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

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
            let mut checksum = Checksum::by(algorithm).unwrap();
            let (first, rest) = body.split_at(1);
            checksum.update(first.as_bytes());
            checksum.update(rest.as_bytes());
            let bytes = BASE64.decode(checksum.finish()).unwrap();
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, *expected, "{algorithm}");
        }
        assert!(Checksum::by("XXHASH3").is_none());
    }
}
