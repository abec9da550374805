//! What is said about a shape, in words that mean nothing to a client, changed.

use super::example::smithy;
use super::trait_word::{Kind, Word, changes};
use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "trait-changed",
    title: "A trait that means nothing to a client changed",
    why: "Who defines a trait may say what its changes do to others, and is taken at their word. Otherwise nothing happens.",
    example: [
        smithy!(more: r#", "example#owner": {"type": "string", "traits": {"smithy.api#trait": {"breakingChanges": [{"change": "update"}]}}}, "example#A": {"type": "structure", "members": {}, "traits": {"example#owner": "a"}}"#),
        smithy!(more: r#", "example#owner": {"type": "string", "traits": {"smithy.api#trait": {"breakingChanges": [{"change": "update"}]}}}, "example#A": {"type": "structure", "members": {}, "traits": {"example#owner": "b"}}"#),
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let gone = old.words.keys().filter(|id| !new.words.contains_key(*id));
    for id in new.words.keys().chain(gone).filter(|id| id.contains('#')) {
        let word = Word { id, old: old.words.get(id), new: new.words.get(id) };
        if word.old == word.new {
            continue;
        }
        for change in changes(pair.outlines, &word) {
            let what = match change.kind {
                Kind::Added => "is new",
                Kind::Removed => "is gone",
                Kind::Updated => "is another",
            };
            let at = if change.path.is_empty() { String::new() } else { format!(" at `{}`", change.path) };
            let wire = Wire::old_client(change.safety.unwrap_or(Safety::Safe));
            found.add(format!("its trait `{id}` {what}{at}"), wire, Bump::None);
        }
    }
}
