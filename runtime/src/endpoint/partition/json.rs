//! Reading a `partitions.json`.

use std::fmt;

use jiter::{JsonObject, JsonValue};
use regex_lite::Regex;

use super::{Entry, Partition};

/// Why a text is not a table of partitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionsError(String);

impl fmt::Display for PartitionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a table of partitions: {}", self.0)
    }
}

impl std::error::Error for PartitionsError {}

pub(super) fn read(text: &str) -> Result<Vec<Entry>, PartitionsError> {
    let document =
        JsonValue::parse(text.as_bytes(), false).map_err(|error| PartitionsError(error.to_string()))?;
    let partitions = match &document {
        JsonValue::Object(members) => member(members, "partitions"),
        _ => None,
    };
    match partitions {
        Some(JsonValue::Array(entries)) => entries.iter().map(entry).collect(),
        _ => Err(PartitionsError("there is no list `partitions`".to_owned())),
    }
}

fn entry(value: &JsonValue<'_>) -> Result<Entry, PartitionsError> {
    let JsonValue::Object(members) = value else {
        return Err(PartitionsError("a partition is not an object".to_owned()));
    };
    let Some(JsonValue::Object(outputs)) = member(members, "outputs") else {
        return Err(missing("outputs"));
    };
    let outputs = whole(members, outputs)?;
    let pattern = text(members, "regionRegex").ok_or_else(|| missing("regionRegex"))?;
    let pattern = Regex::new(&pattern).map_err(|error| PartitionsError(error.to_string()))?;
    let regions = match member(members, "regions") {
        Some(JsonValue::Object(regions)) => {
            regions.iter().map(|(name, region)| (name.to_string(), special(region, &outputs))).collect()
        }
        _ => Vec::new(),
    };
    Ok(Entry { outputs, pattern, regions })
}

fn whole(partition: &JsonObject<'_>, outputs: &JsonObject<'_>) -> Result<Partition, PartitionsError> {
    let must = |name: &'static str| text(outputs, name).ok_or_else(|| missing(name));
    let flag = |name: &'static str| boolean(outputs, name).ok_or_else(|| missing(name));
    let dns_suffix = must("dnsSuffix")?;
    let supports_dual_stack = flag("supportsDualStack")?;
    Ok(Partition {
        name: text(outputs, "name").or_else(|| text(partition, "id")).ok_or_else(|| missing("id"))?,
        // Without dual-stack endpoints there is nothing below their suffix. Some tables name it
        // in advance, and the rules of some services do not ask first.
        dual_stack_dns_suffix: if supports_dual_stack {
            must("dualStackDnsSuffix")?
        } else {
            dns_suffix.clone()
        },
        dns_suffix,
        supports_fips: flag("supportsFIPS")?,
        supports_dual_stack,
        implicit_global_region: text(outputs, "implicitGlobalRegion").unwrap_or_default(),
    })
}

/// What holds for one region only; nothing if it is like the others.
fn special(region: &JsonValue<'_>, outputs: &Partition) -> Option<Partition> {
    let JsonValue::Object(members) = region else { return None };
    let mut special = outputs.clone();
    for (name, target) in [
        ("name", &mut special.name),
        ("dnsSuffix", &mut special.dns_suffix),
        ("dualStackDnsSuffix", &mut special.dual_stack_dns_suffix),
        ("implicitGlobalRegion", &mut special.implicit_global_region),
    ] {
        if let Some(value) = text(members, name) {
            *target = value;
        }
    }
    special.supports_fips = boolean(members, "supportsFIPS").unwrap_or(special.supports_fips);
    special.supports_dual_stack =
        boolean(members, "supportsDualStack").unwrap_or(special.supports_dual_stack);
    (special != *outputs).then_some(special)
}

fn member<'a, 'j>(members: &'a JsonObject<'j>, name: &str) -> Option<&'a JsonValue<'j>> {
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn text(members: &JsonObject<'_>, name: &str) -> Option<String> {
    match member(members, name) {
        Some(JsonValue::Str(text)) => Some(text.to_string()),
        _ => None,
    }
}

fn boolean(members: &JsonObject<'_>, name: &str) -> Option<bool> {
    match member(members, name) {
        Some(JsonValue::Bool(value)) => Some(*value),
        _ => None,
    }
}

fn missing(name: &str) -> PartitionsError {
    PartitionsError(format!("a partition lacks `{name}`"))
}
