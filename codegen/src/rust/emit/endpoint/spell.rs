//! Expressions of endpoint rules.
//!
//! There are two ways to spell an expression that may have no value: as an `Option`
//! ([`Speller::natural`]), with closures around functions that need a value, or, where the
//! function around it can give up, as the value itself ([`Speller::value`]) with what gives up
//! after it.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::endpoint::{Base, Expr, ExprKind, Field, Function, VariableId};
use crate::rust::names::Name;
use crate::rust::plan::endpoint::{Place, VariablePlan, is_owned};

/// Spells expressions of one function.
#[derive(Clone)]
pub(super) struct Speller<'a> {
    pub(super) variables: &'a [VariablePlan],
    /// The variables that the function was given.
    pub(super) arguments: &'a BTreeSet<VariableId>,
    /// Values that have a name already.
    pub(super) named: &'a [(Expr, Name)],
    /// What comes after an `Option` to take the value or give up.
    pub(super) or_give_up: Option<TokenStream>,
}

impl Speller<'_> {
    /// The expression: an `Option` if there may be no value.
    pub(super) fn natural(&self, expr: &Expr) -> TokenStream {
        match &expr.kind {
            ExprKind::Text(text) => quote!(#text),
            ExprKind::Boolean(value) => quote!(#value),
            ExprKind::Integer(value) => {
                let value = proc_macro2::Literal::i64_unsuffixed(*value);
                quote!(#value)
            }
            ExprKind::Variable(id) => self.variable(*id),
            ExprKind::Template(parts) => self.template(parts),
            ExprKind::Field(of, field) => self.field(of, *field),
            ExprKind::Item(of, index) => self.item(of, *index),
            ExprKind::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    /// The value itself.
    pub(super) fn value(&self, expr: &Expr) -> TokenStream {
        let natural = self.natural(expr);
        match &self.or_give_up {
            Some(or_give_up) if self.is_optional(expr) => quote!(#natural #or_give_up),
            _ => natural,
        }
    }

    /// The value as the argument of a function: text as `&str`, a record as a reference.
    pub(super) fn borrowed(&self, expr: &Expr) -> TokenStream {
        let value = self.value(expr);
        borrow(&value, self.form(expr))
    }

    /// Whether the expression is spelled as an `Option`: what is inside may already have given up.
    fn is_optional(&self, expr: &Expr) -> bool {
        if !expr.ty.optional || self.or_give_up.is_none() {
            return expr.ty.optional;
        }
        match &expr.kind {
            ExprKind::Variable(_) | ExprKind::Item(..) => true,
            ExprKind::Call(Function::Coalesce, _) => true,
            ExprKind::Call(function, _) => function.signature().is_some_and(|(_, result)| result.optional),
            _ => false,
        }
    }

    /// A variable: an `Option` of a borrowed value unless the value is certain.
    fn variable(&self, id: VariableId) -> TokenStream {
        let Some(variable) = self.variables.get(id.index()) else { return TokenStream::new() };
        let name = &variable.name;
        let of_option = |place: TokenStream| match variable.base {
            Base::Boolean | Base::Integer | Base::Partition => place,
            Base::Text => quote!(#place.as_deref()),
            Base::List => quote!(#place.as_deref().map(rules::texts)),
            Base::Url | Base::Arn => quote!(#place.as_ref()),
        };
        match (variable.place, variable.base) {
            (Place::Local | Place::Required, _) => quote!(#name),
            (Place::Optional, _) => of_option(quote!(params.#name)),
            (Place::Found, _) => of_option(quote!(found.#name)),
            (Place::Defaulted, Base::Text) => quote!(params.#name.as_str()),
            (Place::Defaulted, Base::List) => quote!(rules::texts(&params.#name)),
            (Place::Defaulted, _) => quote!(params.#name),
        }
    }

    /// How the value of an expression is held where it is evaluated.
    fn form(&self, expr: &Expr) -> Form {
        let local = match expr.kind {
            ExprKind::Variable(id) => self.variables.get(id.index()).filter(|it| it.place == Place::Local),
            _ => None,
        };
        let is_argument = matches!(expr.kind, ExprKind::Variable(id) if self.arguments.contains(&id));
        match expr.ty.base {
            Base::Boolean | Base::Integer | Base::Partition => Form::Copied,
            _ if is_argument => Form::Copied,
            Base::Text if self.is_owned(expr) => Form::Owned,
            Base::Text => Form::Copied,
            Base::List => Form::Owned,
            Base::Url | Base::Arn => match (&expr.kind, local) {
                (ExprKind::Variable(_), None) => Form::Copied,
                _ => Form::Owned,
            },
        }
    }

    /// Whether a text is a `String` where it is evaluated.
    pub(super) fn is_owned(&self, expr: &Expr) -> bool {
        is_owned(expr, self.variables, self.arguments)
    }

    /// A function of values: closures are put around it for those that may not be there.
    ///
    /// `is_option` says that the function's own result is an `Option`.
    fn with_values(
        &self,
        arguments: &[Expr],
        is_option: bool,
        spell: impl FnOnce(&[TokenStream]) -> TokenStream,
    ) -> TokenStream {
        let mut closures = Vec::new();
        let mut values = Vec::new();
        for (index, argument) in arguments.iter().enumerate() {
            if argument.ty.optional && self.or_give_up.is_none() {
                let name = closure_argument(index);
                values.push(borrow(&quote!(#name), self.form(argument)));
                closures.push((name, self.natural(argument)));
            } else {
                values.push(self.borrowed(argument));
            }
        }
        let mut spelled = spell(&values);
        let mut is_option = is_option;
        for (name, option) in closures.into_iter().rev() {
            let method = if is_option { format_ident!("and_then") } else { format_ident!("map") };
            spelled = quote!(#option.#method(|#name| #spelled));
            is_option = true;
        }
        spelled
    }

    fn template(&self, parts: &[Expr]) -> TokenStream {
        if self.or_give_up.is_none() && parts.iter().any(|part| part.ty.optional) {
            return self.with_values(parts, false, |values| format(parts, values));
        }
        let values: Vec<_> = parts.iter().map(|part| self.displayed(part)).collect();
        format(parts, &values)
    }

    /// A certain value as an argument of `format!`.
    fn displayed(&self, expr: &Expr) -> TokenStream {
        match self.named.iter().find(|(named, _)| named == expr) {
            Some((_, name)) => quote!(#name),
            None => self.value(expr),
        }
    }

    /// Whether a part of a text is more than a word.
    pub(super) fn needs_name(&self, part: &Expr) -> bool {
        !matches!(part.kind, ExprKind::Text(_)) && single_word(&self.value(part)).is_none()
    }

    /// Names that fit a value, best first.
    pub(super) fn names(&self, expr: &Expr) -> Vec<Name> {
        match &expr.kind {
            ExprKind::Variable(id) => {
                self.variables.get(id.index()).map(|variable| variable.name.clone()).into_iter().collect()
            }
            ExprKind::Field(of, field) => {
                let of = self.names(of).into_iter().next().unwrap_or_else(|| Name::snake("value"));
                let long = of.with(&format!("_{}", field.rust_name()));
                let longer = long.with("_value");
                vec![Name::snake(field.rust_name()), long, longer]
            }
            _ => vec![Name::snake("value"), Name::snake("text"), Name::snake("other_text")],
        }
    }

    /// A part of a record, as a place.
    pub(super) fn place(&self, expr: &Expr) -> TokenStream {
        match &expr.kind {
            ExprKind::Field(of, field) => {
                let (of, name) = (self.value(of), format_ident!("{}", field.rust_name()));
                quote!(#of.#name)
            }
            _ => self.value(expr),
        }
    }

    /// Whether there is a value, in the words of `Option`.
    pub(super) fn presence(&self, of: &Expr, method: &str) -> TokenStream {
        let method = format_ident!("{method}");
        if let ExprKind::Variable(id) = of.kind
            && let Some(variable) = self.variables.get(id.index())
        {
            let name = &variable.name;
            match variable.place {
                Place::Optional => return quote!(params.#name.#method()),
                Place::Found => return quote!(found.#name.#method()),
                Place::Defaulted | Place::Required | Place::Local => {}
            }
        }
        let of = self.without_giving_up().natural(of);
        quote!(#of.#method())
    }

    fn field(&self, of: &Expr, field: Field) -> TokenStream {
        let name = format_ident!("{}", field.rust_name());
        let is_temporary = matches!(of.kind, ExprKind::Call(Function::ParseUrl | Function::AwsParseArn, _));
        let part = |of: TokenStream| match field.base() {
            Base::Text if !is_temporary => quote!(#of.#name.as_str()),
            Base::List if !is_temporary => quote!(rules::texts(&#of.#name)),
            _ => quote!(#of.#name),
        };
        if of.ty.optional && self.or_give_up.is_none() {
            let of = self.natural(of);
            let part = part(quote!(first));
            return quote!(#of.map(|first| #part));
        }
        part(self.value(of))
    }

    fn item(&self, of: &Expr, index: i64) -> TokenStream {
        let index = proc_macro2::Literal::i64_unsuffixed(index);
        if let ExprKind::Field(arn, Field::ArnResourceId) = &of.kind
            && matches!(arn.kind, ExprKind::Call(..))
        {
            return self.with_values(std::slice::from_ref(arn), true, |values| {
                quote!(rules::item(&rules::texts(&(#(#values)*).resource_id), #index).map(str::to_owned))
            });
        }
        self.with_values(std::slice::from_ref(of), true, |values| quote!(rules::item(#(#values)*, #index)))
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> TokenStream {
        match (function, arguments) {
            (Function::IsSet, [of]) => self.is_set(of),
            (Function::Not, [of]) => self.not(of),
            (Function::BooleanEquals, [left, right]) => self.boolean_equals(left, right),
            (Function::StringEquals, [left, right]) => self.equals(left, right),
            (Function::Coalesce, _) => self.coalesce(arguments),
            (Function::Ite, [condition, then, otherwise]) => self.ite(condition, then, otherwise),
            _ => {
                let is_option = function.signature().is_some_and(|(_, result)| result.optional);
                self.with_values(arguments, is_option, |values| standard(function, values))
            }
        }
    }

    /// Whether there is a value.
    pub(super) fn is_set(&self, of: &Expr) -> TokenStream {
        if !of.ty.optional {
            return quote!(true);
        }
        self.presence(of, "is_some")
    }

    fn not(&self, of: &Expr) -> TokenStream {
        match &of.kind {
            ExprKind::Call(Function::IsSet, inner) => match inner.first() {
                Some(inner) if inner.ty.optional => self.presence(inner, "is_none"),
                _ => quote!(false),
            },
            ExprKind::Call(Function::StringEquals, pair)
                if (!of.ty.optional || self.or_give_up.is_some()) && !pair.iter().any(is_empty_text) =>
            {
                let values = pair.iter().map(|value| self.comparable(value));
                quote!(#(#values)!=*)
            }
            ExprKind::Call(Function::StringEquals, _) if !of.ty.optional => {
                let empty = self.value(of);
                quote!(!#empty)
            }
            _ => self.with_values(std::slice::from_ref(of), false, |values| quote!(!(#(#values)*))),
        }
    }

    fn boolean_equals(&self, left: &Expr, right: &Expr) -> TokenStream {
        let (value, wanted) = match (&left.kind, &right.kind) {
            (_, ExprKind::Boolean(wanted)) => (left, *wanted),
            (ExprKind::Boolean(wanted), _) => (right, *wanted),
            _ => return self.equals(left, right),
        };
        if wanted { self.natural_or_value(value) } else { self.negated(value) }
    }

    fn negated(&self, value: &Expr) -> TokenStream {
        let is_simple =
            matches!(value.kind, ExprKind::Variable(_) | ExprKind::Field(..) | ExprKind::Call(..))
                && !matches!(
                    value.kind,
                    ExprKind::Call(
                        Function::StringEquals | Function::BooleanEquals | Function::Ite | Function::Not,
                        _
                    )
                );
        self.with_values(std::slice::from_ref(value), false, |values| {
            if is_simple { quote!(!#(#values)*) } else { quote!(!(#(#values)*)) }
        })
    }

    fn natural_or_value(&self, expr: &Expr) -> TokenStream {
        if self.or_give_up.is_some() { self.value(expr) } else { self.natural(expr) }
    }

    fn equals(&self, left: &Expr, right: &Expr) -> TokenStream {
        let other =
            if is_empty_text(right) { Some(left) } else { Some(right).filter(|_| is_empty_text(left)) };
        if let Some(other) = other {
            if matches!(other.kind, ExprKind::Field(..)) && !other.ty.optional {
                let place = self.place(other);
                return quote!(#place.is_empty());
            }
            return self.with_values(
                std::slice::from_ref(other),
                false,
                |values| quote!(#(#values)*.is_empty()),
            );
        }
        if self.or_give_up.is_some() || !(left.ty.optional || right.ty.optional) {
            let (left, right) = (self.comparable(left), self.comparable(right));
            return quote!(#left == #right);
        }
        self.with_values(&[left.clone(), right.clone()], false, |values| quote!(#(#values)==*))
    }

    /// The value in a form that can stand beside `==`.
    fn comparable(&self, expr: &Expr) -> TokenStream {
        let value = self.value(expr);
        if matches!(expr.kind, ExprKind::Call(Function::Ite, _)) {
            return quote!((#value));
        }
        value
    }

    fn coalesce(&self, arguments: &[Expr]) -> TokenStream {
        let inner = self.without_giving_up();
        let is_text = arguments.first().is_some_and(|first| first.ty.base == Base::Text);
        let is_owned_text = is_text && arguments.iter().any(|argument| self.is_owned(argument));
        let spell = |argument: &Expr| {
            let natural = inner.natural(argument);
            if !is_owned_text || self.is_owned(argument) {
                return natural;
            }
            if argument.ty.optional {
                quote!(#natural.map(str::to_owned))
            } else {
                quote!(#natural.to_owned())
            }
        };
        let mut spelled = TokenStream::new();
        for (index, argument) in arguments.iter().enumerate() {
            let next = spell(argument);
            spelled = match (index, argument.ty.optional) {
                (0, _) => next,
                (_, true) if matches!(argument.kind, ExprKind::Variable(_)) => quote!(#spelled.or(#next)),
                (_, true) => quote!(#spelled.or_else(|| #next)),
                (_, false) if is_owned_text => quote!(#spelled.unwrap_or_else(|| #next)),
                (_, false) => quote!(#spelled.unwrap_or(#next)),
            };
            if !argument.ty.optional {
                break;
            }
        }
        spelled
    }

    fn ite(&self, condition: &Expr, then: &Expr, otherwise: &Expr) -> TokenStream {
        let is_owned_text = self.is_owned(then) || self.is_owned(otherwise);
        let is_option = then.ty.optional || otherwise.ty.optional;
        let branch = |expr: &Expr| {
            let natural = self.without_giving_up().natural(expr);
            let owned = match (is_owned_text && !self.is_owned(expr), expr.ty.optional) {
                (false, _) => natural,
                (true, true) => quote!(#natural.map(str::to_owned)),
                (true, false) => quote!(#natural.to_owned()),
            };
            if is_option && !expr.ty.optional { quote!(Some(#owned)) } else { owned }
        };
        let (then, otherwise) = (branch(then), branch(otherwise));
        self.with_values(
            std::slice::from_ref(condition),
            is_option,
            |values| quote!(if #(#values)* { #then } else { #otherwise }),
        )
    }

    fn without_giving_up(&self) -> Self {
        Self { or_give_up: None, ..self.clone() }
    }
}

fn is_empty_text(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Text(text) if text.is_empty())
}

/// How a value is held where it is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As a reference, or as something as small as one.
    Copied,
    /// As itself.
    Owned,
}

fn borrow(value: &TokenStream, form: Form) -> TokenStream {
    match form {
        Form::Copied => quote!(#value),
        Form::Owned => quote!(&#value),
    }
}

fn closure_argument(index: usize) -> Ident {
    match index {
        0 => format_ident!("first"),
        1 => format_ident!("second"),
        2 => format_ident!("third"),
        _ => format_ident!("value_{index}"),
    }
}

fn standard(function: Function, values: &[TokenStream]) -> TokenStream {
    let name = match function {
        Function::Substring => quote!(rules::substring),
        Function::IsValidHostLabel => quote!(rules::is_valid_host_label),
        Function::UriEncode => quote!(rules::uri_encode),
        Function::ParseUrl => quote!(rules::parse_url),
        Function::Split => quote!(rules::split),
        Function::AwsParseArn => quote!(rules::parse_arn),
        Function::AwsIsVirtualHostableS3Bucket => quote!(rules::is_virtual_hostable_s3_bucket),
        Function::AwsPartition => quote!(params.partitions.of),
        // These are Rust's own words, see `Speller::call`.
        Function::IsSet
        | Function::Not
        | Function::BooleanEquals
        | Function::StringEquals
        | Function::Coalesce
        | Function::Ite => return TokenStream::new(),
    };
    quote!(#name(#(#values),*))
}

/// A text with blanks; names of variables stand in the text, other values after it.
fn format(parts: &[Expr], values: &[TokenStream]) -> TokenStream {
    let mut text = String::new();
    let mut others = Vec::new();
    for (part, value) in parts.iter().zip(values) {
        match (&part.kind, single_word(value)) {
            (ExprKind::Text(literal), _) => text.push_str(&literal.replace('{', "{{").replace('}', "}}")),
            (_, Some(word)) => text.push_str(&format!("{{{word}}}")),
            _ => {
                text.push_str("{}");
                others.push(value);
            }
        }
    }
    quote!(format!(#text #(, #others)*))
}

fn single_word(value: &TokenStream) -> Option<String> {
    let mut tokens = value.clone().into_iter().filter(|token| token.to_string() != "&");
    match (tokens.next(), tokens.next()) {
        (Some(proc_macro2::TokenTree::Ident(word)), None) => {
            Some(word.to_string()).filter(|word| !word.starts_with("r#"))
        }
        _ => None,
    }
}
