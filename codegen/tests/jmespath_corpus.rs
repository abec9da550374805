//! The compliance tests of JMESPath, where they are at hand: expressions are read here and
//! evaluated by the runtime.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use drawplate_codegen::jmespath::{Expr, ParseError, parse};
use drawplate_runtime::Document;
use drawplate_runtime::jmespath::{EvalError, Expr as Constant, evaluate};
use serde_json::Value;

#[test]
fn expressions_give_what_the_compliance_tests_expect() {
    let shared = std::env::var_os("DRAWPLATE_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"));
    let Ok(files) = std::fs::read_dir(shared.join("corpus/smithy/jmespath-compliance")) else {
        eprintln!("SKIPPED: the compliance tests of JMESPath are not at {}", shared.display());
        return;
    };
    let (mut passed, mut failed, mut skipped) = (0, Vec::new(), BTreeMap::<&str, usize>::new());
    for file in files {
        let path = file.unwrap().path();
        let suites: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for suite in suites.as_array().unwrap() {
            let given: Document = suite["given"].to_string().parse().unwrap();
            for case in suite["cases"].as_array().unwrap() {
                match verdict(case, &given) {
                    Ok(()) => passed += 1,
                    Err(Some(reason)) => *skipped.entry(reason).or_default() += 1,
                    Err(None) => failed.push(format!("{}: {case}", path.display())),
                }
            }
        }
    }
    println!("{passed} passed, skipped: {skipped:?}");
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
    assert!(passed > 800, "{passed}");
}

/// `Err` with a reason where the case is about something else.
fn verdict(case: &Value, given: &Document) -> Result<(), Option<&'static str>> {
    let Some(expression) = case["expression"].as_str() else { return Err(Some("no expression")) };
    if case.get("bench").is_some() {
        return Err(Some("a benchmark without a result"));
    }
    let found = match parse(expression) {
        Err(ParseError::Syntax(_)) => Err("syntax"),
        Err(ParseError::UnknownFunction(_)) => Err("unknown-function"),
        Err(ParseError::Arity(_)) => Err("invalid-arity"),
        Ok(expr) => match evaluate(&constant(&expr), given) {
            Ok(value) => Ok(serde_json::from_str::<Value>(&value.to_string()).unwrap()),
            Err(EvalError::InvalidType) => Err("invalid-type"),
            Err(EvalError::InvalidValue) => Err("invalid-value"),
            Err(other) => panic!("{other}"),
        },
    };
    let same = match (&found, case.get("error").and_then(Value::as_str)) {
        (Err(error), Some(expected)) => *error == expected,
        (Ok(value), None) => same(value, &case["result"]),
        _ => false,
    };
    if same { Ok(()) } else { Err(None) }
}

/// Whether two results are the same; numbers by value.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

/// The expression as a constant, which lives as long as the test.
fn constant(expr: &Expr) -> Constant {
    let leaf = |expr: &Expr| -> &'static Constant { Box::leak(Box::new(constant(expr))) };
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    match expr {
        Expr::Current => Constant::Current,
        Expr::Literal(json) => Constant::Literal(text(json)),
        Expr::Field(name) => Constant::Field(text(name)),
        Expr::Index(index) => Constant::Index(*index),
        Expr::Slice(start, stop, step) => Constant::Slice { start: *start, stop: *stop, step: *step },
        Expr::Then(first, second) => Constant::Then(leaf(first), leaf(second)),
        Expr::Each(list, each) => Constant::Each(leaf(list), leaf(each)),
        Expr::Flatten(list) => Constant::Flatten(leaf(list)),
        Expr::Values(object) => Constant::Values(leaf(object)),
        Expr::When(condition, value) => Constant::When(leaf(condition), leaf(value)),
        Expr::Compare(how, left, right) => Constant::Compare(*how, leaf(left), leaf(right)),
        Expr::And(left, right) => Constant::And(leaf(left), leaf(right)),
        Expr::Or(left, right) => Constant::Or(leaf(left), leaf(right)),
        Expr::Not(value) => Constant::Not(leaf(value)),
        Expr::List(items) => Constant::List(items.iter().map(constant).collect::<Vec<_>>().leak()),
        Expr::Object(members) => {
            let members = members.iter().map(|(name, value)| (text(name), constant(value)));
            Constant::Object(members.collect::<Vec<_>>().leak())
        }
        Expr::Call(function, arguments) => {
            Constant::Call(*function, arguments.iter().map(constant).collect::<Vec<_>>().leak())
        }
        Expr::Reference(inner) => Constant::Reference(leaf(inner)),
    }
}
