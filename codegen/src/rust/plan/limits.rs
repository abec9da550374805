//! Which values the specification allows, for those who want inputs held against that.

use std::collections::BTreeSet;

use super::Planner;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Constraints, Member, Protocol, Scalar, ShapeId, ShapeKind};
use crate::source::Origin;

/// Limits on a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::rust) struct LimitsPlan {
    /// The least and the greatest length.
    pub(in crate::rust) length: (Option<u64>, Option<u64>),
    /// The least number, and whether it is itself allowed.
    pub(in crate::rust) minimum: Option<(String, bool)>,
    /// The greatest number, and whether it is itself allowed.
    pub(in crate::rust) maximum: Option<(String, bool)>,
    /// What the number must be a multiple of.
    pub(in crate::rust) multiple_of: Option<String>,
    /// A regular expression that the text must match somewhere.
    pub(in crate::rust) pattern: Option<String>,
    /// No two members are equal.
    pub(in crate::rust) unique: bool,
    /// Lengths of blobs are those of their base64.
    pub(in crate::rust) encoded: bool,
    /// What holds for members of a list and values of a map.
    pub(in crate::rust) elements: Vec<Self>,
    /// What holds for keys of a map.
    pub(in crate::rust) keys: Vec<Self>,
}

impl Planner<'_> {
    /// The limits on the value of a member; all of them hold.
    pub(super) fn limits(&mut self, member: &Member) -> Vec<LimitsPlan> {
        let target = &self.model.shapes[member.target].constraints;
        let own = if self.facts.protocol == Protocol::PlainHttp {
            // JSON Schema: what a reference leads to and what stands beside it both hold.
            vec![target.clone(), member.constraints.clone()]
        } else {
            // Smithy: a trait of a member is in the place of the same trait of its target.
            vec![overlaid(target, &member.constraints)]
        };
        self.limits_of(member.target, &own, &member.origin)
    }

    /// The limits on a value of this shape.
    pub(super) fn shape_limits(&mut self, id: ShapeId) -> Vec<LimitsPlan> {
        let shape = &self.model.shapes[id];
        self.limits_of(id, std::slice::from_ref(&shape.constraints), &shape.origin)
    }

    fn limits_of(&mut self, target: ShapeId, all: &[Constraints], origin: &Origin) -> Vec<LimitsPlan> {
        let kind = &self.model.shapes[target].kind;
        let (elements, keys) = match kind {
            ShapeKind::List(list) => (self.limits(&list.member), Vec::new()),
            ShapeKind::Map(map) => (self.limits(&map.value), self.limits(&map.key)),
            _ => Default::default(),
        };
        let is_blob = matches!(kind, ShapeKind::Scalar(Scalar::Blob));
        let encoded = is_blob && self.facts.protocol == Protocol::PlainHttp;
        let inner = LimitsPlan { elements, keys, ..LimitsPlan::default() };
        let own = all.iter().map(|constraints| self.own_limits(constraints, encoded, origin));
        let all: Vec<_> = own.collect();
        let mut kept: Vec<LimitsPlan> = Vec::new();
        for limits in all.into_iter().chain([inner]) {
            if limits != LimitsPlan::default() && !kept.contains(&limits) {
                kept.push(limits);
            }
        }
        kept
    }

    fn own_limits(&mut self, constraints: &Constraints, encoded: bool, origin: &Origin) -> LimitsPlan {
        let Constraints { min_length, max_length, minimum, maximum, .. } = constraints;
        let has_length = min_length.is_some() || max_length.is_some();
        LimitsPlan {
            length: (*min_length, *max_length),
            minimum: minimum.clone().map(|number| (number, !constraints.exclusive_minimum)),
            maximum: maximum.clone().map(|number| (number, !constraints.exclusive_maximum)),
            multiple_of: constraints.multiple_of.clone(),
            pattern: constraints.pattern.clone().filter(|pattern| self.is_pattern(pattern, origin)),
            unique: constraints.unique,
            encoded: encoded && has_length,
            ..LimitsPlan::default()
        }
    }

    /// Whether clients can hold texts against a pattern; says so where they cannot, once.
    fn is_pattern(&mut self, pattern: &str, origin: &Origin) -> bool {
        let Err(error) = regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern))
        else {
            return true;
        };
        if self.unchecked_patterns.insert(pattern.to_owned()) {
            let message = format!("the pattern of this value is no regular expression of ECMA 262: {error}");
            let diagnostic = Diagnostic::new(Code::RustPatternNotChecked, origin, message);
            self.diagnostics
                .push(diagnostic.help("correct the pattern; until then, no text is held against it"));
        }
        false
    }
}

/// Patterns that clients cannot use, and about which enough was said.
pub(super) type UncheckedPatterns = BTreeSet<String>;

/// The constraints of a member over those of its target.
fn overlaid(target: &Constraints, member: &Constraints) -> Constraints {
    let has_length = member.min_length.is_some() || member.max_length.is_some();
    let has_range = member.minimum.is_some() || member.maximum.is_some();
    let (length, range) = (if has_length { member } else { target }, if has_range { member } else { target });
    Constraints {
        min_length: length.min_length,
        max_length: length.max_length,
        minimum: range.minimum.clone(),
        maximum: range.maximum.clone(),
        exclusive_minimum: range.exclusive_minimum,
        exclusive_maximum: range.exclusive_maximum,
        multiple_of: member.multiple_of.clone().or_else(|| target.multiple_of.clone()),
        pattern: member.pattern.clone().or_else(|| target.pattern.clone()),
        unique: member.unique || target.unique,
    }
}
