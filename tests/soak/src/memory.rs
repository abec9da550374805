//! How much memory the process has, and whether it grows.

use std::time::Duration;

/// Bytes that the process holds in memory at this moment; `None` where the system does not say.
pub(crate) fn resident() -> Option<u64> {
    // Linux, proc(5): size and resident set, in pages; pages are 4 KiB where this is measured.
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

/// Memory over time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<(f64, f64)>);

impl Samples {
    pub(crate) fn add(&mut self, at: Duration, bytes: u64) {
        #[allow(clippy::cast_precision_loss, reason = "no process has that much memory")]
        self.0.push((at.as_secs_f64(), bytes as f64));
    }

    /// The samples after the first half: pools and buffers are filled by then.
    fn settled(&self) -> &[(f64, f64)] {
        self.0.get(self.0.len() / 2..).unwrap_or_default()
    }

    /// How many bytes the memory grows in a second, by least squares.
    pub(crate) fn slope(&self) -> f64 {
        let samples = self.settled();
        #[allow(clippy::cast_precision_loss, reason = "there are not that many samples")]
        let count = samples.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| samples.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|sample| sample.0), mean(|sample| sample.1));
        let covariance: f64 = samples.iter().map(|sample| (sample.0 - x) * (sample.1 - y)).sum();
        let variance: f64 = samples.iter().map(|sample| (sample.0 - x).powi(2)).sum();
        if variance > 0.0 { covariance / variance } else { 0.0 }
    }

    /// By how many bytes the line through the settled samples rises from their first to their last.
    pub(crate) fn growth(&self) -> f64 {
        match self.settled() {
            [first, .., last] => self.slope() * (last.0 - first.0),
            _ => 0.0,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn most(&self) -> f64 {
        self.0.iter().map(|sample| sample.1).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(bytes: impl Fn(u64) -> u64) -> Samples {
        let mut samples = Samples::default();
        (0..40).for_each(|second| samples.add(Duration::from_secs(second), bytes(second)));
        samples
    }

    #[test]
    fn what_grows_steadily_is_told_from_what_has_settled() {
        assert!((samples(|second| 1000 + 50 * second).slope() - 50.0).abs() < 1e-6);
        assert!((samples(|second| 1000 + 50 * second).growth() - 50.0 * 19.0).abs() < 1e-6);
        assert!(samples(|second| if second < 10 { second * 1000 } else { 10_000 }).growth().abs() < 1e-6);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn memory_that_is_used_is_counted() {
        let before = resident().unwrap_or_default();
        let filled = vec![1_u8; 64 << 20];
        let after = resident().unwrap_or_default();
        assert!(after >= before + (32 << 20), "{before} {after} {}", filled.len());
    }
}
