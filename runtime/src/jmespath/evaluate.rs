//! The value of an expression.

use std::borrow::Cow;
use std::fmt;

use super::order::{number, same};
use super::{Comparator, Expr, function};
use crate::document::{Document, Object};

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvalError {
    /// A function was given a value of a kind that it does not take.
    InvalidType,
    /// A value is of the right kind and cannot be used all the same: a step of zero.
    InvalidValue,
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidType => "a function was given a value of another kind",
            Self::InvalidValue => "a slice has a step of zero",
        })
    }
}

impl std::error::Error for EvalError {}

/// The value of an expression against a current value.
///
/// # Errors
///
/// When a function is given what it does not take, or a slice has a step of zero.
pub fn evaluate<'d>(expr: &Expr, at: &'d Document) -> Result<Cow<'d, Document>, EvalError> {
    match expr {
        Expr::Current => Ok(Cow::Borrowed(at)),
        Expr::Literal(json) => Ok(Cow::Owned(json.parse().unwrap_or_default())),
        Expr::Field(name) => Ok(found(at.get(name))),
        Expr::Index(index) => Ok(found(element(at, *index))),
        Expr::Slice { start, stop, step } => slice(at, *start, *stop, *step).map(Cow::Owned),
        Expr::Then(first, second) => then(evaluate(first, at)?, second),
        Expr::Each(list, each) => project(&*evaluate(list, at)?, each).map(Cow::Owned),
        Expr::Flatten(list) => Ok(Cow::Owned(flatten(evaluate(list, at)?.into_owned()))),
        Expr::Values(object) => Ok(Cow::Owned(values(evaluate(object, at)?.into_owned()))),
        Expr::When(condition, value) if holds(&*evaluate(condition, at)?) => evaluate(value, at),
        Expr::When(..) => Ok(Cow::Owned(Document::Null)),
        Expr::Compare(how, left, right) => {
            let (left, right) = (evaluate(left, at)?, evaluate(right, at)?);
            Ok(Cow::Owned(compare(*how, &left, &right)))
        }
        Expr::And(left, right) => either(evaluate(left, at)?, false, right, at),
        Expr::Or(left, right) => either(evaluate(left, at)?, true, right, at),
        Expr::Not(value) => Ok(Cow::Owned(Document::Boolean(!holds(&*evaluate(value, at)?)))),
        Expr::List(_) | Expr::Object(_) if at.is_null() => Ok(Cow::Owned(Document::Null)),
        Expr::List(items) => {
            let items = items.iter().map(|item| Ok(evaluate(item, at)?.into_owned()));
            Ok(Cow::Owned(Document::Array(items.collect::<Result<_, _>>()?)))
        }
        Expr::Object(members) => object(members, at).map(Cow::Owned),
        Expr::Call(function, arguments) => function::call(*function, arguments, at).map(Cow::Owned),
        // The parser leaves references to functions alone.
        Expr::Reference(_) => Err(EvalError::InvalidType),
    }
}

/// Whether a value counts as true: it is not null, not false, and not empty.
pub(super) fn holds(value: &Document) -> bool {
    match value {
        Document::Null | Document::Boolean(false) => false,
        Document::String(text) => !text.is_empty(),
        Document::Array(items) => !items.is_empty(),
        Document::Object(members) => !members.is_empty(),
        Document::Boolean(true) | Document::Number(_) => true,
    }
}

fn found(value: Option<&Document>) -> Cow<'_, Document> {
    value.map_or(Cow::Owned(Document::Null), Cow::Borrowed)
}

fn then<'d>(first: Cow<'d, Document>, second: &Expr) -> Result<Cow<'d, Document>, EvalError> {
    match first {
        Cow::Borrowed(at) => evaluate(second, at),
        Cow::Owned(at) => Ok(Cow::Owned(evaluate(second, &at)?.into_owned())),
    }
}

/// The left value if it holds or not as wanted, otherwise the right one.
fn either<'d>(
    left: Cow<'d, Document>,
    wanted: bool,
    right: &Expr,
    at: &'d Document,
) -> Result<Cow<'d, Document>, EvalError> {
    if holds(&left) == wanted { Ok(left) } else { evaluate(right, at) }
}

fn project(list: &Document, each: &Expr) -> Result<Document, EvalError> {
    let Document::Array(items) = list else { return Ok(Document::Null) };
    let mut projected = Vec::with_capacity(items.len());
    for item in items {
        let value = evaluate(each, item)?;
        if !value.is_null() {
            projected.push(value.into_owned());
        }
    }
    Ok(Document::Array(projected))
}

fn flatten(list: Document) -> Document {
    let Document::Array(items) = list else { return Document::Null };
    let mut flat = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Document::Array(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    Document::Array(flat)
}

fn values(object: Document) -> Document {
    match object {
        Document::Object(members) => {
            Document::Array(members.iter().map(|(_, value)| value.clone()).collect())
        }
        _ => Document::Null,
    }
}

fn object(members: &[(&str, Expr)], at: &Document) -> Result<Document, EvalError> {
    let mut object = Object::default();
    for (name, value) in members {
        object.insert(*name, evaluate(value, at)?.into_owned());
    }
    Ok(Document::Object(object))
}

fn element(list: &Document, index: i64) -> Option<&Document> {
    let Document::Array(items) = list else { return None };
    let index = if index < 0 { index.checked_add_unsigned(items.len() as u64)? } else { index };
    items.get(usize::try_from(index).ok()?)
}

/// Slices are those of Python, which the specification refers to.
fn slice(list: &Document, start: Option<i64>, stop: Option<i64>, step: i64) -> Result<Document, EvalError> {
    if step == 0 {
        return Err(EvalError::InvalidValue);
    }
    let Document::Array(items) = list else { return Ok(Document::Null) };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (least, most) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let bound = |at: i64| if at < 0 { at.saturating_add(length) } else { at }.clamp(least, most);
    let (first, end) = if step < 0 { (most, least) } else { (least, most) };
    let (mut at, end) = (start.map_or(first, bound), stop.map_or(end, bound));
    let mut sliced = Vec::new();
    while if step < 0 { at > end } else { at < end } {
        sliced.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    Ok(Document::Array(sliced))
}

/// Only numbers have an order; of other values it is null.
fn compare(how: Comparator, left: &Document, right: &Document) -> Document {
    let ordered = |holds: fn(&f64, &f64) -> bool| match (number(left), number(right)) {
        (Some(left), Some(right)) => Document::Boolean(holds(&left, &right)),
        _ => Document::Null,
    };
    match how {
        Comparator::Equal => Document::Boolean(same(left, right)),
        Comparator::NotEqual => Document::Boolean(!same(left, right)),
        Comparator::Less => ordered(f64::lt),
        Comparator::LessOrEqual => ordered(f64::le),
        Comparator::Greater => ordered(f64::gt),
        Comparator::GreaterOrEqual => ordered(f64::ge),
    }
}
