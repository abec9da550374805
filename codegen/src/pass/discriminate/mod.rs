//! How is each union told apart?
//!
//! Where the specification says it, that is the answer. Otherwise, first a property that names the
//! variant ([`tag`]), then what the values look like ([`content`]). Variants that are unions
//! themselves count as all that they can be ([`profile`]). Of variants that look alike, a value is
//! read as one that can hold all of it ([`mod@alike`]), or else kept as data; a warning says which,
//! and names the way out.

mod alike;
mod content;
mod holds;
mod profile;
mod tag;

use std::collections::BTreeMap;

use self::profile::profiles;
use super::facts::TaggingFact;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Arena, Model, Shape, ShapeId, ShapeKind, Tagging, UnionShape};
use crate::options::{Options, TaggingOverride, UnionOverride};
use crate::source::Origin;

/// How each union is told apart.
pub(super) fn taggings(
    model: &Model,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ShapeId, TaggingFact> {
    check_targets(model, options, diagnostics);
    let mut taggings = BTreeMap::new();
    for (id, shape) in model.shapes.iter() {
        if let ShapeKind::Union(union) = &shape.kind {
            let fact = match model.notifications.webhook {
                Some(webhook) if webhook == id => quietly(&model.shapes, union),
                _ => tagging(&model.shapes, shape, union, options, diagnostics),
            };
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
) -> TaggingFact {
    let profiles: Vec<_> = union.variants.iter().map(|variant| profiles(shapes, &variant.member)).collect();
    if let Some(wanted) = options.union.iter().find(|wanted| names(wanted, shape)) {
        return match wanted.tagging {
            TaggingOverride::FirstMatch => by_content(union, content::in_order(&profiles)),
        };
    }
    if let Some(tagging) = &union.tagging {
        let tags = union.variants.iter().map(|variant| variant.tags.clone()).collect();
        return TaggingFact { tagging: tagging.clone(), tags };
    }
    if let Some(tag) = tag::infer(&profiles) {
        diagnostics.extend(unclear_absence(shape, union, &tag));
        let tagging = Tagging::Internal { property: tag.property, absent: tag.absent };
        return TaggingFact { tagging, tags: tag.tags };
    }
    let tests = content::tests(shapes, &profiles);
    diagnostics.extend(tests.alike.map(|pair| alike_but_held(shape, union, pair)));
    diagnostics.extend(tests.undecided.map(|pair| ambiguous(shape, union, pair)));
    by_content(union, tests.ordered)
}

/// How a union is told apart that no specification has: by what its variants say, if that is clear.
/// Otherwise only a caller can tell, who knows the name of the variant, and no test holds.
fn quietly(shapes: &Arena, union: &UnionShape) -> TaggingFact {
    let profiles: Vec<_> = union.variants.iter().map(|variant| profiles(shapes, &variant.member)).collect();
    if let Some(tag) = tag::infer(&profiles) {
        let tagging = Tagging::Internal { property: tag.property, absent: tag.absent };
        return TaggingFact { tagging, tags: tag.tags };
    }
    let tests = content::tests(shapes, &profiles);
    let is_clear = tests.alike.is_none() && tests.undecided.is_none();
    by_content(union, if is_clear { tests.ordered } else { Vec::new() })
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

/// Nothing is lost, but which variant it is says little.
fn alike_but_held(shape: &Shape, union: &UnionShape, pair: (usize, usize)) -> Diagnostic {
    let (names, at) = named(shape, union, pair);
    let message = format!("{names} look alike: a value is read as a variant that can hold all of it");
    Diagnostic::new(Code::ModelUnionAlike, at, message).help(way_out(shape))
}

fn ambiguous(shape: &Shape, union: &UnionShape, pair: (usize, usize)) -> Diagnostic {
    let (names, at) = named(shape, union, pair);
    let message =
        format!("{names} cannot be told apart: a value of either is read as `Unknown`, with all its data");
    Diagnostic::new(Code::ModelUnionAmbiguous, at, message).help(way_out(shape))
}

fn named<'a>(shape: &'a Shape, union: &'a UnionShape, (left, right): (usize, usize)) -> (String, &'a Origin) {
    let name = |index: usize| union.variants.get(index).map_or("", |variant| &variant.member.name);
    let at = union.variants.get(right).map_or(&shape.origin, |variant| &variant.member.origin);
    (format!("`{}` and `{}` of the union `{}`", name(left), name(right), shape.name), at)
}

fn way_out(shape: &Shape) -> String {
    format!(
        "add a `discriminator`, or take the first variant that fits: `[[union]]` with `target = \"{}\"`, \
         `tagging = \"first-match\"` and a `reason` in spec.toml",
        shape.origin.pointer
    )
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
