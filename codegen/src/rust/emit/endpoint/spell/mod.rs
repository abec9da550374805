//! Expressions of endpoint rules.
//!
//! There are two ways to spell an expression that may have no value: as an `Option`
//! ([`Speller::natural`]), with closures around functions that need a value, or, where the
//! function around it can give up, as the value itself ([`Speller::value`]) with what gives up
//! after it.

mod call;
mod record;
mod text;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::endpoint::{Base, Expr, ExprKind, Function, VariableId};
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

    fn without_giving_up(&self) -> Self {
        Self { or_give_up: None, ..self.clone() }
    }
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
