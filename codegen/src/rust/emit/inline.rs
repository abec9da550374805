//! Compiles methods where they are used, not where they are declared.
//!
//! A generated crate has many more types than any one program needs. A method that is marked
//! `#[inline]` is translated in the crates that call it, and only there; so compiling a generated
//! crate is little more than checking it, and a program pays for the operations that it calls.

use syn::{FnArg, ImplItem, ImplItemFn, Item, ItemImpl, Type, parse_quote};

/// Marks the methods of an item. Generic ones are translated by their callers in any case.
pub(super) fn mark(item: &mut Item) {
    let Item::Impl(block) = item else { return };
    if is_generic(block) {
        return;
    }
    for member in &mut block.items {
        if let ImplItem::Fn(function) = member
            && !has_type_parameters(function)
        {
            function.attrs.push(parse_quote!(#[inline]));
        }
    }
}

fn is_generic(block: &ItemImpl) -> bool {
    block.generics.type_params().next().is_some()
}

fn has_type_parameters(function: &ImplItemFn) -> bool {
    let signature = &function.sig;
    signature.generics.type_params().next().is_some()
        || signature.inputs.iter().any(
            |input| matches!(input, FnArg::Typed(argument) if matches!(*argument.ty, Type::ImplTrait(_))),
        )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use quote::quote;

    use super::*;

    fn marked(text: &str) -> String {
        let mut item: Item = syn::parse_str(text).unwrap();
        mark(&mut item);
        quote!(#item).to_string()
    }

    #[test]
    fn methods_without_type_parameters_are_marked() {
        for text in [
            "impl A { /// Text.\n pub const fn a(&self) {} }",
            "impl Value for A { fn view(&self) -> View<'_> {} }",
            "impl<'a> A<'a> { fn a<'b>(&'b self) {} }",
        ] {
            assert!(marked(text).contains("# [inline]"), "{text}");
        }
    }

    #[test]
    fn what_callers_translate_anyway_is_left_as_it_is() {
        for text in [
            "impl<T> A<T> { fn a(&self) {} }",
            "impl A { fn a<T>(&self) {} }",
            "impl A { fn a(self, value: impl Into<String>) {} }",
            "fn a() {}",
        ] {
            assert!(!marked(text).contains("inline"), "{text}");
        }
    }
}
