//! The public items of a generated crate, by their paths.
//!
//! Every file below a module re-exports what is public in it, as the generator writes them; what is
//! in a hidden module is no one's business.

use std::collections::BTreeMap;

use drawplate_codegen::GeneratedFile;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, File, ImplItem, ItemEnum, ItemImpl, ItemStruct, Token, Visibility};

use super::builder::{self, Builders};
use super::item::{Item, Kind};
use super::signature::spelled;
use crate::console::Failure;

/// The public items of a crate.
#[derive(Debug, Default)]
pub(super) struct Listing {
    items: BTreeMap<String, Item>,
    builders: Builders,
    /// The modules of the crate's root: the prefix of what is in them; none if they are hidden.
    modules: BTreeMap<String, Option<String>>,
}

impl Listing {
    /// The items of the crate that these files are.
    pub(super) fn of(files: &[GeneratedFile]) -> Result<Self, Failure> {
        let mut listing = Self::default();
        let mut parsed = Vec::new();
        for file in files {
            if file.path == "Cargo.toml" {
                listing.features(&file.text);
            }
            let Some(path) = file.path.strip_prefix("src/").filter(|path| path.ends_with(".rs")) else {
                continue;
            };
            let syntax = syn::parse_file(&file.text)
                .map_err(|error| Failure::new(format!("{} cannot be parsed: {error}", file.path)))?;
            parsed.push((path.trim_end_matches(".rs"), syntax));
        }
        // The root first: it says which modules are public.
        parsed.sort_by_key(|(path, _)| *path != "lib");
        for (path, syntax) in &parsed {
            if *path == "lib" {
                listing.root(syntax);
            }
            if let Some(prefix) = listing.prefix(path) {
                listing.note_builders(&prefix, syntax);
            }
        }
        for (path, syntax) in &parsed {
            if let Some(prefix) = listing.prefix(path) {
                listing.file(&prefix, path, syntax);
            }
        }
        listing.settle_nulls();
        Ok(listing)
    }

