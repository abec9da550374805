//! The partitions of AWS: groups of regions that share host names and nothing else.
//!
//! The table is data that changes when AWS opens a region: [`Partitions::default`] is what was
//! known when this crate was released, and [`Partitions::from_json`] reads a newer one.

mod builtin;
mod json;

pub use json::PartitionsError;

use std::sync::{Arc, LazyLock};

use regex_lite::Regex;

/// What a rule set can learn about a region: the result of `aws.partition`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// The partition, as `aws`.
    pub name: String,
    /// The end of host names that have IPv4 addresses, as `amazonaws.com`.
    pub dns_suffix: String,
    /// The end of host names that also have IPv6 addresses, as `api.aws`.
    pub dual_stack_dns_suffix: String,
    /// Whether there are endpoints that are validated under FIPS 140.
    pub supports_fips: bool,
    /// Whether there are endpoints that also have IPv6 addresses.
    pub supports_dual_stack: bool,
    /// The region that services without regions are said to be in.
    pub implicit_global_region: String,
}

/// A table of partitions. A clone shares the table.
#[derive(Debug, Clone)]
pub struct Partitions(Arc<[Entry]>);

#[derive(Debug, Clone)]
struct Entry {
    outputs: Partition,
    pattern: Regex,
    /// Regions that are known by name, with what is special about them.
    regions: Vec<(String, Option<Partition>)>,
}

impl Partitions {
    /// The partition that a region is in.
    ///
    /// `aws.partition`: by the region's name, else by the first pattern that the region matches,
    /// else the partition called `aws`; nothing if there is no partition of that name.
    pub fn of(&self, region: &str) -> Option<&Partition> {
        self.by_name(region)
            .or_else(|| {
                self.0.iter().find(|entry| entry.pattern.is_match(region)).map(|entry| &entry.outputs)
            })
            .or_else(|| self.0.iter().map(|entry| &entry.outputs).find(|outputs| outputs.name == "aws"))
    }

    fn by_name(&self, region: &str) -> Option<&Partition> {
        self.0.iter().find_map(|entry| {
            let (_, special) = entry.regions.iter().find(|(name, _)| name == region)?;
            Some(special.as_ref().unwrap_or(&entry.outputs))
        })
    }

    /// The same table with a change to what is known about each partition.
    #[must_use]
    pub fn changed(&self, change: impl Fn(&mut Partition)) -> Self {
        let mut entries = self.0.to_vec();
        for entry in &mut entries {
            change(&mut entry.outputs);
            entry.regions.iter_mut().filter_map(|(_, special)| special.as_mut()).for_each(&change);
        }
        Self(entries.into())
    }

    /// Reads a table from the text of a `partitions.json`, the form in which AWS publishes it.
    ///
    /// # Errors
    ///
    /// The text is not JSON, lacks a member, or holds a pattern that is not a regular expression.
    pub fn from_json(text: &str) -> Result<Self, PartitionsError> {
        json::read(text).map(|entries| Self(entries.into()))
    }
}

impl Default for Partitions {
    fn default() -> Self {
        static BUILTIN: LazyLock<Partitions> = LazyLock::new(|| Partitions(builtin::entries().into()));
        BUILTIN.clone()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_region_is_found_by_name_then_by_pattern_then_in_aws() {
        let partitions = Partitions::default();
        for (region, partition) in [
            ("us-east-1", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("cn-north-99", "aws-cn"),
            ("aws-us-gov-global", "aws-us-gov"),
            ("us-gov-nowhere-7", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
            ("mars-global", "aws"),
            ("", "aws"),
        ] {
            assert_eq!(partitions.of(region).unwrap().name, partition, "{region}");
        }
    }

    #[test]
    fn every_partition_of_the_table_is_whole() {
        let partitions = Partitions::default();
        assert_eq!(partitions.0.len(), 8);
        for entry in partitions.0.iter() {
            let global = &entry.outputs.implicit_global_region;
            assert!(entry.pattern.is_match(global), "{global}");
            assert_eq!(partitions.of(global), Some(&entry.outputs));
        }
    }

    #[test]
    fn a_table_can_be_replaced_and_a_region_can_differ_from_its_partition() {
        let text = r#"{"version":"1.1","partitions":[{"id":"moon","regionRegex":"^moon-\\d+$",
            "regions":{"moon-1":{},"moon-2":{"supportsFIPS":false,"dnsSuffix":"dark.moon"}},
            "outputs":{"name":"moon","dnsSuffix":"moon","dualStackDnsSuffix":"ds.moon","supportsFIPS":true,
            "supportsDualStack":false,"implicitGlobalRegion":"moon-1"}}]}"#;
        let partitions = Partitions::from_json(text).unwrap();
        let moon = partitions.of("moon-1").unwrap();
        assert_eq!((&*moon.dns_suffix, &*moon.dual_stack_dns_suffix), ("moon", "moon"));
        let dark = partitions.of("moon-2").unwrap();
        assert_eq!((&*dark.dns_suffix, dark.supports_fips, &*dark.name), ("dark.moon", false, "moon"));
        assert_eq!(partitions.of("moon-9").unwrap().dns_suffix, "moon");
        assert_eq!(partitions.of("us-east-1"), None);
    }

    #[test]
    fn a_change_reaches_every_partition_and_leaves_the_first_table_alone() {
        let partitions = Partitions::default();
        let changed = partitions.changed(|partition| partition.supports_fips = false);
        assert!(!changed.of("us-east-1").unwrap().supports_fips);
        assert!(partitions.of("us-east-1").unwrap().supports_fips);
    }

    #[test]
    fn a_table_that_is_not_one_is_refused() {
        for text in ["", "[]", "{}", r#"{"partitions":[{}]}"#, r#"{"partitions":{}}"#] {
            assert!(Partitions::from_json(text).is_err(), "{text}");
        }
    }
}
