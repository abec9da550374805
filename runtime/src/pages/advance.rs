//! From one page to what asks for the next.

use http::HeaderMap;

use super::place::{Token, count, find, number};
use super::{NextPage, PageSchema, Step, link};
use crate::call::Reply;
use crate::operation::{Binding, OperationSchema};
use crate::request::RequestError;
use crate::value::{Structure, Value, View};

/// What is remembered from page to page.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    /// The results so far.
    seen: usize,
}

impl Cursor {
    /// Makes the input ask for the page behind this one; `false` if there is none.
    pub(super) fn advance<T: Value>(
        &mut self,
        schema: &PageSchema,
        operation: &OperationSchema,
        page: &Reply<T>,
        input: &mut dyn Structure,
    ) -> Result<bool, RequestError> {
        self.step(schema, operation, (page.output().view(), page.headers()), input)
    }

    pub(super) fn step(
        &mut self,
        schema: &PageSchema,
        operation: &OperationSchema,
        (page, headers): (View<'_>, &HeaderMap),
        input: &mut dyn Structure,
    ) -> Result<bool, RequestError> {
        let items = schema.items.map(|path| count(page, path));
        self.seen = self.seen.saturating_add(items.unwrap_or(0));
        if self.is_last(schema, page) {
            return Ok(false);
        }
        match schema.next {
            NextPage::Token { input: path, output } => match Token::of(find(page, output)) {
                Some(token) => set(&token, path, input),
                None => Ok(false),
            },
            NextPage::Number { input: path, first, step } => match items {
                Some(0) => Ok(false),
                _ => {
                    let step = if step == Step::One { 1 } else { items.unwrap_or(0) };
                    let number = number(View::Structure(input), path).unwrap_or(first);
                    let next = number.saturating_add(i64::try_from(step).unwrap_or(i64::MAX));
                    set(&Token::Text(next.to_string()), path, input)
                }
            },
            NextPage::Link => match link::next(headers) {
                Some(url) => follow(operation, &url, input),
                None => Ok(false),
            },
        }
    }

    /// Whether the page says that it is the last one.
    fn is_last(&self, schema: &PageSchema, page: View<'_>) -> bool {
        let more = schema.more.map(|path| find(page, path));
        let total = schema.total.and_then(|path| number(page, path));
        let seen = i64::try_from(self.seen).unwrap_or(i64::MAX);
        matches!(more, Some(View::Boolean(false))) || total.is_some_and(|total| total <= seen)
    }
}

/// Sets a member; `false` if it has that value already.
fn set(token: &Token, path: &[usize], input: &mut dyn Structure) -> Result<bool, RequestError> {
    if Token::of(find(View::Structure(input), path)).as_ref() == Some(token) {
        return Ok(false);
    }
    if token.set(input, path) {
        Ok(true)
    } else {
        Err(RequestError::Schema("the input cannot hold what names the next page"))
    }
}

/// Takes the parameters of a link's query; `false` if they change nothing.
fn follow(operation: &OperationSchema, url: &str, input: &mut dyn Structure) -> Result<bool, RequestError> {
    let mut changed = false;
    for (name, value) in link::parameters(url) {
        let member = operation.input.iter().position(|binding| is_query(binding, &name));
        // Lists would need all of their parameters at once, and do not name pages.
        let member = member.filter(|index| !matches!(input.member(*index), View::List(_)));
        if let Some(index) = member {
            changed |= set(&Token::Text(value), &[index], input)?;
        }
    }
    Ok(changed)
}

fn is_query(binding: &Binding, name: &str) -> bool {
    matches!(binding, Binding::Query(parameter) if parameter.name == name)
}
