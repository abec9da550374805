//! The signatures of functions, spelled so that two that are the same to callers are equal.

use quote::ToTokens;
use syn::{FnArg, Pat, Signature};

/// A signature without what callers cannot tell: whether a parameter is mutable inside, and the comma
/// after the last one.
pub(super) fn spelled(sig: &Signature) -> String {
    let mut sig = sig.clone();
    sig.inputs = sig.inputs.into_iter().map(immutable).collect();
    sig.to_token_stream().to_string()
}

fn immutable(mut input: FnArg) -> FnArg {
    match &mut input {
        FnArg::Receiver(receiver) => receiver.mutability = None,
        FnArg::Typed(typed) => {
            if let Pat::Ident(name) = &mut *typed.pat {
                name.mutability = None;
            }
        }
    }
    input
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    #[test]
    fn what_callers_cannot_tell_is_left_out() {
        let same = ["fn a(mut self, mut b: u8,) -> u8", "fn a(self, b: u8) -> u8"];
        let spelled_all = same.map(|text| spelled(&syn::parse_str(text).unwrap()));
        assert_eq!(spelled_all[0], spelled_all[1]);
        let other = spelled(&syn::parse_str("fn a(&mut self, b: u8) -> u8").unwrap());
        assert_ne!(other, spelled_all[0]);
        assert_ne!(other, spelled(&syn::parse_str("fn a(&self, b: u8) -> u8").unwrap()));
    }
}
