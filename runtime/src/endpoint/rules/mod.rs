//! The standard functions of Smithy's endpoint rules.
//!
//! One small function each, as
//! [the standard library](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html)
//! and [its AWS part](https://smithy.io/2.0/aws/rules-engine/library-functions.html) say. A
//! function that may have no answer gives an `Option`. `isSet`, `not`, `booleanEquals`,
//! `stringEquals`, `coalesce` and `ite` are Rust's own words and so are not here; `aws.partition`
//! is [`super::Partitions::of`].

mod arn;
mod diagram;
mod host;
mod text;
mod url;

pub use arn::{Arn, parse_arn};
pub use diagram::{Node, Step, walk};
pub use host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use text::{item, split, substring, texts, uri_encode};
pub use url::{Url, parse_url};
