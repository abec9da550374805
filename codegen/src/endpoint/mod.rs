//! Endpoint rule sets: from Smithy's JSON to decisions that the back end can print.
//!
//! In comes the value of `smithy.rules#endpointRuleSet` or `smithy.rules#endpointBdd`; out comes a
//! [`RuleSet`] in which every name is resolved and every expression has a type. [`interpret`]
//! evaluates it without compiling anything, [`tests`] reads the cases that a service brings along.
//! Nothing here knows about Rust code. The standard functions are those of the runtime, which is
//! the one thing that this library takes from it: interpreter and generated clients must agree.
//!
//! The rules are those of
//! [Smithy's rules engine](https://smithy.io/2.0/additional-specs/rules-engine/specification.html).

mod context;
mod expr;
mod function;
mod input;
pub mod interpret;
mod lower;
mod node;
mod rules;
mod service;
mod template;
pub mod tests;
mod visit;

pub use context::{ContextSource, OperationContext, contexts};
pub use expr::{Base, Expr, ExprKind, Field, Type};
pub use function::Function;
pub use input::{InputPath, InputStep};
pub use lower::{lower, lower_diagram};
pub use rules::{
    AuthSchemeRule, Condition, Decision, Diagram, Literal, Outcome, Parameter, PropertyRule, Rule, RuleSet,
    Template, Test, Then, Variable, VariableId,
};
pub use service::{EndpointService, Form, services};
pub use visit::{each_expr, each_expr_of_rules, written_in_urls};
