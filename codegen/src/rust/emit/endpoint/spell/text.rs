//! Texts with blanks.

use proc_macro2::TokenStream;
use quote::quote;

use super::Speller;
use crate::endpoint::{Expr, ExprKind};
use crate::rust::names::Name;

impl Speller<'_> {
    pub(super) fn template(&self, parts: &[Expr]) -> TokenStream {
        if self.or_give_up.is_none() && parts.iter().any(|part| part.ty.optional) {
            return self.with_values(parts, false, |values| format(parts, values));
        }
        let values: Vec<_> = parts.iter().map(|part| self.displayed(part)).collect();
        format(parts, &values)
    }

    /// A certain value as an argument of `format!`.
    pub(super) fn displayed(&self, expr: &Expr) -> TokenStream {
        match self.named.iter().find(|(named, _)| named == expr) {
            Some((_, name)) => quote!(#name),
            None => self.value(expr),
        }
    }

    /// Whether a part of a text is more than a word.
    pub(in crate::rust::emit::endpoint) fn needs_name(&self, part: &Expr) -> bool {
        !matches!(part.kind, ExprKind::Text(_)) && single_word(&self.value(part)).is_none()
    }

    /// Names that fit a value, best first.
    pub(in crate::rust::emit::endpoint) fn names(&self, expr: &Expr) -> Vec<Name> {
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
