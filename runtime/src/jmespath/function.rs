//! What functions give back.

use std::cmp::Ordering;

use super::evaluate::evaluate;
use super::order::{have_order, order, same};
use super::{EvalError, Expr, Function};
use crate::document::{Document, Number, Object};

type Result<T = Document> = std::result::Result<T, EvalError>;

/// Calls a function with arguments that are evaluated against the current value.
pub(super) fn call(function: Function, arguments: &[Expr], at: &Document) -> Result {
    match (function, arguments) {
        (Function::Map, [Expr::Reference(each), list]) => {
            let items = array(value(list, at)?)?;
            items.iter().map(|item| value(each, item)).collect::<Result<_>>().map(Document::Array)
        }
        (Function::SortBy, [list, Expr::Reference(key)]) => sort_by(array(value(list, at)?)?, key),
        (Function::MaxBy, [list, Expr::Reference(key)]) => {
            extreme_by(array(value(list, at)?)?, key, Ordering::Greater)
        }
        (Function::MinBy, [list, Expr::Reference(key)]) => {
            extreme_by(array(value(list, at)?)?, key, Ordering::Less)
        }
        _ => {
            let values: Vec<_> =
                arguments.iter().map(|argument| value(argument, at)).collect::<Result<_>>()?;
            of_values(function, values)
        }
    }
}

fn value(expr: &Expr, at: &Document) -> Result {
    evaluate(expr, at).map(std::borrow::Cow::into_owned)
}

fn of_values(function: Function, values: Vec<Document>) -> Result {
    match function {
        Function::NotNull => Ok(values.into_iter().find(|value| !value.is_null()).unwrap_or_default()),
        Function::Merge => merge(values),
        Function::Contains | Function::StartsWith | Function::EndsWith | Function::Join => {
            let two: [Document; 2] = values.try_into().map_err(|_| EvalError::InvalidType)?;
            of_two(function, two)
        }
        _ => {
            let [only]: [Document; 1] = values.try_into().map_err(|_| EvalError::InvalidType)?;
            of_one(function, only)
        }
    }
}

fn of_two(function: Function, [first, second]: [Document; 2]) -> Result {
    match (function, &first, &second) {
        (Function::Contains, Document::String(text), part) => {
            Ok(Document::Boolean(part.as_str().is_some_and(|part| text.contains(part))))
        }
        (Function::Contains, Document::Array(items), wanted) => {
            Ok(Document::Boolean(items.iter().any(|item| same(item, wanted))))
        }
        (Function::StartsWith, Document::String(text), Document::String(part)) => {
            Ok(Document::Boolean(text.starts_with(part.as_str())))
        }
        (Function::EndsWith, Document::String(text), Document::String(part)) => {
            Ok(Document::Boolean(text.ends_with(part.as_str())))
        }
        (Function::Join, Document::String(glue), Document::Array(items)) => {
            let texts = items.iter().map(|item| item.as_str().ok_or(EvalError::InvalidType));
            Ok(Document::String(texts.collect::<Result<Vec<_>>>()?.join(glue)))
        }
        _ => Err(EvalError::InvalidType),
    }
}

fn of_one(function: Function, value: Document) -> Result {
    match function {
        Function::Abs => of_number(&value, f64::abs),
        Function::Ceil => of_number(&value, f64::ceil),
        Function::Floor => of_number(&value, f64::floor),
        Function::Sum | Function::Avg => sum(function, &array(value)?),
        Function::Max => extreme(array(value)?, Ordering::Greater),
        Function::Min => extreme(array(value)?, Ordering::Less),
        Function::Sort => sort_by(array(value)?, &Expr::Current),
        Function::Length => length(&value),
        Function::Keys | Function::Values => members(function, &value),
        Function::Reverse => reverse(value),
        Function::ToArray => Ok(match value {
            Document::Array(items) => Document::Array(items),
            other => Document::Array(vec![other]),
        }),
        Function::ToNumber => Ok(match value {
            Document::Number(number) => Document::Number(number),
            Document::String(text) => text.parse().map_or(Document::Null, Document::Number),
            _ => Document::Null,
        }),
        Function::ToText => Ok(match value {
            Document::String(text) => Document::String(text),
            other => Document::String(other.to_string()),
        }),
        Function::Type => Ok(Document::String(kind(&value).to_owned())),
        _ => Err(EvalError::InvalidType),
    }
}

