//! From text to an expression.

use jmespath::ast::{Ast, Comparator as Written, KeyValuePair};

use super::{Comparator, Expr, Function};

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseError {
    /// It does not follow the grammar.
    Syntax(String),
    /// It calls a function that does not exist.
    UnknownFunction(String),
    /// It calls a function with too many or too few arguments.
    Arity(Function),
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Syntax(message) => f.write_str(message),
            Self::UnknownFunction(name) => write!(f, "there is no function `{name}`"),
            Self::Arity(function) => write!(f, "`{}` takes another number of arguments", function.name()),
        }
    }
}

/// The longest text that is read: the parser goes down into what is nested by calling itself.
const LONGEST: usize = 4096;

/// Reads an expression.
///
/// # Errors
///
/// Says what is wrong with the text.
pub fn parse(text: &str) -> Result<Expr, ParseError> {
    if text.len() > LONGEST {
        return Err(ParseError::Syntax(format!("it is longer than {LONGEST} characters")));
    }
    let ast = jmespath::parse(text)
        .map_err(|error| ParseError::Syntax(format!("{} (column {})", error.reason, error.column + 1)))?;
    lower(&ast)
}

fn lower(ast: &Ast) -> Result<Expr, ParseError> {
    Ok(match ast {
        Ast::Identity { .. } => Expr::Current,
        Ast::Literal { value, .. } => Expr::Literal(literal(&value.to_string())),
        Ast::Field { name, .. } => Expr::Field(name.clone()),
        Ast::Index { idx, .. } => Expr::Index(i64::from(*idx)),
        Ast::Slice { start, stop, step, .. } => {
            Expr::Slice(start.map(i64::from), stop.map(i64::from), i64::from(*step))
        }
        Ast::Subexpr { lhs, rhs, .. } => Expr::Then(boxed(lhs)?, boxed(rhs)?),
        Ast::Projection { lhs, rhs, .. } => Expr::Each(boxed(lhs)?, boxed(rhs)?),
        Ast::Flatten { node, .. } => Expr::Flatten(boxed(node)?),
        Ast::ObjectValues { node, .. } => Expr::Values(boxed(node)?),
        Ast::Condition { predicate, then, .. } => Expr::When(boxed(predicate)?, boxed(then)?),
        Ast::Comparison { comparator, lhs, rhs, .. } => {
            Expr::Compare(compared(comparator), boxed(lhs)?, boxed(rhs)?)
        }
        Ast::And { lhs, rhs, .. } => Expr::And(boxed(lhs)?, boxed(rhs)?),
        Ast::Or { lhs, rhs, .. } => Expr::Or(boxed(lhs)?, boxed(rhs)?),
        Ast::Not { node, .. } => Expr::Not(boxed(node)?),
        Ast::MultiList { elements, .. } => Expr::List(elements.iter().map(lower).collect::<Result<_, _>>()?),
        Ast::MultiHash { elements, .. } => {
            let member = |KeyValuePair { key, value }: &KeyValuePair| Ok((key.clone(), lower(value)?));
            Expr::Object(elements.iter().map(member).collect::<Result<_, _>>()?)
        }
        Ast::Expref { ast, .. } => Expr::Reference(boxed(ast)?),
        Ast::Function { name, args, .. } => {
            let known = Function::ALL.iter().find(|function| function.name() == name);
            let function = *known.ok_or_else(|| ParseError::UnknownFunction(name.clone()))?;
            if !function.takes(args.len()) {
                return Err(ParseError::Arity(function));
            }
            Expr::Call(function, args.iter().map(lower).collect::<Result<_, _>>()?)
        }
    })
}

/// With `arbitrary_precision`, numbers that are no integers come out of the parser as an object of
/// serde_json's own, which serde_json reads as the number that it is.
fn literal(json: &str) -> String {
    serde_json::from_str(json).map_or_else(|_| json.to_owned(), |value: serde_json::Value| value.to_string())
}

fn boxed(ast: &Ast) -> Result<Box<Expr>, ParseError> {
    lower(ast).map(Box::new)
}

const fn compared(written: &Written) -> Comparator {
    match written {
        Written::Equal => Comparator::Equal,
        Written::NotEqual => Comparator::NotEqual,
        Written::LessThan => Comparator::Less,
        Written::LessThanEqual => Comparator::LessOrEqual,
        Written::GreaterThan => Comparator::Greater,
        Written::GreaterThanEqual => Comparator::GreaterOrEqual,
    }
}