    /// All items by their paths.
    pub(super) fn items(&self) -> &BTreeMap<String, Item> {
        &self.items
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    fn add(&mut self, path: String, kind: Kind, signature: String, owner: &str, about: Option<String>) {
        let about = about.unwrap_or_else(|| path.clone());
        self.items.insert(path, Item { kind, signature, deprecated: false, owner: owner.to_owned(), about });
    }

    /// Notes that compilers warn of an item, if they do.
    fn deprecate(&mut self, path: &str, attributes: &[Attribute]) {
        if attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
            && let Some(item) = self.items.get_mut(path)
        {
            item.deprecated = true;
        }
    }

    /// A setter of an explicit null is there for the field of the other setter.
    fn settle_nulls(&mut self) {
        let is_field = |path: &str| self.items.get(path).is_some_and(|item| item.kind == Kind::Field);
        let of_null = |item: &Item| {
            let field = item.about.strip_suffix("_null").filter(|field| is_field(field))?;
            (item.kind == Kind::Function && !is_field(&item.about)).then(|| field.to_owned())
        };
        let settled = self.items.iter().filter_map(|(path, item)| Some((path.clone(), of_null(item)?)));
        for (path, about) in settled.collect::<Vec<_>>() {
            if let Some(item) = self.items.get_mut(&path) {
                item.about = about;
            }
        }
    }

    fn name(&mut self, path: String, signature: String) {
        let owner = path.clone();
        self.add(path, Kind::Name, signature, &owner, None);
    }

    fn features(&mut self, manifest: &str) {
        let manifest: toml::Table = toml::from_str(manifest).unwrap_or_default();
        for (name, _) in manifest.get("features").and_then(toml::Value::as_table).into_iter().flatten() {
            self.name(format!("feature {name}"), String::new());
        }
    }

    /// Which modules are public, and what else the root names.
    fn root(&mut self, file: &File) {
        for item in &file.items {
            match item {
                syn::Item::Mod(module) => {
                    let name = module.ident.to_string();
                    let prefix = match &module.vis {
                        _ if is_hidden(&module.attrs) => None,
                        Visibility::Public(_) => Some(format!("{name}::")),
                        _ => Some(String::new()),
                    };
                    self.modules.insert(name, prefix);
                }
                syn::Item::Use(names) if is_public(&names.vis) => {
                    self.name(format!("use {}", names.tree.to_token_stream()), String::new());
                }
                _ => {}
            }
        }
    }

    /// What paths of the items of a file begin with, if they are public at all.
    fn prefix(&self, path: &str) -> Option<String> {
        let top = path.split('/').next().unwrap_or(path);
        if top == "lib" { Some(String::new()) } else { self.modules.get(top).cloned().flatten() }
    }

    fn note_builders(&mut self, prefix: &str, file: &File) {
        for item in &file.items {
            match item {
                syn::Item::Impl(block) if block.trait_.is_none() => {
                    let structure = self_path(prefix, block);
                    block.items.iter().for_each(|item| self.builders.note(prefix, &structure, item));
                }
                syn::Item::Struct(item) if builder::has_state(item) => self.builders.note_state(prefix, item),
                _ => {}
            }
        }
    }

    fn file(&mut self, prefix: &str, path: &str, file: &File) {
        // A module of a tag: what is in it has a second path.
        let folder = path.rsplit_once('/').map(|(folder, _)| folder).filter(|folder| folder.contains('/'));
        for item in &file.items {
            let named = match item {
                syn::Item::Struct(item) if is_public(&item.vis) => {
                    self.structure(prefix, item);
                    Some(&item.ident)
                }
                syn::Item::Enum(item) if is_public(&item.vis) => {
                    self.enumeration(prefix, item);
                    Some(&item.ident)
                }
                syn::Item::Fn(item) if is_public(&item.vis) => {
                    let path = format!("{prefix}{}", item.sig.ident);
                    let signature = spelled(&item.sig);
                    self.add(path.clone(), Kind::Function, signature, &path, None);
                    None
                }
                syn::Item::Type(item) if is_public(&item.vis) => {
                    let path = format!("{prefix}{}", item.ident);
                    let signature = item.ty.to_token_stream().to_string();
                    self.add(path.clone(), Kind::Alias, signature, &path, None);
                    None
                }
                syn::Item::Impl(block) => {
                    self.implementation(prefix, block);
                    None
                }
                syn::Item::Macro(call) => {
                    self.invocation(prefix, call);
                    None
                }
                syn::Item::Mod(module) if is_public(&module.vis) && path != "lib" => {
                    self.name(format!("mod {}::{}", path.replace('/', "::"), module.ident), String::new());
                    None
                }
                _ => None,
            };
            if let (Some(folder), Some(ident)) = (folder, named) {
                self.name(format!("use {}::{ident}", folder.replace('/', "::")), String::new());
            }
        }
    }

    fn structure(&mut self, prefix: &str, item: &ItemStruct) {
        let path = format!("{prefix}{}", item.ident);
        let is_builder = builder::has_state(item);
        let private = item.fields.iter().any(|field| !is_public(&field.vis));
        let open = is_builder || private || is_open(&item.attrs);
        let signature = if is_builder { String::new() } else { item.generics.to_token_stream().to_string() };
        let about = self.builders.built(&path).map(str::to_owned);
        let owner = about.clone().unwrap_or_else(|| path.clone());
        self.add(path.clone(), Kind::Type { open }, signature, &owner, about);
        self.deprecate(&path, &item.attrs);
        self.derived(&path, &owner, &item.attrs);
        for (index, field) in item.fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            let signature = field.ty.to_token_stream().to_string();
            let of_field = format!("{path}::{name}");
            self.add(of_field.clone(), Kind::Field, signature, &path, None);
            self.deprecate(&of_field, &field.attrs);
        }
    }

    fn enumeration(&mut self, prefix: &str, item: &ItemEnum) {
        let path = format!("{prefix}{}", item.ident);
        let open = is_open(&item.attrs);
        self.add(path.clone(), Kind::Type { open }, item.generics.to_token_stream().to_string(), &path, None);
        self.deprecate(&path, &item.attrs);
        self.derived(&path, &path, &item.attrs);
        for variant in &item.variants {
            let signature = match &variant.fields {
                Fields::Unit => String::new(),
                fields => fields.to_token_stream().to_string(),
            };
            let of_variant = format!("{path}::{}", variant.ident);
            self.add(of_variant.clone(), Kind::Variant, signature, &path, None);
            self.deprecate(&of_variant, &variant.attrs);
        }
    }

