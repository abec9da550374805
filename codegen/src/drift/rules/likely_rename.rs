//! Something may have another name now.

use super::example::gives;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Member, Model, Shape, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "likely-rename",
    title: "Something may have another name now",
    why: "One thing is gone and one is new, and they hold the same: this is a guess, for people. What it does is said of what is gone and of what is new.",
    example: [
        gives!("{type: object, properties: {id: {type: integer}, name: {type: string}}}"),
        gives!("{type: object, properties: {id: {type: integer}, title: {type: string}}}"),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (members(pair.old), members(pair.new));
    let gone: Vec<_> = old.iter().filter(|member| !has(&new, member)).collect();
    let added: Vec<_> = new.iter().filter(|member| !has(&old, member)).collect();
    for before in &gone {
        let kind = held(pair.models.0, before);
        let is_like = |model: &Model, member: &Member| held(model, member) == kind;
        let mut candidates = added.iter().filter(|member| is_like(pair.models.1, member));
        let rivals = gone.iter().filter(|member| is_like(pair.models.0, member)).count();
        // With more than one that fits, any guess would be as good as another.
        if let (Some(after), None, 1) = (candidates.next(), candidates.next(), rivals) {
            let message = format!("`{}` may be called `{}` now", before.name, after.name);
            let places = (Some(&before.origin), Some(&after.origin));
            found.add_part(after.name.clone(), places, message, Wire::SAFE, Bump::None);
        }
    }
}

fn members(shape: &Shape) -> Vec<&Member> {
    match &shape.kind {
        ShapeKind::Structure(structure) => structure.members.iter().collect(),
        ShapeKind::Union(union) => union.variants.iter().map(|variant| &variant.member).collect(),
        _ => Vec::new(),
    }
}

fn has(all: &[&Member], member: &Member) -> bool {
    all.iter().any(|other| other.name == member.name)
}

/// What tells a member apart beside its name: what it holds and where it travels.
fn held<'a>(model: &'a Model, member: &'a Member) -> (&'a str, bool, Option<String>) {
    let binding = member.binding.as_ref().map(|binding| {
        let text = format!("{binding:?}");
        text.split(['(', ' ']).next().unwrap_or_default().to_owned()
    });
    (&model.shapes[member.target].name, member.nullable, binding)
}
