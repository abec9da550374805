//! The files of the module `types`.

use quote::quote;

use super::file::Source;
use super::paths::Imports;
use super::{enumeration, int_enum, structure, union};
use crate::request::GeneratedFile;
use crate::rust::names::Name;
use crate::rust::plan::{TypeKind, TypePlan};

/// The file of a type.
pub(super) fn file(plan: &TypePlan, command: &str) -> GeneratedFile {
    let imports = Imports::beside(declared(&plan.kind));
    let items = match &plan.kind {
        TypeKind::Structure(plan) => structure::structure(plan, &imports),
        TypeKind::Enum(plan) => enumeration::enumeration(plan, &imports),
        TypeKind::IntEnum(plan) => int_enum::int_enum(plan, &imports),
        TypeKind::Union(plan) => union::union(plan, &imports),
    };
    let source = Source { items: quote!(#items), ..Source::default() };
    source.file(&format!("src/types/{}.rs", plan.module.text()), command, &imports)
}

/// The names by which a type is known outside of its file.
pub(super) fn exported(kind: &TypeKind) -> Vec<&Name> {
    match kind {
        TypeKind::Structure(plan) => vec![&plan.name, &plan.builder],
        TypeKind::Enum(plan) => vec![&plan.name],
        TypeKind::IntEnum(plan) => vec![&plan.name],
        TypeKind::Union(plan) => vec![&plan.name],
    }
}

fn declared(kind: &TypeKind) -> Vec<&Name> {
    match kind {
        TypeKind::Structure(plan) => structure::declared(plan).collect(),
        other => exported(other),
    }
}
