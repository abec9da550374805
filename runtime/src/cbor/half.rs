//! Numbers of 16 bits, which Rust has no stable type for.

/// The number that these bits are ([RFC 8949, appendix D](https://www.rfc-editor.org/rfc/rfc8949#name-half-precision)):
/// a sign, five bits of exponent, ten of mantissa. Every one of them is a number of 32 bits too.
pub(super) fn from_bits(bits: u16) -> f32 {
    let exponent = bits >> 10 & 0x1f;
    let mantissa = bits & 0x3ff;
    let magnitude = match exponent {
        0 => f32::from(mantissa) * 2_f32.powi(-24),
        31 if mantissa == 0 => f32::INFINITY,
        31 => f32::NAN,
        _ => f32::from(mantissa + 1024) * 2_f32.powi(i32::from(exponent) - 25),
    };
    if bits & 0x8000 == 0 { magnitude } else { -magnitude }
}

#[cfg(test)]
mod tests {
    use super::from_bits;

    /// The examples of RFC 8949, appendix A.
    #[test]
    fn numbers_of_16_bits_are_read_as_the_rfc_has_them() {
        for (bits, expected) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0x3e00, 1.5),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
            (0x0400, 0.000_061_035_156),
            (0xc400, -4.0),
            (0x7c00, f32::INFINITY),
            (0xfc00, f32::NEG_INFINITY),
        ] {
            assert_eq!(from_bits(bits), expected, "{bits:x}");
        }
        assert!(from_bits(0x8000).is_sign_negative() && from_bits(0x7e00).is_nan());
    }
}
