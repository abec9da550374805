//! Parts of records and lists, and whether a value is there.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Speller;
use crate::endpoint::{Base, Expr, ExprKind, Field, Function};
use crate::rust::plan::endpoint::Place;

impl Speller<'_> {
    /// A part of a record, as a place.
    pub(in crate::rust::emit::endpoint) fn place(&self, expr: &Expr) -> TokenStream {
        match &expr.kind {
            ExprKind::Field(of, field) => {
                let (of, name) = (self.value(of), format_ident!("{}", field.rust_name()));
                quote!(#of.#name)
            }
            _ => self.value(expr),
        }
    }

    /// Whether there is a value, in the words of `Option`.
    pub(in crate::rust::emit::endpoint) fn presence(&self, of: &Expr, method: &str) -> TokenStream {
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

    pub(super) fn field(&self, of: &Expr, field: Field) -> TokenStream {
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

    pub(super) fn item(&self, of: &Expr, index: i64) -> TokenStream {
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
}
