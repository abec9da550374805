//! How is each union told apart?
//!
//! Where the specification says it, that is the answer. Otherwise, first a property that names the
//! variant ([`tag`]), then what the values look like ([`content`]). Variants that are unions
//! themselves count as all that they can be ([`profile`]). What stays ambiguous is an error, which
//! names the way out.

mod content;
mod profile;
mod tag;

use std::collections::BTreeMap;

use self::profile::profiles;
use super::facts::TaggingFact;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Arena, Model, Shape, ShapeId, ShapeKind, Tagging, UnionShape};
use crate::options::{Options, TaggingOverride, UnionOverride};

/// How each union is told apart; those that cannot be are missing, and a diagnostic says so.
pub(super) fn taggings(
    model: &Model,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ShapeId, TaggingFact> {
    check_targets(model, options, diagnostics);
    let mut taggings = BTreeMap::new();
    for (id, shape) in model.shapes.iter() {
        if let ShapeKind::Union(union) = &shape.kind
            && let Some(fact) = tagging(&model.shapes, shape, union, options, diagnostics)
        {
            taggings.insert(id, fact);
        }
    }
    taggings
}

fn tagging(
    shapes: &Arena,
    shape: &Shape,
    union: &UnionShape,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<TaggingFact> {
    let profiles: Vec<_> = union.variants.iter().map(|variant| profiles(shapes, &variant.member)).collect();
    if let Some(wanted) = options.union.iter().find(|wanted| names(wanted, shape)) {
        return Some(match wanted.tagging {
            TaggingOverride::FirstMatch => by_content(union, content::in_order(&profiles)),
        });
    }
    if let Some(tagging) = &union.tagging {
        let tags = union.variants.iter().map(|variant| variant.tags.clone()).collect();
        return Some(TaggingFact { tagging: tagging.clone(), tags });
    }
    if let Some(tag) = tag::infer(&profiles) {
        diagnostics.extend(unclear_absence(shape, union, &tag));
        let tagging = Tagging::Internal { property: tag.property, absent: tag.absent };
        return Some(TaggingFact { tagging, tags: tag.tags });
    }
    match content::tests(&profiles) {
        Ok(tests) => Some(by_content(union, tests)),
        Err(pair) => {
            diagnostics.push(ambiguous(shape, union, pair));
            None
        }
    }
}

fn by_content(union: &UnionShape, tests: Vec<crate::model::ContentTest>) -> TaggingFact {
    TaggingFact { tagging: Tagging::ByContent(tests), tags: vec![Vec::new(); union.variants.len()] }
}

fn names(wanted: &UnionOverride, shape: &Shape) -> bool {
    wanted.target == shape.origin.pointer.to_string()
}

/// An override that applies to nothing is a mistake that would otherwise go unseen.
fn check_targets(model: &Model, options: &Options, diagnostics: &mut Diagnostics) {
    for wanted in &options.union {
        let known = model
            .shapes
            .iter()
            .any(|(_, shape)| matches!(shape.kind, ShapeKind::Union(_)) && names(wanted, shape));
        if !known {
            let message = format!("`[[union]]` has the target `{}`, which is no union", wanted.target);
            let help = "the target is the pointer that diagnostics show for the union, such as \
                        `#/components/schemas/Pet`";
            diagnostics.push(Diagnostic::global(Code::OptionsUnionTarget, message).help(help));
        }
    }
}

fn ambiguous(shape: &Shape, union: &UnionShape, (left, right): (usize, usize)) -> Diagnostic {
    let name = |index: usize| union.variants.get(index).map_or("", |variant| &variant.member.name);
    let origin = union.variants.get(right).map_or(&shape.origin, |variant| &variant.member.origin);
    let message =
        format!("`{}` and `{}` of the union `{}` cannot be told apart", name(left), name(right), shape.name);
    let help = format!(
        "add a `discriminator`, or take the first variant that fits: `[[union]]` with `target = \"{}\"`, \
         `tagging = \"first-match\"` and a `reason` in spec.toml",
        shape.origin.pointer
    );
    Diagnostic::new(Code::ModelUnionAmbiguous, origin, message).help(help)
}

fn unclear_absence(shape: &Shape, union: &UnionShape, tag: &tag::Tag) -> Option<Diagnostic> {
    if tag.optional.len() < 2 {
        return None;
    }
    let variant =
        |index: &usize| union.variants.get(*index).map(|variant| format!("`{}`", variant.member.name));
    let names: Vec<_> = tag.optional.iter().filter_map(variant).collect();
    let message = format!(
        "`{}` tells the variants of the union `{}` apart, but may be missing from {}",
        tag.property,
        shape.name,
        names.join(" and from ")
    );
    let help = "a value without it is kept as an unknown variant; require the property if it is always there";
    Some(Diagnostic::new(Code::ModelUnionTagOptional, &shape.origin, message).help(help))
}

#[cfg(test)]
mod tests;
