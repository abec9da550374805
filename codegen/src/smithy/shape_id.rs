//! Shape ids: `namespace#Name` and `namespace#Name$member`.

use std::fmt;
use std::sync::Arc;

/// An absolute shape id. Cloning is cheap.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(Arc<str>);

impl Id {
    /// Reads an absolute id; `None` if the text is not one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (namespace, rest) = text.split_once('#')?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let well_formed = namespace.split('.').all(is_identifier)
            && is_identifier(name)
            && member.is_none_or(is_identifier);
        well_formed.then(|| Self(text.into()))
    }

    /// The id of nothing, which no model can mention.
    pub(super) fn nobody() -> Self {
        Self("#".into())
    }

    /// The id as it is written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before `#`.
    pub(super) fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The name without namespace and member.
    pub(super) fn name(&self) -> &str {
        let rest = self.0.split_once('#').map_or(&*self.0, |(_, rest)| rest);
        rest.split_once('$').map_or(rest, |(name, _)| name)
    }

    /// What stands after `$`.
    pub(super) fn member(&self) -> Option<&str> {
        self.0.split_once('$').map(|(_, member)| member)
    }

    /// The shape's id, for the id of a member.
    pub(super) fn shape(&self) -> Self {
        match self.0.split_once('$') {
            Some((shape, _)) => Self(shape.into()),
            None => self.clone(),
        }
    }

    /// The id of a member of this shape.
    pub(super) fn with_member(&self, member: &str) -> Self {
        Self(format!("{}${member}", self.0).into())
    }

    /// Whether Smithy itself defines it.
    pub(super) fn is_prelude(&self) -> bool {
        self.namespace() == "smithy.api"
    }
}

/// Letters, digits and underscores; underscores alone, or a digit first, are no identifier.
pub(super) fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let underscored = rest.len() < text.len();
    let starts = rest.starts_with(|c: char| c.is_ascii_alphabetic() || underscored && c.is_ascii_digit());
    starts && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_id_falls_into_its_parts() {
        let id = Id::parse("a.b#Name$member").unwrap();
        assert_eq!((id.namespace(), id.name(), id.member()), ("a.b", "Name", Some("member")));
        assert_eq!(id.shape().as_str(), "a.b#Name");
        assert_eq!(id.shape().with_member("x").as_str(), "a.b#Name$x");
    }

    #[test]
    fn what_the_grammar_does_not_allow_is_not_an_id() {
        for text in ["_a#_1", "a#B", "a.b_c#D$e"] {
            assert!(Id::parse(text).is_some(), "{text}");
        }
        for text in ["", "B", "#B", "a#", "1a#B", "a#B-C", "a#B$", "a#$b", "a..b#C", "a#_", "a#B$c$d", "a#é"]
        {
            assert!(Id::parse(text).is_none(), "{text}");
        }
    }
}
