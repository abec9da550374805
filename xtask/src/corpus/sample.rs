//! Which of the crates are compiled.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::outcome::{Outcome, Verdict};

/// How many of the crates are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    /// This many at most.
    Some(usize),
    /// All of them.
    All,
}

impl FromStr for Sample {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(count) => Ok(Self::Some(count)),
            Err(_) if text == "all" => Ok(Self::All),
            Err(_) => Err("a number or `all` is expected".to_owned()),
        }
    }
}

impl Sample {
    /// The indices of the outcomes to compile: half of them the biggest crates, since they hold the
    /// most, and half of them others, as the seed says.
    pub(super) fn choose(self, outcomes: &[Outcome], seed: u64) -> BTreeSet<usize> {
        let mut sizes: Vec<(usize, usize)> = outcomes
            .iter()
            .enumerate()
            .filter_map(|(index, outcome)| match &outcome.verdict {
                Verdict::Generated(generated) => Some((generated.lines, index)),
                _ => None,
            })
            .collect();
        sizes.sort_by_key(|(lines, index)| (usize::MAX - lines, *index));
        let order = sizes.into_iter().map(|(_, index)| index);
        match self {
            Self::All => order.collect(),
            Self::Some(count) => pick(order.collect(), count, seed),
        }
    }
}

/// So many of an order: the first half of them from its start, the rest from a window over what is
/// left, which moves by its own width with each seed.
fn pick(order: Vec<usize>, count: usize, seed: u64) -> BTreeSet<usize> {
    let biggest = count.div_ceil(2).min(order.len());
    let (first, rest) = order.split_at(biggest);
    let others = (count - count.div_ceil(2)).min(rest.len());
    let start = match u64::try_from(rest.len()) {
        Ok(length) if length > 0 => (seed.wrapping_mul(others as u64) % length) as usize,
        _ => 0,
    };
    first.iter().chain(rest.iter().cycle().skip(start).take(others)).copied().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    fn picked(count: usize, seed: u64) -> Vec<usize> {
        pick((0..10).collect(), count, seed).into_iter().collect()
    }

    #[test]
    fn the_biggest_are_always_there_and_the_others_take_turns() {
        assert_eq!(picked(4, 0), [0, 1, 2, 3]);
        assert_eq!(picked(4, 1), [0, 1, 4, 5]);
        assert_eq!(picked(4, 3), [0, 1, 8, 9]);
        assert_eq!(picked(4, 4), [0, 1, 2, 3]);
    }

    #[test]
    fn no_more_are_picked_than_there_are() {
        assert_eq!(picked(0, 5), [0_usize; 0]);
        assert_eq!(picked(1, 5), [0]);
        assert_eq!(picked(99, 7).len(), 10);
    }

    #[test]
    fn every_crate_has_its_turn() {
        let all: BTreeSet<usize> = (0..8).flat_map(|seed| picked(3, seed)).collect();
        assert_eq!(all.len(), 10);
    }

    #[test]
    fn a_sample_is_a_number_or_all() {
        assert_eq!("12".parse(), Ok(Sample::Some(12)));
        assert_eq!("all".parse(), Ok(Sample::All));
        assert!("-1".parse::<Sample>().is_err());
    }
}
