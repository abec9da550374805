//! What became of a trait, and how bad whoever defined it says that is.
//!
//! A definition says so by `breakingChanges` (Smithy 2.0, "trait trait"), or by tags such as
//! `diff.error.remove` on itself and, with `diff.contents`, on its members.

use serde_json::Value;

use crate::drift::Safety;
use crate::model::{Declaration, Outline};

/// A trait of something in both versions, or in one of them.
pub(super) struct Word<'a> {
    pub(super) id: &'a str,
    pub(super) old: Option<&'a Value>,
    pub(super) new: Option<&'a Value>,
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Added,
    Removed,
    Updated,
}

/// A change of a trait or of a part of it.
pub(super) struct TraitChange {
    pub(super) kind: Kind,
    /// The part, as a JSON pointer; empty for the whole trait.
    pub(super) path: String,
    /// How bad it is, where the definition says.
    pub(super) safety: Option<Safety>,
}

/// What became of a trait that changed: what its definition has a word on, else the change as such.
pub(super) fn changes(outlines: (&Outline, &Outline), word: &Word<'_>) -> Vec<TraitChange> {
    let outline = if outlines.1.declarations.contains_key(word.id) { outlines.1 } else { outlines.0 };
    let mut found = Vec::new();
    if let Some(definition) = outline.declarations.get(word.id) {
        by_rules(definition, word, &mut found);
        let tags = tags(definition);
        by_tags(outline, (word.id, &tags), (word.old, word.new), String::new(), &mut found);
    }
    if found.is_empty() {
        found.extend(kind(word.old, word.new).map(|kind| TraitChange {
            kind,
            path: String::new(),
            safety: None,
        }));
    }
    found
}

/// The rules of `breakingChanges`.
fn by_rules(definition: &Declaration, word: &Word<'_>, found: &mut Vec<TraitChange>) {
    let rules = definition.words.get("smithy.api#trait").and_then(|it| it.get("breakingChanges"));
    for rule in rules.and_then(Value::as_array).into_iter().flatten() {
        let text = |name: &str| rule.get(name).and_then(Value::as_str);
        let path = text("path").unwrap_or_default();
        let at = |value: Option<&'_ Value>| value.and_then(|value| value.pointer(path)).cloned();
        let Some(kind) = kind(at(word.old).as_ref(), at(word.new).as_ref()) else { continue };
        let applies = match text("change").unwrap_or_default() {
            "any" => true,
            "presence" => kind != Kind::Updated,
            "add" => kind == Kind::Added,
            "remove" => kind == Kind::Removed,
            "update" => kind == Kind::Updated,
            _ => false,
        };
        if applies {
            let safety = Some(safety(text("severity").unwrap_or("ERROR")));
            found.push(TraitChange { kind, path: path.to_owned(), safety });
        }
    }
}

/// The tags of a definition and of its members.
fn by_tags(
    outline: &Outline,
    (shape, tags): (&str, &[String]),
    (old, new): (Option<&Value>, Option<&Value>),
    path: String,
    found: &mut Vec<TraitChange>,
) {
    let Some(kind) = kind(old, new) else { return };
    let safety = tags.iter().find_map(|tag| tagged(tag, kind));
    if safety.is_some() {
        found.push(TraitChange { kind, path: path.clone(), safety });
    }
    // What is below counts where both versions have something there.
    let is_looked_into = !path.is_empty() || tags.iter().any(|tag| tag == "diff.contents");
    if !is_looked_into || kind != Kind::Updated {
        return;
    }
    for (key, member) in keys(old, new) {
        let part = |value: Option<&Value>| value.and_then(|value| value.pointer(&format!("/{key}"))).cloned();
        let named = outline.declarations.get(&format!("{shape}${member}"));
        let common =
            ["member", "value"].iter().find_map(|it| outline.declarations.get(&format!("{shape}${it}")));
        let Some(declared) = named.or(common) else { continue };
        let target = declared.words.get("target").and_then(Value::as_str).unwrap_or_default();
        let (before, after) = (part(old), part(new));
        let tags = self::tags(declared);
        by_tags(outline, (target, &tags), (before.as_ref(), after.as_ref()), format!("{path}/{key}"), found);
    }
}

/// The keys of objects, or the positions of lists, with the names that a member of a definition has.
fn keys(old: Option<&Value>, new: Option<&Value>) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    for value in [old, new].into_iter().flatten() {
        match value {
            Value::Object(members) => keys.extend(members.keys().map(|key| (key.clone(), key.clone()))),
            Value::Array(items) => {
                keys.extend((0..items.len()).map(|index| (index.to_string(), "member".to_owned())));
            }
            _ => {}
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

fn tags(declaration: &Declaration) -> Vec<String> {
    let tags = declaration.words.get("smithy.api#tags").and_then(Value::as_array);
    tags.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn tagged(tag: &str, kind: Kind) -> Option<Safety> {
    let (severity, change) = tag.strip_prefix("diff.")?.split_once('.')?;
    let applies = match change {
        "const" => true,
        "add" => kind == Kind::Added,
        "remove" => kind == Kind::Removed,
        "update" => kind == Kind::Updated,
        _ => false,
    };
    applies.then(|| safety(severity))
}

fn safety(severity: &str) -> Safety {
    match severity.to_ascii_uppercase().as_str() {
        "ERROR" => Safety::Breaking,
        "DANGER" | "WARNING" => Safety::Careful,
        _ => Safety::Safe,
    }
}

fn kind(old: Option<&Value>, new: Option<&Value>) -> Option<Kind> {
    match (old, new) {
        (old, new) if old == new => None,
        (None, _) => Some(Kind::Added),
        (_, None) => Some(Kind::Removed),
        _ => Some(Kind::Updated),
    }
}
