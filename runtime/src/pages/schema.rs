//! What a specification says about the pages of an operation, as constants.

/// How the pages of an operation follow each other.
///
/// A path is a list of indexes of members, each within the structure that the one before leads to.
#[derive(Debug, Clone, Copy)]
pub struct PageSchema {
    /// What asks for the next page.
    pub next: NextPage,
    /// The number of results that a page should have: a path into the input.
    pub size: Option<&'static [usize]>,
    /// The list or map of results: a path into the output.
    pub items: Option<&'static [usize]>,
    /// A boolean that says whether there are more pages: a path into the output.
    pub more: Option<&'static [usize]>,
    /// The number of results on all pages: a path into the output.
    pub total: Option<&'static [usize]>,
}

impl PageSchema {
    /// Pages that are linked by the header `link`, and about which nothing else is known.
    pub const PLAIN: Self = Self { next: NextPage::Link, size: None, items: None, more: None, total: None };
}

/// What asks for the next page.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum NextPage {
    /// A value of the page before. Without one, or with an empty one, there is no other page.
    Token {
        /// Where the input takes it.
        input: &'static [usize],
        /// Where the output has it.
        output: &'static [usize],
    },
    /// A number. Behind a page without results there is no other page.
    Number {
        /// Where the input takes it.
        input: &'static [usize],
        /// The number of the first page.
        first: i64,
        /// What is added to it for the next page.
        step: Step,
    },
    /// The link with the relation `next` in the header `link` (RFC 8288). The parameters of its
    /// query that the operation has become those of the next request, which goes where the one
    /// before went: no response can send a client to another place.
    Link,
}

/// What is added to a page's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One: pages are counted.
    One,
    /// The number of results on the page: results are counted.
    Items,
}
