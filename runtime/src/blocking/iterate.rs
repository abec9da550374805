//! Pages, and what is on them, as iterators.

use std::fmt;

use super::{failed, wait};
use crate::pages::{Items, Pages, Paginated, PaginatedItems};

/// The pages of an operation, as an iterator that blocks for each; see [`Pages`].
#[must_use = "pages are requested when they are asked for"]
pub struct BlockingPages<O: Paginated>(Option<Pages<O>>);

/// What is on all pages of an operation, as an iterator that blocks for each page; see [`Items`].
#[must_use = "pages are requested when they are asked for"]
pub struct BlockingItems<O: PaginatedItems>(Option<Items<O>>);

impl<O: Paginated> Pages<O> {
    /// The pages as an iterator that blocks for each. It ends after an error.
    pub const fn into_blocking(self) -> BlockingPages<O> {
        BlockingPages(Some(self))
    }
}

impl<O: PaginatedItems> Items<O> {
    /// The results as an iterator that blocks for each page. It ends after an error.
    pub const fn into_blocking(self) -> BlockingItems<O> {
        BlockingItems(Some(self))
    }
}

impl<O: Paginated> Iterator for BlockingPages<O> {
    type Item = Result<O::Output, O::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let pages = self.0.as_mut()?;
        wait(pages.next()).unwrap_or_else(|error| {
            self.0 = None;
            Some(Err(failed::<O>(error)))
        })
    }
}

impl<O: PaginatedItems> Iterator for BlockingItems<O> {
    type Item = Result<<O::Items as IntoIterator>::Item, O::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let items = self.0.as_mut()?;
        wait(items.next()).unwrap_or_else(|error| {
            self.0 = None;
            Some(Err(failed::<O>(error)))
        })
    }
}

impl<O: Paginated> fmt::Debug for BlockingPages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingPages").field(&self.0).finish()
    }
}

impl<O: PaginatedItems> fmt::Debug for BlockingItems<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingItems").field(&self.0).finish()
    }
}
