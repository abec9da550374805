//! Mistakes that the compiler must catch in code that uses a generated crate, and what it says.

/// The messages beside the programs are those of Rust 1.95. Another compiler may word them in
/// another way; `TRYBUILD=overwrite` makes it write its own, for review.
#[test]
fn mistakes_with_generated_types_do_not_compile_and_the_message_names_what_is_missing() {
    trybuild::TestCases::new().compile_fail("compile_fail/*.rs");
}
