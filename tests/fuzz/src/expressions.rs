//! Expressions of JMESPath: any text is parsed or refused, and what is parsed can be evaluated.

use drawplate_codegen::jmespath::{Expr as Parsed, parse};
use drawplate_runtime::Document;
use drawplate_runtime::codec::Codec;
use drawplate_runtime::jmespath::{Expr, evaluate};
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Slot;

pub(crate) const SEEDS: &[&str] = &[
    "length(items[?state=='ready'].tags[]) > `2`",
    "sort_by(items, &size)[-1].name || 'none'",
    "items[::-2] | {a: @[0], b: max_by(@, &size).size}",
    "map(&to_number(name), values(others)) && !contains(items[*].name, 'x')",
    "merge(others, {a: `null`}).keys(@) | [0] == join(', ', keys(others))",
];

const DATA: &str = r#"{"items":[{"name":"x","size":1,"state":"ready","tags":["a","b"]},{"name":"3","size":-2.5,"state":"gone","tags":[]}],"others":{"p":"1","q":"é"},"n":null}"#;

/// Longer ones are let pass: a fuzzer would find out that what is evaluated is never freed.
const LONGEST: usize = 256;

pub(crate) fn jmespath(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(parsed) = parse(&text) else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let mut data = Document::Null;
    JSON.decode(DATA.as_bytes(), Slot::Document(&mut data), &ValueSchema::PLAIN).expect("the data is JSON");
    if let Err(error) = evaluate(&constant(&parsed), &data) {
        assert!(!error.to_string().is_empty());
    }
}

/// The expression as the generator would spell it: a constant.
fn constant(parsed: &Parsed) -> Expr {
    let leak = |expr: &Parsed| -> &'static Expr { Box::leak(Box::new(constant(expr))) };
    let all = |exprs: &[Parsed]| -> &'static [Expr] { exprs.iter().map(constant).collect::<Vec<_>>().leak() };
    let text = |text: &str| -> &'static str { text.to_owned().leak() };
    match parsed {
        Parsed::Current => Expr::Current,
        Parsed::Literal(json) => Expr::Literal(text(json)),
        Parsed::Field(name) => Expr::Field(text(name)),
        Parsed::Index(index) => Expr::Index(*index),
        Parsed::Slice(start, stop, step) => Expr::Slice { start: *start, stop: *stop, step: *step },
        Parsed::Then(first, second) => Expr::Then(leak(first), leak(second)),
        Parsed::Each(first, second) => Expr::Each(leak(first), leak(second)),
        Parsed::Flatten(expr) => Expr::Flatten(leak(expr)),
        Parsed::Values(expr) => Expr::Values(leak(expr)),
        Parsed::When(first, second) => Expr::When(leak(first), leak(second)),
        Parsed::Compare(by, first, second) => Expr::Compare(*by, leak(first), leak(second)),
        Parsed::And(first, second) => Expr::And(leak(first), leak(second)),
        Parsed::Or(first, second) => Expr::Or(leak(first), leak(second)),
        Parsed::Not(expr) => Expr::Not(leak(expr)),
        Parsed::List(exprs) => Expr::List(all(exprs)),
        Parsed::Object(members) => {
            let members: Vec<_> = members.iter().map(|(name, expr)| (text(name), constant(expr))).collect();
            Expr::Object(members.leak())
        }
        Parsed::Call(function, arguments) => Expr::Call(*function, all(arguments)),
        Parsed::Reference(expr) => Expr::Reference(leak(expr)),
    }
}
