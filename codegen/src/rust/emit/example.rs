//! The call of an operation as an example in the documentation, which rustdoc compiles.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::common::{outside, rust_type};
use super::gate::gate;
use super::needed;
use super::paths::Imports;
use crate::rust::names::Name;
use crate::rust::plan::{ExampleValue, OperationPlan, PackagePlan, Plan, RustType};

/// The lines of the section in the documentation of an operation's method.
pub(super) fn lines(package: &PackagePlan, operation: &OperationPlan) -> Vec<String> {
    let (crate_name, method, input) = (&package.crate_name, &operation.method, &operation.input.name);
    let (value, variables) = input_value(package, operation);
    let mut lines = vec![String::new(), "# Examples".to_owned(), String::new()];
    lines.extend(block(&quote! {
        async fn example(client: #crate_name::Client #(, #variables)*) -> Result<(), Box<dyn std::error::Error>> {
            use #crate_name::operation::#input;
            let output = client.#method(#value).await?;
            Ok(())
        }
    }));
    lines
}

/// The same call for the front page, with the client that it takes.
pub(super) fn first_call(plan: &Plan, operation: &OperationPlan) -> Vec<String> {
    let (crate_name, method, input) = (&plan.package.crate_name, &operation.method, &operation.input.name);
    let (value, variables) = input_value(&plan.package, operation);
    let (gate, from_env) = (gate(&operation.gate), needed::from_env(plan));
    block(&quote! {
        #gate
        async fn example(#(#variables),*) -> Result<(), Box<dyn std::error::Error>> {
            use #crate_name::Client;
            use #crate_name::operation::#input;
            let client = Client::#from_env?;
            let output = client.#method(#value).await?;
            Ok(())
        }
    })
}

/// The client of a service without operations.
pub(super) fn no_call(plan: &Plan) -> Vec<String> {
    let (crate_name, from_env) = (&plan.package.crate_name, needed::from_env(plan));
    block(&quote! {
        fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = #crate_name::Client::#from_env?;
            Ok(())
        }
    })
}

/// How many parts of the input the example cannot write down.
pub(super) fn variables(operation: &OperationPlan) -> usize {
    let is_variable = |value: &ExampleValue| matches!(value, ExampleValue::Variable(_));
    operation.example.setters.iter().filter(|(_, value)| is_variable(value)).count()
}

/// The input, and the variables that it takes for what cannot be written down.
fn input_value(package: &PackagePlan, operation: &OperationPlan) -> (TokenStream, Vec<TokenStream>) {
    let input = &operation.input.name;
    let mut variables = Vec::new();
    let setters = operation.example.setters.iter().map(|(setter, value)| {
        let value = match value {
            ExampleValue::Text => quote!("..."),
            ExampleValue::True => quote!(true),
            ExampleValue::Number => quote!(1),
            ExampleValue::Variable(of) => {
                let name = variable_name(setter);
                variables.push(variable(&name, of, &package.crate_name));
                name.to_token_stream()
            }
        };
        quote!(.#setter(#value))
    });
    (quote!(#input::builder() #(#setters)* .build()), variables)
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
fn block(code: &TokenStream) -> Vec<String> {
    let Ok(file) = syn::parse2::<syn::File>(code.clone()) else { return Vec::new() };
    let text = prettyplease::unparse(&file);
    let signature = text.lines().position(|line| line.ends_with('{')).unwrap_or(0);
    let is_import = |line: &str| line.trim_start().starts_with("use ");
    let last_import =
        text.lines().enumerate().filter(|(_, line)| is_import(line)).map(|(index, _)| index).last();
    let mut lines = vec!["```no_run".to_owned()];
    for (index, line) in text.lines().enumerate() {
        let inner = line.strip_prefix("    ").unwrap_or(line);
        let hidden = index <= signature || line == "}" || inner == "Ok(())";
        lines.push(if hidden { format!("# {inner}") } else { inner.to_owned() });
        lines.extend((last_import == Some(index)).then(String::new));
    }
    lines.push("```".to_owned());
    lines
}