fn kind(value: &Document) -> &'static str {
    match value {
        Document::Null => "null",
        Document::Boolean(_) => "boolean",
        Document::Number(_) => "number",
        Document::String(_) => "string",
        Document::Array(_) => "array",
        Document::Object(_) => "object",
    }
}

fn array(value: Document) -> Result<Vec<Document>> {
    if let Document::Array(items) = value { Ok(items) } else { Err(EvalError::InvalidType) }
}

fn from_number(number: f64) -> Document {
    Number::from_f64(number).map_or(Document::Null, Document::Number)
}

fn of_number(value: &Document, function: fn(f64) -> f64) -> Result {
    value.as_f64().map(|number| from_number(function(number))).ok_or(EvalError::InvalidType)
}

fn sum(function: Function, items: &[Document]) -> Result {
    let mut sum = 0.0;
    for item in items {
        sum += item.as_f64().ok_or(EvalError::InvalidType)?;
    }
    match (function, u32::try_from(items.len()).unwrap_or(u32::MAX)) {
        (Function::Sum, _) => Ok(from_number(sum)),
        (_, 0) => Ok(Document::Null),
        (_, count) => Ok(from_number(sum / f64::from(count))),
    }
}

fn length(value: &Document) -> Result {
    let length = match value {
        Document::String(text) => text.chars().count(),
        Document::Array(items) => items.len(),
        Document::Object(members) => members.len(),
        _ => return Err(EvalError::InvalidType),
    };
    Ok(from_number(u32::try_from(length).unwrap_or(u32::MAX).into()))
}

fn members(function: Function, value: &Document) -> Result {
    let Document::Object(members) = value else { return Err(EvalError::InvalidType) };
    let member = |(name, value): (&str, &Document)| match function {
        Function::Keys => Document::String(name.to_owned()),
        _ => value.clone(),
    };
    Ok(Document::Array(members.iter().map(member).collect()))
}

fn reverse(value: Document) -> Result {
    match value {
        Document::String(text) => Ok(Document::String(text.chars().rev().collect())),
        Document::Array(mut items) => {
            items.reverse();
            Ok(Document::Array(items))
        }
        _ => Err(EvalError::InvalidType),
    }
}

fn merge(values: Vec<Document>) -> Result {
    let mut merged = Object::default();
    for value in values {
        let Document::Object(members) = value else { return Err(EvalError::InvalidType) };
        for (name, value) in members.iter() {
            merged.insert(name, value.clone());
        }
    }
    Ok(Document::Object(merged))
}

/// Each item with its key; the keys are all numbers or all texts.
fn keyed(items: Vec<Document>, key: &Expr) -> Result<Vec<(Document, Document)>> {
    let keyed = items.into_iter().map(|item| Ok((value(key, &item)?, item)));
    let keyed: Vec<_> = keyed.collect::<Result<_>>()?;
    if have_order(keyed.iter().map(|(key, _)| key)) { Ok(keyed) } else { Err(EvalError::InvalidType) }
}

fn sort_by(items: Vec<Document>, key: &Expr) -> Result {
    let mut keyed = keyed(items, key)?;
    keyed.sort_by(|(left, _), (right, _)| order(left, right).unwrap_or(Ordering::Equal));
    Ok(Document::Array(keyed.into_iter().map(|(_, item)| item).collect()))
}

fn extreme(items: Vec<Document>, wanted: Ordering) -> Result {
    extreme_by(items, &Expr::Current, wanted)
}

/// The first item than which no other is further in the wanted direction.
fn extreme_by(items: Vec<Document>, key: &Expr, wanted: Ordering) -> Result {
    let mut best: Option<(Document, Document)> = None;
    for (key, item) in keyed(items, key)? {
        let further = match &best {
            None => true,
            Some((known, _)) => order(&key, known)? == wanted,
        };
        if further {
            best = Some((key, item));
        }
    }
    Ok(best.map(|(_, item)| item).unwrap_or_default())
}
