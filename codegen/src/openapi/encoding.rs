//! How the fields of a form and the parts of a body are spelled (OpenAPI 3.0.4, section 4.7.15: Encoding Object).
//!
//! A field about which the document says how it is styled is spelled as a parameter of a query with
//! that style. All others are spelled by their content type: single values as texts, objects as JSON,
//! lists value by value. Parts are spelled by their content types alone.

use openapiv3::QueryStyle as Written;
use serde_json::{Map, Value};

use super::lowering::Lowering;
use super::parameters::query_style;
use super::{body, dialect};
use crate::model::{Encoding, QueryStyle};
use crate::source::Origin;

impl Lowering<'_> {
    /// The encodings in a Media Type Object that say something.
    pub(super) fn encodings(&mut self, media: &Origin) -> Vec<Encoding> {
        let at = media.join("encoding");
        let all = self.document.get(&at).and_then(Value::as_object);
        let names: Vec<String> = all.into_iter().flat_map(Map::keys).cloned().collect();
        names.into_iter().filter_map(|name| self.encoding(&at.join(&name), name)).collect()
    }

    fn encoding(&mut self, at: &Origin, name: String) -> Option<Encoding> {
        let Some(Value::Object(raw)) = self.document.get(at) else {
            self.malformed(at, "it is not an object");
            return None;
        };
        dialect::spell(raw, dialect::ENCODING, at, &mut self.report);
        let word = |key: &str| raw.get(key).and_then(Value::as_str);
        let flag = |key: &str| raw.get(key).and_then(Value::as_bool);
        let (explode, reserved) = (flag("explode"), flag("allowReserved"));
        let is_styled = word("style").is_some() || explode.is_some() || reserved.is_some();
        let media_type = word("contentType").and_then(concrete);
        let style = if is_styled {
            query_style(&written(word("style").unwrap_or_default()), explode)
        } else if media_type.as_deref().is_some_and(|it| body::is_json(&body::essence(it))) {
            QueryStyle::Json
        } else {
            QueryStyle::Text
        };
        if raw.contains_key("headers") {
            self.report.ignore("headers of a part, which callers add to files");
        }
        Some(Encoding { name, style, reserved: reserved == Some(true), media_type })
    }
}

/// The first of several media types that is one, and no range of them.
fn concrete(list: &str) -> Option<String> {
    list.split(',').map(str::trim).find(|one| !one.is_empty() && !one.contains('*')).map(str::to_owned)
}

fn written(style: &str) -> Written {
    match style {
        "spaceDelimited" => Written::SpaceDelimited,
        "pipeDelimited" => Written::PipeDelimited,
        "deepObject" => Written::DeepObject,
        _ => Written::Form,
    }
}
