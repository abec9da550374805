//! What is on the pages of an operation, one by one.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Pages, PaginatedItems};

type IntoIter<O> = <<O as PaginatedItems>::Items as IntoIterator>::IntoIter;
type Item<O> = <<O as PaginatedItems>::Items as IntoIterator>::Item;

/// What is on all pages of an operation, as a [`Stream`]. The entries of a map are pairs.
///
/// It keeps one page at a time, and asks for the next when that one is used up; see [`Pages`].
#[must_use = "pages are requested when they are asked for"]
pub struct Items<O: PaginatedItems> {
    pages: Pages<O>,
    page: Option<IntoIter<O>>,
    left: usize,
}

impl<O: PaginatedItems> Items<O> {
    pub(super) const fn new(pages: Pages<O>) -> Self {
        Self { pages, page: None, left: usize::MAX }
    }

    /// The next result; `None` behind the last one.
    ///
    /// # Errors
    ///
    /// What the operation's call fails with. The stream ends with it.
    pub async fn next(&mut self) -> Option<Result<Item<O>, O::Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Ends the stream after this many results.
    pub const fn limit(mut self, items: usize) -> Self {
        self.left = items;
        self
    }

    /// How many results a page should have; see [`Pages::page_size`].
    pub fn page_size(mut self, size: u32) -> Self {
        self.pages = self.pages.page_size(size);
        self
    }

    /// All results in a vector, in their order.
    ///
    /// # Errors
    ///
    /// What the first call that fails fails with.
    pub async fn collect(mut self) -> Result<Vec<Item<O>>, O::Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }
}

impl<O: PaginatedItems> Stream for Items<O> {
    type Item = Result<Item<O>, O::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while self.left > 0 {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                self.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.page = O::items(page).map(IntoIterator::into_iter),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(None)
    }
}

/// Nothing in it is pinned in place.
impl<O: PaginatedItems> Unpin for Items<O> {}

impl<O: PaginatedItems> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
