//! [`aws.protocols#ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html): a
//! dialect of `awsQuery` with names, lists and responses of its own.

use super::aws_query::{self, FORM, action};
use super::{ErrorCode, MemberNames, Rules, WireCodec, own_error_name};

/// The rules.
pub(super) const RULES: Rules = Rules {
    document: |input| Some((WireCodec::Ec2Query(action(input)), FORM.to_owned())),
    response: |body| WireCodec::XmlWithin(if body.is_error { error_path() } else { Vec::new() }),
    events: None,
    member_names: MemberNames::Ec2,
    error_code: |_| ErrorCode::Xml(error_path()),
    error_name: own_error_name,
    ..aws_query::RULES
};

/// Where the members of an error are.
fn error_path() -> Vec<String> {
    ["Errors", "Error"].map(str::to_owned).to_vec()
}
