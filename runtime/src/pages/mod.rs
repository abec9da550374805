//! Results that come in pages.
//!
//! In: the table of an operation that says how its pages follow each other ([`PageSchema`]). Out:
//! streams of pages ([`Pages`]) and of what is on them ([`Items`]). Everything that does not depend
//! on an operation's types is in `advance`, and is compiled once.

mod advance;
mod items;
mod link;
mod place;
mod schema;
#[cfg(test)]
mod tests;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use self::advance::Cursor;
pub use self::items::Items;
pub use self::schema::{NextPage, PageSchema, Step};
use crate::call::{Call, Reply, SendingWithMetadata};
use crate::client::Handle;
use crate::error::CallError;
use crate::exchange::CallOptions;
use crate::operation::{Operation, OperationError};

/// An operation that gives its results in pages.
pub trait Paginated: Operation<Input: Clone> {
    /// How the pages follow each other.
    const PAGES: &'static PageSchema;
}

/// An operation whose pages hold a list or a map of results.
pub trait PaginatedItems: Paginated {
    /// The results of one page.
    type Items: IntoIterator;

    /// Takes the results out of a page; nothing if the page has none.
    fn items(page: Self::Output) -> Option<Self::Items>;
}

impl<O: Paginated> Call<O> {
    /// All pages, from the one that the input asks for. Nothing is sent before the first is asked
    /// for. A timeout and headers that are set on this call hold for each page.
    pub fn pages(self) -> Pages<O> {
        let (handle, input, options) = self.into_parts();
        let (state, cursor) = (State::Ready, Cursor::default());
        Pages { handle, input, options, state, cursor, left: usize::MAX }
    }

    /// What is on all pages, one by one. See [`Call::pages`].
    pub fn items(self) -> Items<O>
    where
        O: PaginatedItems,
    {
        Items::new(self.pages())
    }
}

/// The pages of an operation, as a [`Stream`].
///
/// A page is requested when it is asked for, never ahead. The stream ends with the page that names
/// no further one, and after an error. Services that name the same page once more mean that there
/// is none behind it (Amazon CloudWatch Logs does): the stream ends there too, so that it never
/// runs in circles.
///
/// Dropping the future of [`Pages::next`] loses nothing: the call goes on when the next page is
/// asked for again.
#[must_use = "pages are requested when they are asked for"]
pub struct Pages<O: Paginated> {
    handle: Handle,
    input: O::Input,
    options: CallOptions,
    state: State<O>,
    cursor: Cursor,
    left: usize,
}

enum State<O: Operation> {
    /// The input asks for the next page.
    Ready,
    /// It was sent.
    Sending(SendingWithMetadata<O>),
    /// A call failed; the input asks for the page that is missing.
    Failed,
    /// There are no more pages.
    Done,
}

impl<O: Paginated> Pages<O> {
    /// The next page; `None` behind the last one.
    ///
    /// # Errors
    ///
    /// What the operation's call fails with. The stream ends with it.
    pub async fn next(&mut self) -> Option<Result<O::Output, O::Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Ends the stream after this many pages.
    pub fn limit(mut self, pages: usize) -> Self {
        self.left = pages;
        self
    }

    /// How many results a page should have. It is a wish: services have limits of their own. For an
    /// operation whose specification names no such member, this does not compile.
    pub fn page_size(mut self, size: u32) -> Self {
        const { assert!(O::PAGES.size.is_some(), "the operation lets nobody choose the size of its pages") }
        let wished = O::PAGES.size.map(|path| place::set_number(&mut self.input, path, i64::from(size)));
        debug_assert!(!matches!(wished, Some(false)), "the member for the size holds no number");
        self
    }

    /// What asks for the page behind those that were given: to go on later, or to try again after an
    /// error. `None` behind the last page.
    pub const fn next_input(&self) -> Option<&O::Input> {
        match self.state {
            State::Done => None,
            _ => Some(&self.input),
        }
    }

    fn send(&self) -> State<O> {
        let call = Call::from_parts(&self.handle, self.input.clone(), self.options.clone());
        State::Sending(call.send_with_metadata())
    }

    /// The state behind a page, with the input made ready for the next one.
    fn advance(&mut self, page: &Reply<O::Output>) -> Result<State<O>, CallError> {
        let more = self.cursor.advance(O::PAGES, O::SCHEMA, page, &mut self.input);
        let more = more.map_err(|error| CallError::build(O::SCHEMA.name, error))?;
        Ok(if more { State::Ready } else { State::Done })
    }
}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Result<O::Output, O::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            match &mut this.state {
                State::Failed | State::Done => return Poll::Ready(None),
                State::Ready if this.left == 0 => return Poll::Ready(None),
                State::Ready => this.state = this.send(),
                State::Sending(sending) => {
                    let result = ready!(Pin::new(sending).poll(context));
                    this.state = State::Failed;
                    let page = match result {
                        Ok(page) => page,
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    };
                    this.left -= 1;
                    return Poll::Ready(Some(match this.advance(&page) {
                        Ok(state) => {
                            this.state = state;
                            Ok(page.into_output())
                        }
                        Err(error) => Err(O::Error::failed(error)),
                    }));
                }
            }
        }
    }
}

/// Nothing in it is pinned in place: the call under way is on the heap.
impl<O: Paginated> Unpin for Pages<O> {}

/// Prints the operation's name: input and headers may hold secrets.
impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::SCHEMA.name).finish_non_exhaustive()
    }
}
