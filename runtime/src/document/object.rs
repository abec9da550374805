//! An object of a document.

use super::Document;

/// Members with names, in the order in which they came.
///
/// Every name occurs once. Equality ignores the order. Finding a member takes time in proportion
/// to their number, which is small in practice; take a map for work on a big object.
#[derive(Clone, Default)]
pub struct Object(Vec<(String, Document)>);

impl Object {
    /// No members.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The member with this name.
    pub fn get(&self, name: &str) -> Option<&Document> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The member with this name, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Document> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Sets a member, at its old place if there is one, and gives back the old value.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Document>) -> Option<Document> {
        let (name, value) = (name.into(), value.into());
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((name, value));
        None
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Document> {
        let index = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(index).1)
    }

    /// The members, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Document)> + DoubleEndedIterator {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Members that a parser read, or the name that two of them have.
    pub(crate) fn from_parsed(members: Vec<(String, Document)>) -> Result<Self, String> {
        let twice = by_name(&members).windows(2).find_map(|pair| match pair {
            [(one, _), (other, _)] if one == other => Some(one.clone()),
            _ => None,
        });
        twice.map_or(Ok(Self(members)), Err)
    }
}

/// The members, sorted by their names.
fn by_name(members: &[(String, Document)]) -> Vec<&(String, Document)> {
    let mut sorted: Vec<_> = members.iter().collect();
    sorted.sort_by_key(|(name, _)| name.as_str());
    sorted
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && (self.0 == other.0 || by_name(&self.0) == by_name(&other.0))
    }
}

impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Of two members with the same name the later one wins.
impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut object = Self::new();
        object.extend(members);
        object
    }
}

impl<K: Into<String>, V: Into<Document>> Extend<(K, V)> for Object {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name, value);
        }
    }
}

impl IntoIterator for Object {
    type Item = (String, Document);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
