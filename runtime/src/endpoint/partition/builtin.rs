//! The partitions as AWS publishes them, without what few clients ask for: regions that match
//! their partition's pattern need no entry of their own.

use regex_lite::Regex;

use super::{Entry, Partition};

struct Fact {
    name: &'static str,
    pattern: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    implicit_global_region: &'static str,
    /// The pseudo-region of services without regions, which no pattern matches.
    global: &'static str,
}

/// All of them have FIPS and dual-stack endpoints.
const FACTS: [Fact; 8] = [
    Fact {
        name: "aws",
        pattern: r"^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        implicit_global_region: "us-east-1",
        global: "aws-global",
    },
    Fact {
        name: "aws-cn",
        pattern: r"^cn-\w+-\d+$",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        implicit_global_region: "cn-northwest-1",
        global: "aws-cn-global",
    },
    Fact {
        name: "aws-eusc",
        pattern: r"^eusc-(de)-\w+-\d+$",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        implicit_global_region: "eusc-de-east-1",
        global: "aws-eusc-global",
    },
    Fact {
        name: "aws-iso",
        pattern: r"^us-iso-\w+-\d+$",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        implicit_global_region: "us-iso-east-1",
        global: "aws-iso-global",
    },
    Fact {
        name: "aws-iso-b",
        pattern: r"^us-isob-\w+-\d+$",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        implicit_global_region: "us-isob-east-1",
        global: "aws-iso-b-global",
    },
    Fact {
        name: "aws-iso-e",
        pattern: r"^eu-isoe-\w+-\d+$",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        implicit_global_region: "eu-isoe-west-1",
        global: "aws-iso-e-global",
    },
    Fact {
        name: "aws-iso-f",
        pattern: r"^us-isof-\w+-\d+$",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        implicit_global_region: "us-isof-south-1",
        global: "aws-iso-f-global",
    },
    Fact {
        name: "aws-us-gov",
        pattern: r"^us-gov-\w+-\d+$",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        implicit_global_region: "us-gov-west-1",
        global: "aws-us-gov-global",
    },
];

/// A pattern that is no regular expression would lose its partition; a test counts them.
pub(super) fn entries() -> Vec<Entry> {
    FACTS.iter().filter_map(entry).collect()
}

fn entry(fact: &Fact) -> Option<Entry> {
    let outputs = Partition {
        name: fact.name.to_owned(),
        dns_suffix: fact.dns_suffix.to_owned(),
        dual_stack_dns_suffix: fact.dual_stack_dns_suffix.to_owned(),
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: fact.implicit_global_region.to_owned(),
    };
    let pattern = Regex::new(fact.pattern).ok()?;
    Some(Entry { outputs, pattern, regions: vec![(fact.global.to_owned(), None)] })
}
