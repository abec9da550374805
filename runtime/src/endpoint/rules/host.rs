//! `isValidHostLabel` and `aws.isVirtualHostableS3Bucket`.

use std::net::Ipv4Addr;

/// Whether a text can be a segment of a host name (RFC 1123), or several with dots between.
///
/// `isValidHostLabel`: letters, digits and hyphens, no hyphen first, at most 63 characters.
pub fn is_valid_host_label(value: &str, allow_sub_domains: bool) -> bool {
    if allow_sub_domains { value.split('.').all(is_label) } else { is_label(value) }
}

fn is_label(label: &str) -> bool {
    label.len() <= 63
        && label.starts_with(|c: char| c.is_ascii_alphanumeric())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether an S3 bucket's name can be the first part of a host name.
///
/// `aws.isVirtualHostableS3Bucket`: 3 to 63 lower-case letters, digits and hyphens, with dots
/// between segments if those are allowed; a segment neither starts nor ends with a hyphen; not
/// an IPv4 address.
pub fn is_virtual_hostable_s3_bucket(value: &str, allow_sub_domains: bool) -> bool {
    (3..=63).contains(&value.len())
        && is_valid_host_label(value, allow_sub_domains)
        && !value.bytes().any(|byte| byte.is_ascii_uppercase())
        && !value.split('.').any(|segment| segment.ends_with('-'))
        && value.parse::<Ipv4Addr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_label_is_letters_digits_and_inner_hyphens() {
        for (text, label, domain) in [
            ("us-east-1", true, true),
            ("3aws4", true, true),
            ("a.b", false, true),
            ("", false, false),
            ("a b", false, false),
            ("a.", false, false),
            ("a..b", false, false),
            ("-a", false, false),
            ("a.-b", false, false),
            ("a@b", false, false),
            ("a/b", false, false),
            ("\u{e9}", false, false),
        ] {
            assert_eq!(is_valid_host_label(text, false), label, "{text}");
            assert_eq!(is_valid_host_label(text, true), domain, "{text}");
        }
        assert!(is_valid_host_label(&"a".repeat(63), false));
        assert!(!is_valid_host_label(&"a".repeat(64), false));
    }

    #[test]
    fn a_bucket_in_a_host_name_obeys_the_rules_of_buckets_too() {
        for (text, label, domain) in [
            ("bucket-name", true, true),
            ("bucket--name", true, true),
            ("bucket.name", false, true),
            ("aa", false, false),
            ("Bucket", false, false),
            ("bucket-", false, false),
            ("bucket-.name", false, false),
            ("192.168.5.4", false, false),
        ] {
            assert_eq!(is_virtual_hostable_s3_bucket(text, false), label, "{text}");
            assert_eq!(is_virtual_hostable_s3_bucket(text, true), domain, "{text}");
        }
    }
}
