//! What the server does to a request, chosen by the request's number: the same each time.

use std::time::Duration;

/// How the service is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weather {
    /// Most requests are answered, some meet each kind of fault.
    Mixed,
    /// Every request is answered with 503.
    Down,
    /// Every request is answered.
    Fair,
}

/// What happens to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// A status with a document that no specification describes.
    Status(u16),
    /// The connection is reset before there is an answer.
    Reset,
    /// The connection is closed before there is an answer.
    Close,
    /// It is closed in the middle of the answer.
    Truncate,
    /// Nothing arrives.
    Stall,
    /// The answer arrives in small pieces with this time between them.
    Drip(Duration),
    /// A success whose body is no document.
    Garbage,
}

impl Fault {
    /// What happens to the request with this number.
    pub(crate) fn of(number: u64, weather: Weather) -> Self {
        match weather {
            Weather::Fair => return Self::None,
            Weather::Down => return Self::Status(503),
            Weather::Mixed => {}
        }
        match mix(number) % 200 {
            0..=7 => Self::Status(503),
            8..=13 => Self::Status(429),
            14..=15 => Self::Status(500),
            16..=19 => Self::Reset,
            20..=22 => Self::Close,
            23..=25 => Self::Truncate,
            26 => Self::Stall,
            27..=28 => Self::Drip(Duration::from_millis(1)),
            29 => Self::Drip(Duration::from_millis(60)),
            30..=31 => Self::Garbage,
            _ => Self::None,
        }
    }

    /// Whether the connection cannot be used again.
    pub(crate) const fn ends_connection(self) -> bool {
        matches!(self, Self::Reset | Self::Close | Self::Truncate | Self::Stall | Self::Drip(_))
    }

    /// Whether the client is told that nothing was carried out (RFC 6585, section 4).
    pub(crate) const fn turns_down(self) -> bool {
        matches!(self, Self::Status(429))
    }
}

/// Spreads numbers (the finalizer of MurmurHash3, by Austin Appleby, who placed it in the public
/// domain).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sixth_of_all_requests_meets_some_fault_and_every_kind_occurs() {
        let faults: Vec<_> = (0..20_000).map(|number| Fault::of(number, Weather::Mixed)).collect();
        let share = faults.iter().filter(|fault| **fault != Fault::None).count();
        assert!((2800..3600).contains(&share), "{share}");
        for fault in [Fault::Reset, Fault::Close, Fault::Truncate, Fault::Stall, Fault::Garbage] {
            assert!(faults.contains(&fault), "{fault:?}");
        }
        assert!([429, 500, 503].iter().all(|status| faults.contains(&Fault::Status(*status))));
    }
}
