//! Functions: those of the runtime, and those that are Rust's own words.

use proc_macro2::TokenStream;
use quote::quote;

use super::Speller;
use crate::endpoint::{Base, Expr, ExprKind, Function};

impl Speller<'_> {
    pub(super) fn call(&self, function: Function, arguments: &[Expr]) -> TokenStream {
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
    pub(in crate::rust::emit::endpoint) fn is_set(&self, of: &Expr) -> TokenStream {
        if !of.ty.optional {
            return quote!(true);
        }
        self.presence(of, "is_some")
    }

    pub(super) fn not(&self, of: &Expr) -> TokenStream {
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

    pub(super) fn boolean_equals(&self, left: &Expr, right: &Expr) -> TokenStream {
        let (value, wanted) = match (&left.kind, &right.kind) {
            (_, ExprKind::Boolean(wanted)) => (left, *wanted),
            (ExprKind::Boolean(wanted), _) => (right, *wanted),
            _ => return self.equals(left, right),
        };
        if wanted { self.natural_or_value(value) } else { self.negated(value) }
    }

    pub(super) fn negated(&self, value: &Expr) -> TokenStream {
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

    pub(super) fn natural_or_value(&self, expr: &Expr) -> TokenStream {
        if self.or_give_up.is_some() { self.value(expr) } else { self.natural(expr) }
    }

    pub(super) fn equals(&self, left: &Expr, right: &Expr) -> TokenStream {
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
    pub(super) fn comparable(&self, expr: &Expr) -> TokenStream {
        let value = self.value(expr);
        if matches!(expr.kind, ExprKind::Call(Function::Ite, _)) {
            return quote!((#value));
        }
        value
    }

    pub(super) fn coalesce(&self, arguments: &[Expr]) -> TokenStream {
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

    pub(super) fn ite(&self, condition: &Expr, then: &Expr, otherwise: &Expr) -> TokenStream {
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
}

fn is_empty_text(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Text(text) if text.is_empty())
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
