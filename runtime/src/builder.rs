//! What builders of generated types are made of.
//!
//! A builder has one type parameter for each required member. It starts as a type that is named
//! after the member and becomes [`Set`] when the member is given; `build` asks for [`IsSet`] of
//! all of them, so a member that was forgotten is a compile error with the member's name in it.

/// A required member that was given.
#[derive(Debug)]
pub enum Set {}

/// Holds for a required member that was given.
#[diagnostic::on_unimplemented(
    message = "required member not set: `{Self}`",
    label = "call the setter of this member before",
    note = "every required member must be given before the value is complete"
)]
pub trait IsSet: sealed::Sealed {}

impl IsSet for Set {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Set {}
}
