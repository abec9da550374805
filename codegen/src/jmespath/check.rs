//! What can be said of an expression without running it.

use std::collections::BTreeMap;

use super::{Expr, Function};
use crate::model::{Member, Model, Scalar, ShapeId, ShapeKind};

/// What kind of value an expression has, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Nothing is known.
    Any,
    /// Null.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A list.
    List(Box<Self>),
    /// An object with these members and no others.
    Object(BTreeMap<String, Self>),
    /// A value of a shape.
    Shape(ShapeId),
}

impl Type {
    /// What people call it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Any | Self::Shape(_) => "value",
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::List(_) => "list",
            Self::Object(_) => "object",
        }
    }
}

/// Something that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub message: String,
    /// A function would refuse its argument, whatever the data.
    pub fatal: bool,
}

/// What expressions are checked against.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    /// The shapes.
    pub model: Option<&'a Model>,
    /// What a member is called in data.
    pub member_name: fn(&Member) -> &str,
}

/// What was found out about an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The kind of its value.
    pub of: Type,
    /// The expression with the names that members have in data.
    pub expr: Expr,
    /// What cannot be meant.
    pub problems: Vec<Problem>,
}

/// Checks an expression against a current value of this kind.
pub fn check(context: Check<'_>, expr: &Expr, at: &Type) -> Checked {
    let mut checker = Checker { context, problems: Vec::new() };
    let (of, expr) = checker.expr(expr, at);
    Checked { of, expr, problems: checker.problems }
}

struct Checker<'a> {
    context: Check<'a>,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn expr(&mut self, expr: &Expr, at: &Type) -> (Type, Expr) {
        match expr {
            Expr::Current => (self.settled(at), Expr::Current),
            Expr::Literal(json) => (literal(json), expr.clone()),
            Expr::Field(name) => self.field(name, at),
            Expr::Index(_) => (self.element(at).unwrap_or(Type::Null), expr.clone()),
            Expr::Slice(..) => (self.settled(at), expr.clone()),
            Expr::Then(first, second) => {
                let (between, first) = self.boxed(first, at);
                let (of, second) = self.boxed(second, &between);
                (of, Expr::Then(first, second))
            }
            Expr::Each(list, each) => {
                let (list_type, list) = self.boxed(list, at);
                let element = self.element(&list_type).unwrap_or(Type::Any);
                let (of, each) = self.boxed(each, &element);
                (Type::List(Box::new(of)), Expr::Each(list, each))
            }
            Expr::Flatten(list) => {
                let (of, list) = self.boxed(list, at);
                let element = self.element(&of).unwrap_or(Type::Any);
                let inner = self.element(&element).unwrap_or(element);
                (Type::List(Box::new(inner)), Expr::Flatten(list))
            }
            Expr::Values(object) => {
                let (_, object) = self.boxed(object, at);
                (Type::List(Box::new(Type::Any)), Expr::Values(object))
            }
            Expr::Call(function, arguments) => self.call(*function, arguments, at),
            Expr::List(items) => {
                let (types, items): (Vec<_>, Vec<_>) = items.iter().map(|item| self.expr(item, at)).unzip();
                let first = types.first().filter(|first| types.iter().all(|of| of == *first));
                (Type::List(Box::new(first.cloned().unwrap_or(Type::Any))), Expr::List(items))
            }
            Expr::Object(members) => {
                let (mut types, mut exprs) = (BTreeMap::new(), Vec::new());
                for (name, value) in members {
                    let (of, value) = self.expr(value, at);
                    types.insert(name.clone(), of);
                    exprs.push((name.clone(), value));
                }
                (Type::Object(types), Expr::Object(exprs))
            }
            Expr::Reference(inner) => (Type::Any, Expr::Reference(self.boxed(inner, &Type::Any).1)),
            _ => self.condition(expr, at),
        }
    }

    /// Expressions that compare and choose.
    fn condition(&mut self, expr: &Expr, at: &Type) -> (Type, Expr) {
        let mut both = |left: &Expr, right: &Expr| {
            let ((left_type, left), (right_type, right)) = (self.boxed(left, at), self.boxed(right, at));
            (if left_type == right_type { left_type } else { Type::Any }, left, right)
        };
        match expr {
            Expr::Compare(how, left, right) => {
                let (_, left, right) = both(left, right);
                (Type::Boolean, Expr::Compare(*how, left, right))
            }
            Expr::And(left, right) => {
                let (of, left, right) = both(left, right);
                (of, Expr::And(left, right))
            }
            Expr::Or(left, right) => {
                let (of, left, right) = both(left, right);
                (of, Expr::Or(left, right))
            }
            Expr::When(condition, value) => {
                let (_, condition) = self.boxed(condition, at);
                let (of, value) = self.boxed(value, at);
                (of, Expr::When(condition, value))
            }
            Expr::Not(value) => (Type::Boolean, Expr::Not(self.boxed(value, at).1)),
            other => (Type::Any, other.clone()),
        }
    }

    fn boxed(&mut self, expr: &Expr, at: &Type) -> (Type, Box<Expr>) {
        let (of, expr) = self.expr(expr, at);
        (of, Box::new(expr))
    }

    /// The kind of a value, with shapes of single values resolved.
    fn settled(&self, of: &Type) -> Type {
        let (Type::Shape(id), Some(model)) = (of, self.context.model) else { return of.clone() };
        match &model.shapes[*id].kind {
            ShapeKind::Scalar(scalar) => match scalar {
                Scalar::Boolean => Type::Boolean,
                Scalar::String | Scalar::Blob | Scalar::StreamingBlob | Scalar::File => Type::Text,
                // They are spelled as the format says.
                Scalar::Timestamp => Type::Any,
                _ => Type::Number,
            },
            ShapeKind::Enum(_) => Type::Text,
            ShapeKind::IntEnum(_) => Type::Number,
            ShapeKind::List(list) => Type::List(Box::new(Type::Shape(list.member.target))),
            ShapeKind::Document | ShapeKind::Unit => Type::Any,
            ShapeKind::Map(_) | ShapeKind::Structure(_) | ShapeKind::Union(_) => of.clone(),
        }
    }

    fn element(&self, of: &Type) -> Option<Type> {
        match self.settled(of) {
            Type::Any => Some(Type::Any),
            Type::List(element) => Some(self.settled(&element)),
            _ => None,
        }
    }

    fn field(&mut self, name: &str, at: &Type) -> (Type, Expr) {
        let unchanged = || Expr::Field(name.to_owned());
        let found = match self.settled(at) {
            Type::Any => Some((Type::Any, unchanged())),
            Type::Object(members) => members.get(name).map(|of| (of.clone(), unchanged())),
            Type::Shape(id) => self.member(id, name),
            other => {
                self.say(format!("`{name}` is asked of a {}", other.name()), false);
                return (Type::Null, unchanged());
            }
        };
        let (of, expr) = found.unwrap_or_else(|| {
            self.say(format!("there is no member `{name}`"), false);
            (Type::Any, unchanged())
        });
        (self.settled(&of), expr)
    }

    fn member(&self, id: ShapeId, name: &str) -> Option<(Type, Expr)> {
        let member = match &self.context.model?.shapes[id].kind {
            ShapeKind::Structure(structure) => structure.members.iter().find(|member| member.name == name)?,
            ShapeKind::Union(union) => {
                &union.variants.iter().find(|variant| variant.member.name == name)?.member
            }
            ShapeKind::Map(map) => {
                return Some((Type::Shape(map.value.target), Expr::Field(name.to_owned())));
            }
            _ => return None,
        };
        let name = (self.context.member_name)(member).to_owned();
        Some((Type::Shape(member.target), Expr::Field(name)))
    }

    fn call(&mut self, function: Function, arguments: &[Expr], at: &Type) -> (Type, Expr) {
        let (types, arguments): (Vec<_>, Vec<_>) =
            arguments.iter().map(|argument| self.expr(argument, at)).unzip();
        if let Some(first) = types.first().filter(|first| !takes(function, first)) {
            self.say(format!("`{}` is given a {}", function.name(), first.name()), true);
        }
        (result(function), Expr::Call(function, arguments))
    }

    fn say(&mut self, message: String, fatal: bool) {
        self.problems.push(Problem { message, fatal });
    }
}

