//! What somebody meant who misspelled a name.

/// The known name that is nearest to a misspelled one, whatever the case of the letters: one letter
/// may differ in a short name, and two in a longer one. The first of several that are as near.
pub(crate) fn similar<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let allowed = match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let distance = |name: &str| strsim::osa_distance(&name.to_lowercase(), &wanted);
    let near = known.into_iter().map(|name| (distance(name), name)).filter(|(far, _)| *far <= allowed);
    near.min_by_key(|(far, _)| *far).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_a_slip_and_not_by_another_word() {
        let known = ["isSet", "not", "stringEquals", "required"];
        let find = |wanted| similar(wanted, known);
        assert_eq!(find("isset"), Some("isSet"));
        assert_eq!(find("isSett"), Some("isSet"));
        assert_eq!(find("requried"), Some("required"));
        assert_eq!(find("strinEqual"), Some("stringEquals"));
        assert_eq!(find("no"), None);
        assert_eq!(find("retried"), None);
    }
}
