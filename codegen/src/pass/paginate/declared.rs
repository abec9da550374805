//! What the specification itself says about pages.

use serde_json::Value;

use crate::model::Operation;
use crate::options::{PageStyle, Pagination};

/// Smithy's [`paginated`](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait), in the
/// words in which a maintainer says the same. What is missing is left to be noticed there.
pub(super) fn of(operation: &Operation) -> Option<Pagination> {
    let value = operation.behavior.paginated.as_ref()?;
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(Pagination {
        operation: operation.name.clone(),
        style: PageStyle::Cursor,
        parameter: text("inputToken"),
        next: text("outputToken"),
        size: text("pageSize"),
        items: text("items"),
        first: None,
        more: None,
        total: None,
        reason: String::new(),
    })
}