fn literal(json: &str) -> Type {
    match serde_json::from_str(json) {
        Ok(serde_json::Value::Null) => Type::Null,
        Ok(serde_json::Value::Bool(_)) => Type::Boolean,
        Ok(serde_json::Value::Number(_)) => Type::Number,
        Ok(serde_json::Value::String(_)) => Type::Text,
        Ok(serde_json::Value::Array(_)) => Type::List(Box::new(Type::Any)),
        Ok(serde_json::Value::Object(_)) | Err(_) => Type::Any,
    }
}

/// Whether a function can take a first argument of this kind.
fn takes(function: Function, of: &Type) -> bool {
    use Function as F;
    let (text, list, number, object) = match function {
        F::Length => (true, true, false, true),
        F::Reverse | F::Contains => (true, true, false, false),
        F::StartsWith | F::EndsWith | F::Join => (true, false, false, false),
        F::Abs | F::Ceil | F::Floor => (false, false, true, false),
        F::Avg | F::Max | F::MaxBy | F::Min | F::MinBy | F::Sort | F::SortBy | F::Sum => {
            (false, true, false, false)
        }
        F::Keys | F::Values | F::Merge => (false, false, false, true),
        F::Map | F::NotNull | F::ToArray | F::ToNumber | F::ToText | F::Type => return true,
    };
    match of {
        Type::Any => true,
        Type::Text => text,
        Type::List(_) => list,
        Type::Number => number,
        Type::Object(_) | Type::Shape(_) => object,
        Type::Null | Type::Boolean => false,
    }
}

fn result(function: Function) -> Type {
    use Function as F;
    let list = |of| Type::List(Box::new(of));
    match function {
        F::Abs | F::Avg | F::Ceil | F::Floor | F::Length | F::Sum | F::ToNumber => Type::Number,
        F::Contains | F::EndsWith | F::StartsWith => Type::Boolean,
        F::Join | F::ToText | F::Type => Type::Text,
        F::Keys => list(Type::Text),
        F::Map | F::Sort | F::SortBy | F::ToArray | F::Values => list(Type::Any),
        F::Max | F::MaxBy | F::Merge | F::Min | F::MinBy | F::NotNull | F::Reverse => Type::Any,
    }
}
