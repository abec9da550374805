//! Expressions that are read, and what is known of them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::Member;
use crate::toy::{Toy, text};

fn checked(expr: &str) -> (Type, Vec<String>) {
    let mut toy = Toy::new();
    let string = toy.add("String", text());
    let part = toy.structure("Part", &[("state", string)]);
    let parts = toy.list("Parts", part);
    let whole = toy.structure("Whole", &[("parts", parts), ("name", string)]);
    let context = Check { model: Some(&toy.model), member_name: |member: &Member| &member.wire_name };
    let found = check(context, &parse(expr).unwrap(), &Type::Shape(whole));
    (found.of, found.problems.into_iter().map(|problem| problem.message).collect())
}

#[test]
fn what_an_expression_gives_is_known_from_the_shapes() {
    let texts = || Type::List(Box::new(Type::Text));
    for (expr, expected) in [
        ("name", Type::Text),
        ("parts[].state", texts()),
        ("parts[*].state", texts()),
        ("parts[?state == 'a'].state", texts()),
        ("length(parts) > `0`", Type::Boolean),
        ("length(parts[].state)", Type::Number),
        ("parts[0].state", Type::Text),
    ] {
        assert_eq!(checked(expr), (expected, vec![]), "{expr}");
    }
}

#[test]
fn members_that_do_not_exist_and_values_that_functions_refuse_are_named() {
    assert_eq!(checked("parts[].gone").1, ["there is no member `gone`"]);
    assert_eq!(checked("name.first").1, ["`first` is asked of a string"]);
    assert_eq!(checked("length(`10`)").1, ["`length` is given a number"]);
}

#[test]
fn what_is_no_expression_is_refused() {
    assert!(matches!(parse("||"), Err(ParseError::Syntax(_))));
    assert_eq!(parse("gone(@)"), Err(ParseError::UnknownFunction("gone".into())));
    assert_eq!(parse("length()"), Err(ParseError::Arity(Function::Length)));
    assert!(matches!(parse(&"(".repeat(100_000)), Err(ParseError::Syntax(_))));
}

#[test]
fn members_get_the_names_that_they_have_in_data() {
    let mut toy = Toy::new();
    let string = toy.add("String", text());
    let whole = toy.structure("Whole", &[("name", string)]);
    toy.member(whole, 0).wire_name = "n".into();
    let context = Check { model: Some(&toy.model), member_name: |member: &Member| &member.wire_name };
    let found = check(context, &parse("name").unwrap(), &Type::Shape(whole));
    assert_eq!(found.expr, Expr::Field("n".into()));
}
