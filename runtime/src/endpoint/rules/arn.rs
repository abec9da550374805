//! `aws.parseArn`.

/// The parts of an Amazon Resource Name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arn {
    /// The partition, as `aws`.
    pub partition: String,
    /// The service, as `s3`.
    pub service: String,
    /// The region; empty for a resource of no region.
    pub region: String,
    /// The account; empty for a resource of no account.
    pub account_id: String,
    /// The resource, split at every `:` and `/`.
    pub resource_id: Vec<String>,
}

/// Takes an Amazon Resource Name apart; nothing if the text is not one.
///
/// `aws.parseArn`: six parts between colons, of which the region and the account may be empty.
pub fn parse_arn(value: &str) -> Option<Arn> {
    let mut parts = value.splitn(6, ':');
    if parts.next()? != "arn" {
        return None;
    }
    let [partition, service, region, account_id, resource] =
        [parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?];
    if partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    Some(Arn {
        partition: partition.to_owned(),
        service: service.to_owned(),
        region: region.to_owned(),
        account_id: account_id.to_owned(),
        resource_id: resource.split([':', '/']).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_arn_has_six_parts_and_a_resource_of_many() {
        let arn = parse_arn("arn:aws:sns:us-west-2:012345678910:example/a:b").unwrap();
        assert_eq!(
            (&*arn.partition, &*arn.service, &*arn.region, &*arn.account_id),
            ("aws", "sns", "us-west-2", "012345678910")
        );
        assert_eq!(arn.resource_id, ["example", "a", "b"]);
        assert_eq!(parse_arn("arn:aws:s3:::x:").unwrap().resource_id, ["x", ""]);
    }

    #[test]
    fn what_lacks_a_part_that_must_be_there_is_no_arn() {
        for text in
            ["", "asdf", "arn:aws:s3:a:b", "arn:aws:s3:::", "arn::s3:::x", "arn:aws::::x", "urn:aws:s3:::x"]
        {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }
}
