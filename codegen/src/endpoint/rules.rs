//! Rule sets with every name resolved and every expression typed.

use drawplate_runtime::endpoint::rules::{Node, Step};

use super::{Base, Expr, Type};
use crate::model::{Deprecation, Docs};
use crate::source::Origin;

/// A rule set.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// What the caller gives, in the order of the specification.
    pub parameters: Vec<Parameter>,
    /// Everything that has a name: the parameters first, in their order, then what conditions
    /// find out.
    pub variables: Vec<Variable>,
    /// How an endpoint is chosen.
    pub decision: Decision,
    /// Where it was read.
    pub origin: Origin,
}

/// Something that the caller gives.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name in the rule set.
    pub name: String,
    /// Its kind: text, a boolean or a list of texts.
    pub base: Base,
    /// What the client's configuration calls it, as `AWS::Region`.
    pub built_in: Option<String>,
    /// Its value unless the caller says otherwise.
    pub default: Option<Literal>,
    /// There is no endpoint without it.
    pub required: bool,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

impl Parameter {
    /// Whether it has a value whenever rules are evaluated.
    pub const fn is_certain(&self) -> bool {
        self.required || self.default.is_some()
    }
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// Text.
    Text(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A list of texts.
    List(Vec<String>),
}

/// A variable of a [`RuleSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(pub(super) u32);

impl VariableId {
    /// The position in [`RuleSet::variables`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that has a name.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name in the rule set; names of different branches may be the same.
    pub name: String,
    /// What it holds.
    pub ty: Type,
}

/// How an endpoint is chosen.
#[derive(Debug, Clone)]
pub enum Decision {
    /// The first rule that holds.
    Rules(Vec<Rule>),
    /// The end of a walk.
    Diagram(Diagram),
}

/// A rule: it is chosen if all of its conditions hold, and then no later rule is looked at.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What must hold, in this order.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub then: Then,
    /// What the specification says about it.
    pub docs: Docs,
}

/// What follows from a rule.
#[derive(Debug, Clone)]
pub enum Then {
    /// The first of these that holds; it is an error if none does.
    Rules(Vec<Rule>),
    /// This.
    Outcome(Outcome),
}

/// A condition.
#[derive(Debug, Clone)]
pub struct Condition {
    /// What is evaluated.
    pub value: Expr,
    /// What it takes to hold.
    pub test: Test,
    /// The variable that is given the value if the condition holds.
    pub bind: Option<VariableId>,
}

/// What it takes for a condition to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// There is a value.
    Present,
    /// The value is `true`.
    True,
}

/// The end of a decision.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// An endpoint.
    Endpoint(Box<Template>),
    /// There is none, for this reason.
    Error(Expr),
}

/// An endpoint with blanks.
#[derive(Debug, Clone)]
pub struct Template {
    /// The URL.
    pub url: Expr,
    /// Headers with their values.
    pub headers: Vec<(String, Vec<Expr>)>,
    /// How to authenticate, best first.
    pub auth_schemes: Vec<AuthSchemeRule>,
    /// What else there is to say.
    pub properties: Vec<(String, PropertyRule)>,
}

/// A way to authenticate, with blanks.
#[derive(Debug, Clone)]
pub struct AuthSchemeRule {
    /// The scheme.
    pub name: Expr,
    /// The service in the scope of the signature.
    pub signing_name: Option<Expr>,
    /// The region in the scope of the signature.
    pub signing_region: Option<Expr>,
    /// The regions for which a `sigv4a` signature holds.
    pub signing_region_set: Vec<Expr>,
    /// Whether the path is encoded once before it is signed.
    pub disable_double_encoding: Option<bool>,
    /// Whether `.` and `..` stay in the signed path.
    pub disable_normalize_path: Option<bool>,
    /// What else there is to say.
    pub properties: Vec<(String, PropertyRule)>,
}

/// A property, with blanks.
#[derive(Debug, Clone)]
pub enum PropertyRule {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(Expr),
    /// A list.
    List(Vec<PropertyRule>),
    /// Properties by name.
    Record(Vec<(String, PropertyRule)>),
}

/// A binary decision diagram.
#[derive(Debug, Clone)]
pub struct Diagram {
    /// The questions.
    pub conditions: Vec<Condition>,
    /// The answers.
    pub results: Vec<Outcome>,
    /// The ways between.
    pub nodes: Vec<Node>,
    /// Where to start.
    pub root: Step,
}
