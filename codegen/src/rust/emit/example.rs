//! The call of an operation as an example in the documentation, which rustdoc compiles.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::common::{outside, rust_type};
use super::paths::Imports;
use crate::rust::names::Name;
use crate::rust::plan::{ExampleValue, OperationPlan, PackagePlan, RustType};

/// The lines of the section.
pub(super) fn lines(package: &PackagePlan, operation: &OperationPlan) -> Vec<String> {
    let (crate_name, method, input) = (&package.crate_name, &operation.method, &operation.input.name);
    let mut variables = Vec::new();
    let setters = operation.example.setters.iter().map(|(setter, value)| {
        let value = match value {
            ExampleValue::Text => quote!("..."),
            ExampleValue::True => quote!(true),
            ExampleValue::Number => quote!(1),
            ExampleValue::Variable(of) => {
                let name = variable_name(setter);
                variables.push(variable(&name, of, crate_name));
                name.to_token_stream()
            }
        };
        quote!(.#setter(#value))
    });
    let input = quote!(#input::builder() #(#setters)* .build());
    let name = &operation.input.name;
    section(&quote! {
        async fn example(client: #crate_name::Client #(, #variables)*) -> Result<(), Box<dyn std::error::Error>> {
            use #crate_name::operation::#name;
            let output = client.#method(#input).await?;
            Ok(())
        }
    })
}

/// The example has variables of its own, which a member's must not hide.
fn variable_name(setter: &Name) -> Name {
    if matches!(setter.text(), "client" | "output") { setter.with("_value") } else { setter.clone() }
}

/// A parameter of the function around the example.
fn variable(name: &Name, of: &RustType, crate_name: &Name) -> TokenStream {
    // Paths within the crate start with its name when they are seen from outside.
    let of = outside(rust_type(of, &Imports::none()), &crate_name.to_token_stream());
    quote!(#name: #of)
}

/// The code as the lines of a doc comment; what the reader need not see is hidden.
fn section(code: &TokenStream) -> Vec<String> {
    let Ok(file) = syn::parse2::<syn::File>(code.clone()) else { return Vec::new() };
    let text = prettyplease::unparse(&file);
    let signature = text.lines().position(|line| line.ends_with('{')).unwrap_or(0);
    let mut lines = vec![String::new(), "# Examples".to_owned(), String::new(), "```no_run".to_owned()];
    for (index, line) in text.lines().enumerate() {
        let inner = line.strip_prefix("    ").unwrap_or(line);
        let hidden = index <= signature || line == "}" || inner == "Ok(())";
        lines.push(if hidden { format!("# {inner}") } else { inner.to_owned() });
        lines.extend(inner.starts_with("use ").then(String::new));
    }
    lines.push("```".to_owned());
    lines
}
