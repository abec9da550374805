//! Chooses the alternative that is configured, and applies its schemes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{AuthContext, AuthError, AuthScheme};
use crate::transport::Body;

/// The schemes that a client has keys for, by their names in the specification, and for all others
/// how to configure them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schemes {
    pub(crate) configured: BTreeMap<&'static str, Arc<dyn AuthScheme>>,
    pub(crate) hints: BTreeMap<&'static str, &'static str>,
    /// Nobody asks for a proof.
    #[cfg(feature = "testing")]
    pub(crate) waived: bool,
}

/// Authenticates a request as one of the alternatives demands. No alternatives at all mean that
/// there is nothing to prove, and so does an empty one.
pub(crate) async fn apply(
    alternatives: &[&[&'static str]],
    schemes: &Schemes,
    request: &mut http::Request<Body>,
    context: &AuthContext<'_>,
) -> Result<(), AuthError> {
    let mut chosen = choose(alternatives, schemes)?;
    chosen.sort_by_key(|scheme| scheme.is_signature());
    for scheme in chosen {
        scheme.apply(request, context).await?;
    }
    Ok(())
}

fn choose<'a>(
    alternatives: &[&[&'static str]],
    schemes: &'a Schemes,
) -> Result<Vec<&'a dyn AuthScheme>, AuthError> {
    if alternatives.is_empty() {
        return Ok(Vec::new());
    }
    #[cfg(feature = "testing")]
    if schemes.waived {
        return Ok(Vec::new());
    }
    // A key that is configured is used, also where the specification names "no proof" first.
    let (proofs, none): (Vec<&[&'static str]>, Vec<_>) =
        alternatives.iter().copied().partition(|names| !names.is_empty());
    proofs
        .into_iter()
        .chain(none)
        .find_map(|names| names.iter().map(|name| schemes.configured.get(name).map(AsRef::as_ref)).collect())
        .ok_or_else(|| AuthError::NotConfigured { missing: missing(alternatives, schemes) })
}

fn missing(alternatives: &[&[&'static str]], schemes: &Schemes) -> Vec<Vec<String>> {
    let describe = |name: &&'static str| match schemes.hints.get(name) {
        Some(hint) => format!("`{name}` ({hint})"),
        None => format!("`{name}`"),
    };
    let lacks = |name: &&&'static str| !schemes.configured.contains_key(**name);
    alternatives.iter().map(|names| names.iter().filter(lacks).map(describe).collect()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::auth::ApiKey;

    fn chosen(alternatives: &[&[&'static str]], configured: &[&'static str]) -> Option<usize> {
        let mut schemes = Schemes::default();
        for name in configured {
            schemes.configured.insert(name, Arc::new(ApiKey::header("x", "k")));
        }
        choose(alternatives, &schemes).ok().map(|schemes| schemes.len())
    }

    #[test]
    fn the_first_alternative_that_is_wholly_configured_is_chosen() {
        assert_eq!(chosen(&[], &["a"]), Some(0), "nothing is asked for");
        assert_eq!(chosen(&[&["a", "b"], &["a"]], &["a", "b"]), Some(2));
        assert_eq!(chosen(&[&["a", "b"], &["a"]], &["a"]), Some(1));
        assert_eq!(chosen(&[&["a"], &[]], &[]), Some(0), "proof is optional");
        assert_eq!(chosen(&[&["a"], &[]], &["a"]), Some(1), "a key that is there is used");
        assert_eq!(chosen(&[&[], &["a"]], &["a"]), Some(1), "wherever it is named");
        assert_eq!(chosen(&[&["a"]], &["b"]), None);
    }
}