    fn derived(&mut self, path: &str, owner: &str, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let parsed = attribute.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
            for derived in parsed.into_iter().flatten() {
                self.implements(path, owner, &derived.to_token_stream().to_string(), String::new());
            }
        }
    }

    fn implements(&mut self, path: &str, owner: &str, implemented: &str, signature: String) {
        let about = Some(owner.to_owned());
        self.add(format!("{path}: {implemented}"), Kind::Impl, signature, owner, about);
    }

    fn implementation(&mut self, prefix: &str, block: &ItemImpl) {
        let path = self_path(prefix, block);
        let built = self.builders.built(&path).map(str::to_owned);
        let owner = built.clone().unwrap_or_else(|| path.clone());
        if let Some((implemented, _)) = &block.trait_ {
            let types = block.items.iter().filter(|item| matches!(item, ImplItem::Type(_)));
            let signature = types.map(|item| item.to_token_stream().to_string()).collect();
            let generics = block.generics.params.to_token_stream();
            let implemented = format!("{} {generics}", implemented.to_token_stream());
            self.implements(&path, &owner, implemented.trim_end(), signature);
            return;
        }
        for item in &block.items {
            let (name, signature) = match item {
                ImplItem::Fn(function) if is_public(&function.vis) => {
                    let signature = match &built {
                        Some(_) => builder::signature(&function.sig, &path),
                        None => spelled(&function.sig),
                    };
                    (function.sig.ident.to_string(), signature)
                }
                ImplItem::Const(constant) if is_public(&constant.vis) => {
                    (constant.ident.to_string(), constant.ty.to_token_stream().to_string())
                }
                _ => continue,
            };
            let about = match &built {
                Some(structure) => Some(format!("{structure}::{name}")),
                None if owner == "Client" => None,
                None => Some(owner.clone()),
            };
            let of_function = format!("{path}::{name}");
            self.add(of_function.clone(), Kind::Function, signature, &owner, about);
            if let ImplItem::Fn(function) = item {
                self.deprecate(&of_function, &function.attrs);
                self.requirements(&path, &owner, &function.sig);
            }
        }
    }

    /// What a method of a builder asks for is an item for each field: a program that does not set it
    /// cannot call the method.
    fn requirements(&mut self, builder: &str, structure: &str, sig: &syn::Signature) {
        let fields = self.builders.required(builder, sig).into_iter().map(str::to_owned);
        for field in fields.collect::<Vec<_>>() {
            let path = format!("{builder}::{} where {field} is set", sig.ident);
            let about = Some(format!("{structure}::{field}"));
            self.add(path, Kind::Requirement, String::new(), structure, about);
        }
    }

    /// What a macro of the runtime makes of a type is up to the macro: its name stands for it.
    fn invocation(&mut self, prefix: &str, call: &syn::ItemMacro) {
        let name = call.mac.path.segments.last().map(|segment| segment.ident.to_string());
        let tokens = call.mac.tokens.to_string();
        let first: String = tokens.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if let Some(name) = name.filter(|_| !first.is_empty()) {
            let path = format!("{prefix}{first}");
            self.implements(&path, &path, &format!("{name}!"), String::new());
        }
    }
}

/// The path of the type that a block is for.
fn self_path(prefix: &str, block: &ItemImpl) -> String {
    let syn::Type::Path(of) = &*block.self_ty else { return block.self_ty.to_token_stream().to_string() };
    let names: Vec<String> = of.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match names.as_slice() {
        [first, rest @ ..] if first == "crate" => rest.join("::"),
        [.., last] => format!("{prefix}{last}"),
        [] => String::new(),
    }
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_open(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let is_hidden = |attribute: &Attribute| {
        attribute.path().is_ident("doc") && attribute.to_token_stream().to_string().contains("hidden")
    };
    attributes.iter().any(is_hidden)
}
